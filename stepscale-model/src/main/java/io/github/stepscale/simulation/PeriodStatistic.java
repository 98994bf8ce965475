package io.github.stepscale.simulation;

import io.github.stepscale.policy.metric.Statistic;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

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
            case SUM -> sum(minutes, first, last);
            case AVERAGE -> average(minutes, first, last);
            case MINIMUM -> extreme(minutes, first, last, Math::min);
            case MAXIMUM -> extreme(minutes, first, last, Math::max);
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
        return weight > 0 ? sum / weight : average(minutes, first, last);
    }

    private static double average(double[] minutes, int first, int last) {
        int found = 0;
        for (int i = first; i <= last; i++) {
            found += Double.isNaN(minutes[i]) ? 0 : 1;
        }
        return sum(minutes, first, last) / found;
    }

    private static double sum(double[] minutes, int first, int last) {
        double sum = 0;
        boolean found = false;
        for (int i = first; i <= last; i++) {
            if (!Double.isNaN(minutes[i])) {
                sum += minutes[i];
                found = true;
            }
        }
        return found ? sum : Double.NaN;
    }

    private static double extreme(double[] minutes, int first, int last, DoubleBinaryOperator further) {
        double extreme = Double.NaN;
        for (int i = first; i <= last; i++) {
            if (!Double.isNaN(minutes[i])) {
                extreme = Double.isNaN(extreme) ? minutes[i] : further.applyAsDouble(extreme, minutes[i]);
            }
        }
        return extreme;
    }
}
