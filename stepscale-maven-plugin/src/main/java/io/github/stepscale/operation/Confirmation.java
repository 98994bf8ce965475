package io.github.stepscale.operation;

/** Asks whether something that cannot be undone, or costs, may be done. */
@FunctionalInterface
public interface Confirmation {
    /** Nobody is asked: it was said beforehand that it may. */
    Confirmation GIVEN = question -> true;

    /** Whether it may be done. */
    boolean of(String question);
}
