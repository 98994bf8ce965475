package io.github.stepscale.simulation;

import static java.util.Locale.ROOT;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.UtilizationLaw;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.service.Service;
import io.github.stepscale.service.ZeroTraffic;
import java.util.Optional;
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

    /** What follows from the response of instances in a minute or a tick. */
    static boolean isOfResponse(SourceMetric metric) {
        return metric.name().startsWith("Concurrent")
                || metric.name().equals("ModelLatency")
                || metric.name().equals("CPUUtilization")
                || metric.name().equals("Invocation5XXErrors");
    }

    static OptionalDouble ofResponse(
            SourceMetric metric, Service service, ReferenceTicks ticks, ReferenceTicks.Level level, double requests) {
        if (metric.name().equals("Invocation5XXErrors")) {
            return requests > 0 || level.timedOut() > 0 ? OptionalDouble.of(level.timedOut()) : OptionalDouble.empty();
        }
        boolean latency = metric.name().equals("ModelLatency");
        if (Double.isNaN(level.concurrency()) || (latency && requests <= 0)) {
            return OptionalDouble.empty();
        }
        String statistic = metric.statistic().name();
        if (latency) {
            return OptionalDouble.of(1_000
                    * (statistic.equals("Average")
                            ? ticks.mean(level)
                            : ticks.quantile(level, LatencyQuantile.valueOf(statistic.toUpperCase(ROOT)))));
        }
        if (metric.name().equals("CPUUtilization")) {
            UtilizationLaw law = Optional.ofNullable(
                            service.utilization().laws().get("CPUUtilization"))
                    .orElseThrow();
            return OptionalDouble.of(law.idle()
                    + (law.full() - law.idle())
                            * level.throughput()
                            / service.effectiveSaturation().orElseThrow());
        }
        return OptionalDouble.of(
                statistic.equals("Maximum") ? level.concurrency() * service.concurrencyPeak() : level.concurrency());
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
