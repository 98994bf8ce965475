package io.github.stepscale.simulation;

import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.rule.Alarm;
import java.util.Optional;

/**
 * The metric of an alarm that can be simulated.
 *
 * @param metric what is published
 * @param statistic how the minutes of a period become a datapoint
 */
record SimulatedMetric(TrafficMetric metric, PeriodStatistic statistic) {

    /** The metric of an alarm; empty if traffic does not determine it. */
    static Optional<SimulatedMetric> of(Alarm alarm) {
        return alarm.metric() instanceof SourceMetric source && source.period() % 60 == 0
                ? TrafficMetric.of(source)
                        .flatMap(metric -> PeriodStatistic.of(source.statistic())
                                .map(statistic -> new SimulatedMetric(metric, statistic)))
                : Optional.empty();
    }
}
