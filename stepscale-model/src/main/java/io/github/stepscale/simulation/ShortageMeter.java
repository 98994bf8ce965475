package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.service.Service;
import java.util.Optional;

/**
 * Counts the shortage of a run.
 *
 * @param measure what it counts
 * @param latency the limit of the latency, if there is one
 */
record ShortageMeter(ShortageCauses.Measure measure, Optional<LatencyObjective> latency) {

    /** The meter of what an objective limits; empty if the service does not say enough for it. */
    static Optional<ShortageMeter> of(ScalingPlan plan, Service service, Objective objective) {
        if (objective.latency().isPresent()) {
            return service.responseCurve()
                    .filter(curve -> objective.latency().get().statistic().isOneOf(curve.quantiles()))
                    .map(curve -> new ShortageMeter(ShortageCauses.Measure.LATE, objective.latency()));
        }
        boolean queues = plan.scaling().target().kind() == EndpointKind.ASYNC;
        return service.requestsPerInstance().isEmpty()
                ? Optional.empty()
                : Optional.of(new ShortageMeter(
                        queues ? ShortageCauses.Measure.WAIT : ShortageCauses.Measure.EXCESS, Optional.empty()));
    }

    /** The shortage; infinite if requests wait without end. */
    double of(SimulatedRun run) {
        return switch (measure) {
            case EXCESS -> run.summary().excessRequests().orElseThrow();
            case LATE -> latency.orElseThrow().lateRequests(run.timeline()).orElseThrow();
            case WAIT -> run.summary().longestWaitMinutes().orElseThrow();
        };
    }

    /** What one instance serves so that nothing is short: the requests per minute; empty if it never does. */
    Optional<Throughput> enough(Service service) {
        return latency.isEmpty()
                ? Optional.of(Throughput.of(service.requestsPerInstance()))
                : latency.flatMap(limit -> service.responseCurve().map(limit::highestRate))
                        .filter(rate -> rate.isPresent() && rate.getAsDouble() > 0)
                        .map(Throughput::of);
    }
}
