package io.github.stepscale.operation;

/** Receives what an operation reports while it runs, from the thread that runs it. */
public interface Output {

    /** Receives one line for the log, without a line break. */
    void line(String text);

    /** Receives a line while the JVM shuts down, which must not be buffered; from another thread. */
    default void lastWord(String text) {
        line(text);
    }

    /**
     * Receives the progress of a stack, for a line that is redrawn each time. Does nothing by default.
     *
     * @param done resources that are done
     * @param total resources there are to do, 0 if unknown
     */
    default void progress(int done, int total) {}

    /** Returns whether {@link #live} is displayed. */
    default boolean isLive() {
        return false;
    }

    /** Receives a line that replaces the last such line, from any thread. Does nothing by default. */
    default void live(String text) {}
}
