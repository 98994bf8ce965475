package io.github.stepscale.simulation;

import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.rule.Alarm;
import java.util.Optional;

/**
 * A metric that can be simulated, with its statistic.
 *
 * @param metric the metric
 * @param statistic aggregates the minutes of a period into a datapoint
 */
record SimulatedMetric(TrafficMetric metric, PeriodStatistic statistic) {

    /** Returns the metric of an alarm; empty if traffic does not determine it. */
    static Optional<SimulatedMetric> of(Alarm alarm) {
        return alarm.metric() instanceof SourceMetric source && source.period() % 60 == 0
                ? TrafficMetric.of(source)
                        .flatMap(metric -> PeriodStatistic.of(source.statistic())
                                .map(statistic -> new SimulatedMetric(metric, statistic)))
                : Optional.empty();
    }
}
