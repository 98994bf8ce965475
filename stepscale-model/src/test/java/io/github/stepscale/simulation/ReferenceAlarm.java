package io.github.stepscale.simulation;

import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.TreatMissingData;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The evaluation of an alarm, written down as the simulation contract has it. */
record ReferenceAlarm(Alarm alarm) {

    /** Whether it is evaluated every tick, so that a slot is ten seconds in place of a minute. */
    boolean byTheTick() {
        return alarm.metric().period() < 60;
    }

    int slotsPerMinute() {
        return byTheTick() ? 6 : 1;
    }

    int slotsPerPeriod() {
        return alarm.metric().period() / (byTheTick() ? 10 : 60);
    }

    /**
     * The datapoints of the evaluation range, oldest first, missing ones empty.
     *
     * @param published what the metric published in each slot from 0
     * @param requests of each slot
     * @param newestVisible the last slot the alarm can see; below 0 where there is none
     */
    List<OptionalDouble> range(List<OptionalDouble> published, List<Double> requests, int newestVisible) {
        int slotsPerPeriod = slotsPerPeriod();
        List<OptionalDouble> range = new ArrayList<>();
        for (int back = alarm.evaluationPeriods() + 1; back >= 0; back--) {
            int last = newestVisible - back * slotsPerPeriod;
            range.add(datapoint(published, requests, last - slotsPerPeriod + 1, last));
        }
        return range;
    }

    private OptionalDouble datapoint(List<OptionalDouble> published, List<Double> requests, int first, int last) {
        Optional<Double> filler = alarm.fill().value().map(BigDecimal::doubleValue);
        List<Double> present = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (int slot = Math.max(0, first); slot <= last; slot++) {
            OptionalDouble value = published.get(slot);
            Optional<Double> counted = value.isPresent() ? Optional.of(value.getAsDouble()) : filler;
            counted.ifPresent(present::add);
            if (counted.isPresent()) {
                weights.add(requests.get(slot));
            }
        }
        boolean single = alarm.metric().period() <= 60 && last == first;
        return !single && ((SourceMetric) alarm.metric()).name().equals("ModelLatency") && sum(weights) > 0
                ? OptionalDouble.of(weighted(present, weights))
                : statistic(present);
    }

    private static double weighted(List<Double> values, List<Double> weights) {
        double sum = 0;
        for (int i = 0; i < values.size(); i++) {
            sum += values.get(i) * weights.get(i);
        }
        return sum / sum(weights);
    }

    private OptionalDouble statistic(List<Double> present) {
        if (present.isEmpty()) {
            return OptionalDouble.empty();
        }
        Statistic statistic = ((SourceMetric) alarm.metric()).statistic();
        return OptionalDouble.of(
                switch (statistic.name()) {
                    case "Sum" -> sum(present);
                    case "Average", "p50", "p90", "p95", "p99" -> sum(present) / present.size();
                    case "Minimum" -> least(present);
                    case "Maximum" -> greatest(present);
                    default -> throw new IllegalArgumentException(statistic + " has no meaning here");
                });
    }

    /** The state that follows from a range. */
    AlarmState state(List<OptionalDouble> range, AlarmState current) {
        List<Double> real = real(range);
        int n = alarm.evaluationPeriods();
        int m = alarm.datapointsToAlarm();
        TreatMissingData treat = alarm.treatMissingData();
        if (real.size() >= n) {
            return breaching(real.subList(real.size() - n, real.size())) >= m ? AlarmState.ALARM : AlarmState.OK;
        }
        if (real.isEmpty()) {
            return switch (treat) {
                case MISSING -> AlarmState.INSUFFICIENT_DATA;
                case IGNORE -> current;
                case BREACHING -> AlarmState.ALARM;
                case NOT_BREACHING -> AlarmState.OK;
            };
        }
        int breaching = breaching(real);
        if (treat == TreatMissingData.BREACHING) {
            breaching += n - real.size();
        }
        if (breaching >= m) {
            return AlarmState.ALARM;
        }
        boolean keptOpen = treat == TreatMissingData.MISSING || treat == TreatMissingData.IGNORE;
        if (keptOpen && breaching(real) == real.size() && ageOfOldest(range) >= m) {
            return treat == TreatMissingData.MISSING ? AlarmState.ALARM : current;
        }
        return AlarmState.OK;
    }

    /** The value that chooses the step; empty where there is no datapoint. */
    OptionalDouble aggregate(List<OptionalDouble> range, MetricAggregationType aggregation) {
        List<Double> real = real(range);
        List<Double> used = real.subList(Math.max(0, real.size() - alarm.evaluationPeriods()), real.size());
        if (used.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                switch (aggregation) {
                    case AVERAGE -> sum(used) / used.size();
                    case MINIMUM -> least(used);
                    case MAXIMUM -> greatest(used);
                });
    }

    private static List<Double> real(List<OptionalDouble> range) {
        List<Double> real = new ArrayList<>();
        for (OptionalDouble point : range) {
            point.ifPresent(real::add);
        }
        return real;
    }

    /** How many datapoints ago the oldest one is; the newest has age 1. */
    private static int ageOfOldest(List<OptionalDouble> range) {
        int oldest = 0;
        while (range.get(oldest).isEmpty()) {
            oldest++;
        }
        return range.size() - oldest;
    }

    private int breaching(List<Double> values) {
        double threshold = alarm.threshold().doubleValue();
        int breaching = 0;
        for (double value : values) {
            if (breaches(value, threshold)) {
                breaching++;
            }
        }
        return breaching;
    }

    private boolean breaches(double value, double threshold) {
        return switch (alarm.comparison()) {
            case GREATER_THAN_OR_EQUAL_TO_THRESHOLD -> value >= threshold;
            case GREATER_THAN_THRESHOLD -> value > threshold;
            case LESS_THAN_OR_EQUAL_TO_THRESHOLD -> value <= threshold;
            case LESS_THAN_THRESHOLD -> value < threshold;
        };
    }

    private static double sum(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double least(List<Double> values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    private static double greatest(List<Double> values) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            greatest = Math.max(greatest, value);
        }
        return greatest;
    }
}
