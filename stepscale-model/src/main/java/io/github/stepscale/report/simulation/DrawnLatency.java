package io.github.stepscale.report.simulation;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.LatencyObjective;
import io.github.stepscale.simulation.Objective;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The latencies that the page draws.
 *
 * @param statistics two at most, the most important first; empty if latency is unknown
 * @param limit what the objective limits; it is the first statistic
 */
record DrawnLatency(List<LatencyStatistic> statistics, Optional<LatencyObjective> limit) {
    private static final int MAX_LINES = 2;

    static DrawnLatency of(Service service, Objective objective) {
        return service.responseCurve()
                .map(curve -> new DrawnLatency(
                        statistics(curve, objective),
                        objective.latency().filter(limit -> limit.statistic().isOneOf(curve.quantiles()))))
                .orElseGet(() -> new DrawnLatency(List.of(), Optional.empty()));
    }

    /** The statistic of the objective, the p95 or else the highest known quantile, and the mean. */
    private static List<LatencyStatistic> statistics(ServiceCurve curve, Objective objective) {
        return Stream.of(
                        objective
                                .latency()
                                .map(LatencyObjective::statistic)
                                .filter(wanted -> wanted.isOneOf(curve.quantiles())),
                        tail(curve).map(LatencyStatistic::of),
                        Optional.of(LatencyStatistic.MEAN))
                .flatMap(Optional::stream)
                .distinct()
                .limit(MAX_LINES)
                .toList();
    }

    private static Optional<LatencyQuantile> tail(ServiceCurve curve) {
        return curve.quantiles().contains(LatencyQuantile.P95)
                ? Optional.of(LatencyQuantile.P95)
                : curve.quantiles().stream().reduce((lower, higher) -> higher);
    }
}
