package io.github.stepscale.simulation;

import io.github.stepscale.expression.MathExpression;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.service.Service;
import java.util.List;
import java.util.Optional;

/**
 * A metric that can be simulated, with its statistic.
 *
 * @param metric the metric
 * @param statistic aggregates the minutes or ticks of a period into a datapoint
 */
record SimulatedMetric(PublishedMetric metric, PeriodStatistic statistic) {

    /**
     * Returns the metric of an alarm; empty if neither traffic nor the response of an instance determines it.
     *
     * @throws io.github.stepscale.validation.InvalidValueException if it is an expression with mistakes
     */
    static Optional<SimulatedMetric> of(Alarm alarm, Service service) {
        if (alarm.metric() instanceof MathMetric math) {
            return of(math, alarm, service);
        }
        return alarm.metric() instanceof SourceMetric source ? of(source, service) : Optional.empty();
    }

    /** Returns the metric; empty if neither traffic nor the response of an instance determines it. */
    static Optional<SimulatedMetric> of(SourceMetric source, Service service) {
        return ofTraffic(source)
                .or(() -> ResponseMetrics.of(source, service)
                        .flatMap(ResponseMetrics::find)
                        .map(found -> found.every(source.period())));
    }

    /** Returns the metric; empty if traffic does not determine it. */
    static Optional<SimulatedMetric> ofTraffic(SourceMetric source) {
        return TrafficMetric.of(source)
                .flatMap(metric -> PeriodStatistic.of(source.statistic())
                        .map(statistic -> new SimulatedMetric(metric, statistic).every(source.period())));
    }

    private static Optional<SimulatedMetric> of(MathMetric math, Alarm alarm, Service service) {
        MathExpression expression = expression(math);
        List<SimulatedMetric> operands = expression.operands().stream()
                .flatMap(id -> math.inputs().stream().filter(input -> input.id().equals(id)))
                .flatMap(input -> of(input.metric(), service).stream())
                .toList();
        return operands.size() < expression.operands().size()
                ? Optional.empty()
                : Optional.of(new SimulatedMetric(
                        new ExpressionMetric(expression, operands, alarm, service.zeroTraffic()),
                        PeriodStatistic.LAST));
    }

    /** The datapoints of an evaluation range, where they depend on it. */
    Optional<RangeDatapoints> ranges() {
        return metric instanceof ExpressionMetric expression ? expression.ranges() : Optional.empty();
    }

    /**
     * Parses the expression of a metric.
     *
     * @throws io.github.stepscale.validation.InvalidValueException if it has mistakes
     */
    static MathExpression expression(MathMetric math) {
        return MathExpression.parse(
                math.expression(),
                math.inputs().stream().map(MathMetric.Input::id).toList(),
                math.period());
    }

    /** The same metric with datapoints for alarms of a period in seconds. */
    private SimulatedMetric every(int period) {
        return Tick.isShort(period) ? new SimulatedMetric(new TickMetric(metric), statistic) : this;
    }
}
