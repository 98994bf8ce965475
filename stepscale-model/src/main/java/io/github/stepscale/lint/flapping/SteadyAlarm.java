package io.github.stepscale.lint.flapping;

import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.policy.rule.StepAdjustment;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/** The alarm of a rule under a constant load: its datapoints are the load divided by the capacities of their minutes. */
final class SteadyAlarm {
    static final long NO_STEP = -1;

    private final ScalingRule rule;
    private final int delay;
    /** The period in minutes; a shorter period counts as a minute, with fewer datapoints to match. */
    private final int period;

    private final int periods;
    private final int datapoints;
    private final int sign;
    private final double limit;
    private final Statistic statistic;
    private final double[] lower;
    private final double[] upper;

    SteadyAlarm(ScalingRule rule, ServiceDelays delays) {
        Alarm alarm = rule.alarm();
        int seconds = Math.min(60, alarm.metric().period());
        this.rule = rule;
        this.delay = delays.metric();
        this.period = Math.max(1, alarm.metric().period() / 60);
        this.periods = minutes(alarm.evaluationPeriods() * seconds);
        this.datapoints = minutes(alarm.datapointsToAlarm() * seconds);
        this.sign = alarm.comparison().side() == ScalingDirection.OUT ? 1 : -1;
        double signed = sign * alarm.threshold().doubleValue();
        this.limit = alarm.comparison().inclusive() ? signed : Math.nextUp(signed);
        this.statistic = alarm.metric() instanceof SourceMetric source ? source.statistic() : Statistic.AVERAGE;
        this.lower = bounds(StepAdjustment::lowerBound, Double.NEGATIVE_INFINITY);
        this.upper = bounds(StepAdjustment::upperBound, Double.POSITIVE_INFINITY);
    }

    ScalingRule rule() {
        return rule;
    }

    /** Returns how many minutes back it sees. */
    int reach() {
        return delay + periods * period;
    }

    /** Returns the cooldown of its policy, in minutes. */
    int cooldown() {
        return minutes(rule.policy().cooldown());
    }

    /**
     * Returns the value that chooses the step at the end of a minute.
     *
     * @param load the value of the metric at a capacity of 1
     * @return {@link Double#NaN} if the alarm does not fire then
     */
    double value(double load, CapacityHistory capacities, int minute) {
        int breaching = 0;
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = 0;
        for (int i = periods - 1; i >= 0; i--) {
            double value = datapoint(load, capacities, minute - delay - i * period);
            breaching += sign * value >= limit ? 1 : 0;
            sum += value;
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        if (breaching < datapoints) {
            return Double.NaN;
        }
        return switch (rule.policy().metricAggregationType()) {
            case AVERAGE -> sum / periods;
            case MINIMUM -> min;
            case MAXIMUM -> max;
        };
    }

    /** Returns the capacity that the step for a value requests, before clamping; {@link #NO_STEP} if no step applies. */
    long requested(int capacity, double value) {
        double offset = value - rule.alarm().threshold().doubleValue();
        for (int i = 0; i < lower.length; i++) {
            boolean above = offset >= 0 ? offset >= lower[i] : offset > lower[i];
            boolean below = offset <= 0 ? offset <= upper[i] : offset < upper[i];
            if (above && below) {
                StepAdjustment step = rule.policy().stepAdjustments().get(i);
                return Math.max(0, rule.policy().capacityAfter(capacity, step));
            }
        }
        return NO_STEP;
    }

    /** A sum over a period is computed as the average, since the load is that of a period. */
    private double datapoint(double load, CapacityHistory capacities, int end) {
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = 0;
        for (int minute = end - period + 1; minute <= end; minute++) {
            double value = load / capacities.at(minute);
            sum += value;
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        if (statistic.equals(Statistic.MAXIMUM)) {
            return max;
        }
        return statistic.equals(Statistic.MINIMUM) ? min : sum / period;
    }

    private double[] bounds(Function<StepAdjustment, Optional<BigDecimal>> bound, double open) {
        return rule.policy().stepAdjustments().stream()
                .mapToDouble(
                        step -> bound.apply(step).map(BigDecimal::doubleValue).orElse(open))
                .toArray();
    }

    private static int minutes(int seconds) {
        return (seconds + 59) / 60;
    }
}
