package io.github.stepscale.simulation;

import java.util.Optional;

/**
 * Between what a run can be, whatever its policy does. A claim that holds for all of it cannot fail.
 *
 * @param start instances in service in the first minute
 * @param lowest the fewest that can be in service
 * @param highest the most; no limit where changes overlap, since what is added may come before what leaves is gone
 * @param firstMore the first minute in which there can be more than at the start, counted from 0
 * @param firstFewer the first in which there can be fewer
 * @param excess why it cannot fail, or cannot be told, that requests come above capacity
 */
public record OutcomeBounds(
        int start, int lowest, int highest, int firstMore, int firstFewer, Optional<String> excess) {

    static OutcomeBounds of(RunConditions conditions) {
        return new OutcomeBounds(
                conditions.facts().initialCapacity(),
                conditions.range().lowest(),
                conditions.facts().locked() ? conditions.range().highest() : Integer.MAX_VALUE,
                1 + conditions.service().scaleOutDelay(),
                1 + conditions.service().scaleInDelay(),
                excess(conditions));
    }

    private static Optional<String> excess(RunConditions conditions) {
        if (conditions.queues()) {
            return Optional.of(
                    "the requests to an asynchronous endpoint wait, and none comes above capacity: maxWait of 'objective'"
                            + " says how long they may");
        }
        if (conditions.service().requestsPerInstance().isEmpty()) {
            return Optional.of(
                    "service.requestsPerInstance is missing, without which nobody knows what comes above capacity");
        }
        return conditions.trace().total() > 0 ? Optional.empty() : Optional.of("there are no requests");
    }
}
