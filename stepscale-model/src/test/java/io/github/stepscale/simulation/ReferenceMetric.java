package io.github.stepscale.simulation;

import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.service.ZeroTraffic;
import java.util.OptionalDouble;

/** What a metric publishes for a minute, by its name. */
final class ReferenceMetric {
    private ReferenceMetric() {}

    static OptionalDouble published(
            SourceMetric metric, double requests, int running, double backlog, ZeroTraffic zeroTraffic) {
        return switch (metric.name()) {
            case "InvocationsPerInstance", "InvocationsPerCopy" ->
                ofRequests(requests, running, requests / running, zeroTraffic);
            // Requests come in whether or not anything serves them.
            case "Invocations" ->
                running == 0 && requests > 0
                        ? OptionalDouble.of(requests)
                        : ofRequests(requests, running, requests, zeroTraffic);
            case "NoCapacityInvocationFailures" -> running == 0 ? OptionalDouble.of(requests) : OptionalDouble.empty();
            case "ApproximateBacklogSize" -> OptionalDouble.of(backlog);
            case "ApproximateBacklogSizePerInstance" ->
                running == 0 ? OptionalDouble.empty() : OptionalDouble.of(backlog / running);
            case "HasBacklogWithoutCapacity" -> OptionalDouble.of(running == 0 && backlog > 0 ? 1 : 0);
            default -> throw new IllegalArgumentException("traffic does not determine " + metric.name());
        };
    }

    private static OptionalDouble ofRequests(double requests, int running, double value, ZeroTraffic zeroTraffic) {
        if (running == 0) {
            return OptionalDouble.empty();
        }
        if (requests > 0) {
            return OptionalDouble.of(value);
        }
        return zeroTraffic == ZeroTraffic.ZERO ? OptionalDouble.of(0) : OptionalDouble.empty();
    }
}
