package io.github.stepscale.lint.flapping;

import io.github.stepscale.lint.rule.Delays;
import io.github.stepscale.plan.Rule;
import io.github.stepscale.policy.Alarm;
import io.github.stepscale.policy.Direction;
import io.github.stepscale.policy.SourceMetric;
import io.github.stepscale.policy.Statistic;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A rule while the load stays the same: it sees what the load reads at the capacities of its last datapoints. */
final class Watch {
    private final Rule rule;
    private final int delay;
    /** Of a datapoint, in minutes; a shorter period is taken as minutes, and as many fewer datapoints. */
    private final int period;

    private final int periods;
    private final int datapoints;
    private final int sign;
    private final double limit;
    private final Statistic statistic;

    Watch(Rule rule, Delays delays) {
        Alarm alarm = rule.alarm();
        int seconds = Math.min(60, alarm.metric().period());
        this.rule = rule;
        this.delay = delays.metric();
        this.period = Math.max(1, alarm.metric().period() / 60);
        this.periods = minutes(alarm.evaluationPeriods() * seconds);
        this.datapoints = minutes(alarm.datapointsToAlarm() * seconds);
        this.sign = alarm.comparison().side() == Direction.OUT ? 1 : -1;
        double signed = sign * alarm.threshold().doubleValue();
        this.limit = alarm.comparison().inclusive() ? signed : Math.nextUp(signed);
        this.statistic = alarm.metric() instanceof SourceMetric source ? source.statistic() : Statistic.AVERAGE;
    }

    Rule rule() {
        return rule;
    }

    /** How many minutes back it sees. */
    int reach() {
        return delay + periods * period;
    }

    /** Of its policy, in minutes. */
    int cooldown() {
        return minutes(rule.policy().cooldown());
    }

    /**
     * The value that chooses the step at the end of a minute; empty if the alarm does not fire then.
     *
     * @param load what the metric reads at a capacity of 1
     */
    OptionalDouble value(double load, Capacities capacities, int minute) {
        double[] values = IntStream.range(0, periods)
                .mapToDouble(i -> datapoint(load, capacities, minute - delay - i * period))
                .toArray();
        long breaching =
                Arrays.stream(values).filter(value -> sign * value >= limit).count();
        return breaching < datapoints ? OptionalDouble.empty() : aggregated(values);
    }

    /** The capacity that the step of a value asks for, before it is clamped; empty if no step holds it. */
    Optional<Long> asked(int capacity, double value) {
        return rule.stepAt(BigDecimal.valueOf(value))
                .map(step -> rule.policy().capacityAfter(capacity, step));
    }

    private OptionalDouble aggregated(double[] values) {
        return switch (rule.policy().metricAggregationType()) {
            case AVERAGE -> Arrays.stream(values).average();
            case MINIMUM -> Arrays.stream(values).min();
            case MAXIMUM -> Arrays.stream(values).max();
        };
    }

    /** What adds up over a period is taken as the average, since the load is that of a period. */
    private double datapoint(double load, Capacities capacities, int end) {
        if (period == 1) {
            return load / capacities.at(end);
        }
        double[] minutes = IntStream.range(0, period)
                .mapToDouble(i -> load / capacities.at(end - i))
                .toArray();
        if (statistic.equals(Statistic.MAXIMUM)) {
            return Arrays.stream(minutes).max().orElseThrow();
        }
        return statistic.equals(Statistic.MINIMUM)
                ? Arrays.stream(minutes).min().orElseThrow()
                : Arrays.stream(minutes).average().orElseThrow();
    }

    private static int minutes(int seconds) {
        return (seconds + 59) / 60;
    }
}
