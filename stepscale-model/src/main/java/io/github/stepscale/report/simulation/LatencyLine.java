package io.github.stepscale.report.simulation;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A statistic of the latency that the page draws.
 *
 * @param quantile the quantile; the mean if empty
 */
record LatencyLine(Optional<LatencyQuantile> quantile) {
    static final LatencyLine MEAN = new LatencyLine(Optional.empty());

    /**
     * Returns the lines of a service, the most important first: the statistic of the objective, the p95 or else the highest
     * quantile that is known, and the mean; two at most. None if latency is unknown.
     */
    static List<LatencyLine> of(Service service) {
        return service.responseCurve()
                .map(curve -> Stream.concat(usual(curve).stream(), Stream.of(MEAN))
                        .distinct()
                        .limit(2)
                        .toList())
                .orElseGet(List::of);
    }

    private static Optional<LatencyLine> usual(ServiceCurve curve) {
        Set<LatencyQuantile> known = curve.quantiles();
        List<LatencyQuantile> ascending = new ArrayList<>(known);
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(new LatencyLine(Optional.of(
                        known.contains(LatencyQuantile.P95)
                                ? LatencyQuantile.P95
                                : ascending.get(ascending.size() - 1))));
    }

    /** {@code p95}, or {@code mean}. */
    String name() {
        return quantile.map(LatencyQuantile::statistic).orElse("mean");
    }

    /** The latency of a minute in milliseconds; {@link Double#NaN} without instances. */
    double at(Timeline.Response response, int minute) {
        return quantile.isPresent() ? response.latencyMs(quantile.get(), minute) : response.latencyMeanMs(minute);
    }
}
