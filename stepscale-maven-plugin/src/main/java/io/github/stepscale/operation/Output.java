package io.github.stepscale.operation;

/** Receives what an operation reports while it runs, from the thread that runs it. */
public interface Output {
    /** The columns of a line that fits every terminal: one of 80 breaks it if it is full. */
    int MAX_COLUMNS = 79;

    /** Receives one line for the log, without a line break. */
    void line(String text);

    /** Receives a line while the JVM shuts down, from another thread. Must not buffer it. */
    default void lineAtShutdown(String text) {
        line(text);
    }

    /**
     * Receives the progress of a stack, for a line that is redrawn each time. Does nothing by default.
     *
     * @param done number of resources that are done
     * @param total number of resources, 0 if unknown
     */
    default void progress(int done, int total) {}

    /** Returns whether {@link #live} is displayed. */
    default boolean isLive() {
        return false;
    }

    /** Receives a line that replaces the last such line, from any thread. Does nothing by default. */
    default void live(String text) {}

    /** Leaves the last live line where it is: what follows is below it. Does nothing by default. */
    default void endLive() {}

    /** Returns how many columns a live line may have. */
    default int columns() {
        return MAX_COLUMNS;
    }
}
