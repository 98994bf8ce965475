package io.github.stepscale.simulation;

import io.github.stepscale.policy.metric.Statistic;
import java.util.Arrays;
import java.util.Optional;

/** Aggregates the minutes of a period into one datapoint; minutes without data do not count. */
enum PeriodStatistic {
    SUM(Statistic.SUM),
    AVERAGE(Statistic.AVERAGE),
    /** An average in which each minute counts as often as it has requests. */
    AVERAGE_OF_REQUESTS(Statistic.AVERAGE),
    MINIMUM(Statistic.MINIMUM),
    MAXIMUM(Statistic.MAXIMUM),
    /** The value of the last minute, where a metric publishes datapoints of whole periods. */
    LAST;

    private final Optional<Statistic> statistic;

    PeriodStatistic(Statistic statistic) {
        this.statistic = Optional.of(statistic);
    }

    PeriodStatistic() {
        this.statistic = Optional.empty();
    }

    static Optional<PeriodStatistic> of(Statistic statistic) {
        return Arrays.stream(values())
                .filter(known -> known.statistic.filter(statistic::equals).isPresent())
                .findFirst();
    }

    /**
     * Returns the datapoint of the minutes from {@code first} to {@code last}, both inclusive; {@link Double#NaN} if
     * none has data.
     *
     * @param requests the requests of each minute
     */
    double of(double[] minutes, double[] requests, int first, int last) {
        return switch (this) {
            case AVERAGE_OF_REQUESTS -> weighted(minutes, requests, first, last);
            case LAST -> minutes[last];
            case SUM, AVERAGE, MINIMUM, MAXIMUM -> of(minutes, first, last);
        };
    }

    /** Minutes that FILL gives a value have no requests; they count only where all do. */
    private static double weighted(double[] minutes, double[] requests, int first, int last) {
        double sum = 0;
        double weight = 0;
        for (int i = first; i <= last; i++) {
            if (!Double.isNaN(minutes[i])) {
                sum += minutes[i] * requests[i];
                weight += requests[i];
            }
        }
        return weight > 0 ? sum / weight : AVERAGE.of(minutes, first, last);
    }

    private double of(double[] minutes, int first, int last) {
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        int found = 0;
        for (int i = first; i <= last; i++) {
            double value = minutes[i];
            if (!Double.isNaN(value)) {
                sum += value;
                min = Math.min(min, value);
                max = Math.max(max, value);
                found++;
            }
        }
        return found == 0 ? Double.NaN : of(sum, min, max, found);
    }

    private double of(double sum, double min, double max, int found) {
        return switch (this) {
            case SUM -> sum;
            case AVERAGE, AVERAGE_OF_REQUESTS -> sum / found;
            case MINIMUM -> min;
            case MAXIMUM -> max;
            case LAST -> throw new IllegalStateException("the last minute is no sum over minutes");
        };
    }
}
