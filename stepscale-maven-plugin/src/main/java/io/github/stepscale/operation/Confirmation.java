package io.github.stepscale.operation;

/** Asks for permission before something that cannot be undone or that costs money. */
@FunctionalInterface
public interface Confirmation {
    /** Confirms everything without asking. */
    Confirmation GIVEN = question -> true;

    /** Returns whether the answer to the question is yes. */
    boolean confirm(String question);
}
