package io.github.stepscale.simulation;

import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.service.Service;
import java.util.Optional;

/**
 * A metric that can be simulated, with its statistic.
 *
 * @param metric the metric
 * @param statistic aggregates the minutes of a period into a datapoint
 */
record SimulatedMetric(PublishedMetric metric, PeriodStatistic statistic) {

    /** Returns the metric of an alarm; empty if neither traffic nor the response of an instance determines it. */
    static Optional<SimulatedMetric> of(Alarm alarm, Service service) {
        return ofTraffic(alarm)
                .or(() -> alarm.metric() instanceof SourceMetric source
                        ? ResponseMetrics.of(source, service).flatMap(ResponseMetrics::find)
                        : Optional.empty());
    }

    /** Returns the metric of an alarm; empty if traffic does not determine it. */
    static Optional<SimulatedMetric> ofTraffic(Alarm alarm) {
        return alarm.metric() instanceof SourceMetric source && source.period() % 60 == 0
                ? TrafficMetric.of(source)
                        .flatMap(metric -> PeriodStatistic.of(source.statistic())
                                .map(statistic -> new SimulatedMetric(metric, statistic)))
                : Optional.empty();
    }
}
