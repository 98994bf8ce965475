package io.github.stepscale.tuning.search;

import java.util.List;

/**
 * A point of a space and the outcome of its policy on the tuning part.
 *
 * @param point the values of the parameters
 * @param shortage the amount of what is weighed against the cost, such as requests above capacity
 * @param instanceMinutes paid instance-minutes
 */
public record FoundPolicy(List<Integer> point, double shortage, long instanceMinutes) {}
