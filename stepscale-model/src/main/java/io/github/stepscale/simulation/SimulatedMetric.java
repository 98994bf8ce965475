package io.github.stepscale.simulation;

import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.service.Service;
import java.util.Optional;

/**
 * A metric that can be simulated, with its statistic.
 *
 * @param metric the metric
 * @param statistic aggregates the minutes or ticks of a period into a datapoint
 */
record SimulatedMetric(PublishedMetric metric, PeriodStatistic statistic) {

    /** Returns the metric of an alarm; empty if neither traffic nor the response of an instance determines it. */
    static Optional<SimulatedMetric> of(Alarm alarm, Service service) {
        return ofTraffic(alarm)
                .or(() -> alarm.metric() instanceof SourceMetric source
                        ? ResponseMetrics.of(source, service)
                                .flatMap(ResponseMetrics::find)
                                .map(found -> found.every(source.period()))
                        : Optional.empty());
    }

    /** Returns the metric of an alarm; empty if traffic does not determine it. */
    static Optional<SimulatedMetric> ofTraffic(Alarm alarm) {
        return alarm.metric() instanceof SourceMetric source
                ? TrafficMetric.of(source)
                        .flatMap(metric -> PeriodStatistic.of(source.statistic())
                                .map(statistic -> new SimulatedMetric(metric, statistic).every(source.period())))
                : Optional.empty();
    }

    /** The same metric with datapoints for alarms of a period in seconds. */
    private SimulatedMetric every(int period) {
        return Tick.isShort(period) ? new SimulatedMetric(new TickMetric(metric), statistic) : this;
    }
}
