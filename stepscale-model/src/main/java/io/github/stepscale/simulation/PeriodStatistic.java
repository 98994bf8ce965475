package io.github.stepscale.simulation;

import io.github.stepscale.policy.metric.Statistic;
import java.util.Arrays;
import java.util.Optional;

/** How the minutes of a period become one datapoint; minutes without a datapoint do not count. */
enum PeriodStatistic {
    SUM(Statistic.SUM),
    AVERAGE(Statistic.AVERAGE),
    MINIMUM(Statistic.MINIMUM),
    MAXIMUM(Statistic.MAXIMUM);

    private final Statistic statistic;

    PeriodStatistic(Statistic statistic) {
        this.statistic = statistic;
    }

    static Optional<PeriodStatistic> of(Statistic statistic) {
        return Arrays.stream(values())
                .filter(known -> known.statistic.equals(statistic))
                .findFirst();
    }

    /** The datapoint of the minutes from {@code first} to {@code last}; {@link Double#NaN} if none published. */
    double of(double[] minutes, int first, int last) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        int found = 0;
        for (int i = first; i <= last; i++) {
            double value = minutes[i];
            if (!Double.isNaN(value)) {
                sum += value;
                least = Math.min(least, value);
                most = Math.max(most, value);
                found++;
            }
        }
        return found == 0 ? Double.NaN : of(sum, least, most, found);
    }

    private double of(double sum, double least, double most, int found) {
        return switch (this) {
            case SUM -> sum;
            case AVERAGE -> sum / found;
            case MINIMUM -> least;
            case MAXIMUM -> most;
        };
    }
}
