package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.Trace;
import java.util.Optional;

/**
 * The bounds of what a run can be, whatever its policy does. An expectation that holds within all of them cannot fail.
 *
 * @param start instances in service in the first minute
 * @param lowest minimum instances in service
 * @param highest maximum instances in service; unlimited if changes may overlap, because added instances may start
 *     before removed ones are gone
 * @param firstMore first minute with possibly more instances than at the start, counted from 0
 * @param firstFewer first minute with possibly fewer instances than at the start, counted from 0
 * @param excess why a limit of requests above capacity cannot fail or cannot be checked; empty if it can
 * @param response what can be known of latencies and timeouts
 */
public record OutcomeBounds(
        int start,
        int lowest,
        int highest,
        int firstMore,
        int firstFewer,
        Optional<String> excess,
        ResponseBounds response) {

    /** Returns the bounds of what runs of a plan on traffic can be. */
    public static OutcomeBounds of(ScalingPlan plan, Service service, Trace trace) {
        return of(RunConditions.of(plan, service, trace));
    }

    private static OutcomeBounds of(RunConditions conditions) {
        return new OutcomeBounds(
                conditions.parameters().initialCapacity(),
                conditions.range().lowest(),
                conditions.parameters().locked() ? conditions.range().highest() : Integer.MAX_VALUE,
                1 + conditions.service().scaleOutDelay(),
                1 + conditions.service().scaleInDelay(),
                excess(conditions),
                ResponseBounds.of(conditions));
    }

    private static Optional<String> excess(RunConditions conditions) {
        if (conditions.queues()) {
            return Optional.of(
                    "the requests to an asynchronous endpoint wait, and none comes above capacity: maxWait of 'objective'"
                            + " says how long they may");
        }
        if (conditions.service().requestsPerInstance().isEmpty()) {
            return Optional.of(
                    "service.requestsPerInstance is missing, without which requests above capacity are unknown");
        }
        return conditions.trace().total() > 0 ? Optional.empty() : Optional.of("there are no requests");
    }
}
