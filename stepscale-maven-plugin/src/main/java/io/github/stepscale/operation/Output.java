package io.github.stepscale.operation;

/** Where an operation tells what happens while it happens. Called from the thread that runs it. */
public interface Output {

    /** One line for the log, without a line break. */
    void line(String text);

    /** One line when the JVM ends in the middle: it must not be held back. From another thread. */
    default void lastWord(String text) {
        line(text);
    }

    /**
     * How far the stack is: for a line that is drawn anew each time. Does nothing by default.
     *
     * @param done resources that are done
     * @param total resources there are to do, 0 where nobody knows
     */
    default void progress(int done, int total) {}

    /** Whether somebody sees {@link #live}. */
    default boolean isLive() {
        return false;
    }

    /** A line that takes the place of the last such line. Does nothing by default. From any thread. */
    default void live(String text) {}
}
