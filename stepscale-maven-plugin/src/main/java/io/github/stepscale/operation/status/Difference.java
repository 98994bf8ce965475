package io.github.stepscale.operation.status;

/**
 * A difference between a live resource and the descriptor.
 *
 * @param text the value of the descriptor, then the live one: {@code maxCapacity: 12 -> 10}
 */
record Difference(String text, Remedy remedy) {
    /** The difference of a policy, an alarm or a schedule that is not there. */
    static final String ABSENT = "does not exist";
}
