package io.github.stepscale.tuning;

import java.util.List;

/**
 * A point of a space and the outcome of its policy on the tuning part.
 *
 * @param point the values of the parameters
 * @param excess requests above capacity
 * @param instanceMinutes paid instance-minutes
 */
record FoundPolicy(List<Integer> point, double excess, long instanceMinutes) {}
