package io.github.stepscale.simulation;

import io.github.stepscale.policy.Aggregation;
import io.github.stepscale.policy.Alarm;
import io.github.stepscale.policy.Direction;
import io.github.stepscale.policy.TreatMissingData;
import java.util.Arrays;

/**
 * An alarm at work: what its metric published, and the state that follows (rules 3.7). A datapoint is the statistic over
 * one period; the evaluation slides by a minute, also where a period is longer.
 *
 * <p>The evaluation range is two datapoints longer than the evaluation periods. How many of its datapoints exist and
 * breach is counted on the way, so that an evaluation costs the same for every length.
 */
final class AlarmTrack {
    /** How much longer than the evaluation periods the range is. */
    private static final int BEYOND = 2;

    private final int period;
    private final int periods;
    private final int toAlarm;
    private final int range;
    private final int delay;
    private final double fill;
    private final double threshold;
    private final boolean above;
    private final boolean inclusive;
    private final TreatMissingData missing;
    private final PeriodStatistic statistic;

    /** What each minute published; {@link Double#NaN} where nothing was and nothing fills it. */
    private double[] minutes = {};
    /** The datapoint of the period that ends at each minute. */
    private double[] points = {};

    /** Datapoints in the range, and how many of them breach, by the minute within a period at which they end. */
    private final int[] real;

    private final int[] breaching;
    private int newest;
    private AlarmState state = AlarmState.INSUFFICIENT_DATA;

    /**
     * An alarm.
     *
     * @param alarm with a period of full minutes
     * @param statistic how the minutes of a period become a datapoint
     * @param delay minutes until a datapoint is visible
     */
    AlarmTrack(Alarm alarm, PeriodStatistic statistic, int delay) {
        this.period = alarm.metric().period() / 60;
        this.periods = alarm.evaluationPeriods();
        this.toAlarm = alarm.datapointsToAlarm();
        this.range = (periods + BEYOND) * period;
        this.delay = delay;
        this.fill = alarm.fill().value().map(Number::doubleValue).orElse(Double.NaN);
        this.threshold = alarm.threshold().doubleValue();
        this.above = alarm.comparison().side() == Direction.OUT;
        this.inclusive = alarm.comparison().inclusive();
        this.missing = alarm.treatMissingData();
        this.statistic = statistic;
        this.real = new int[period];
        this.breaching = new int[period];
    }

    /** Forgets everything, and makes room for so many minutes. */
    void start(int length) {
        if (minutes.length < length) {
            minutes = new double[length];
            points = period == 1 ? minutes : new double[length];
        }
        Arrays.fill(real, 0);
        Arrays.fill(breaching, 0);
        newest = -1;
        state = AlarmState.INSUFFICIENT_DATA;
    }

    /** Takes what the metric published in a minute; {@link Double#NaN} if nothing. */
    void publish(int minute, double value) {
        minutes[minute] = Double.isNaN(value) ? fill : value;
    }

    AlarmState state() {
        return state;
    }

    /** Evaluates at the end of a minute; each minute once, in order. */
    AlarmState evaluate(int minute) {
        newest = minute - delay;
        if (newest < 0) {
            state = ofNothing();
            return state;
        }
        if (period > 1) {
            points[newest] = statistic.of(minutes, Math.max(0, newest - period + 1), newest);
        }
        int phase = phase();
        count(phase, points[newest], 1);
        if (newest >= range) {
            count(phase, points[newest - range], -1);
        }
        state = of(real[phase], breaching[phase]);
        return state;
    }

    /**
     * One value of the newest datapoints, breaching or not, as many as there are evaluation periods (rules 1.7).
     *
     * @return {@link Double#NaN} if the range has none
     */
    double value(Aggregation aggregation) {
        if (newest < 0) {
            return Double.NaN;
        }
        int from = real[phase()] == periods + BEYOND ? newest - (periods - 1) * period : oldestOfThose();
        return switch (aggregation) {
            case AVERAGE -> average(from);
            case MINIMUM -> least(from);
            case MAXIMUM -> most(from);
        };
    }

    /** Where the newest datapoints begin, if some periods have none. */
    private int oldestOfThose() {
        int from = newest;
        int found = 0;
        for (int i = newest; i > newest - range && i >= 0 && found < periods; i -= period) {
            if (!Double.isNaN(points[i])) {
                from = i;
                found++;
            }
        }
        return from;
    }

    private double average(int from) {
        double sum = 0;
        int found = 0;
        for (int i = from; i <= newest; i += period) {
            if (!Double.isNaN(points[i])) {
                sum += points[i];
                found++;
            }
        }
        return sum / found; // NaN of none
    }

    private double least(int from) {
        double least = points[from];
        for (int i = from + period; i <= newest; i += period) {
            if (points[i] < least) { // never so for NaN
                least = points[i];
            }
        }
        return least;
    }

    private double most(int from) {
        double most = points[from];
        for (int i = from + period; i <= newest; i += period) {
            if (points[i] > most) { // never so for NaN
                most = points[i];
            }
        }
        return most;
    }

    /** The newest datapoint of the range; {@link Double#NaN} if it has none. */
    double newestValue() {
        for (int i = newest; i > newest - range && i >= 0; i -= period) {
            if (!Double.isNaN(points[i])) {
                return points[i];
            }
        }
        return Double.NaN;
    }

    private int phase() {
        return period == 1 ? 0 : newest % period;
    }

    private void count(int phase, double point, int by) {
        if (!Double.isNaN(point)) {
            real[phase] += by;
            if (breaches(point)) {
                breaching[phase] += by;
            }
        }
    }

    private boolean breaches(double point) {
        return point == threshold ? inclusive : point > threshold == above;
    }

    private AlarmState of(int existing, int breach) {
        if (existing >= periods) {
            int beyond = existing - periods;
            boolean fires =
                    breach >= toAlarm && (breach - beyond >= toAlarm || breach - breachingOf(beyond) >= toAlarm);
            return fires ? AlarmState.ALARM : AlarmState.OK;
        }
        return existing == 0 ? ofNothing() : ofTooFew(existing, breach);
    }

    /** How many of so many oldest datapoints breach: more are in the range than is needed. */
    private int breachingOf(int count) {
        int breach = 0;
        int left = count;
        for (int i = oldest(); left > 0; i += period) {
            if (!Double.isNaN(points[i])) {
                left--;
                breach += breaches(points[i]) ? 1 : 0;
            }
        }
        return breach;
    }

    /** The minute at which the oldest period of the range ends that ends at minute 0 or later. */
    private int oldest() {
        int first = newest - range + period;
        return first >= 0 ? first : phase();
    }

    private AlarmState ofNothing() {
        return switch (missing) {
            case MISSING -> AlarmState.INSUFFICIENT_DATA;
            case IGNORE -> state;
            case BREACHING -> AlarmState.ALARM;
            case NOT_BREACHING -> AlarmState.OK;
        };
    }

    private AlarmState ofTooFew(int existing, int breach) {
        int counted = missing == TreatMissingData.BREACHING ? breach + periods - existing : breach;
        if (counted >= toAlarm) {
            return AlarmState.ALARM;
        }
        boolean keeps = missing == TreatMissingData.MISSING || missing == TreatMissingData.IGNORE;
        if (keeps && breach == existing && ageOfOldest() >= toAlarm) {
            return missing == TreatMissingData.MISSING ? AlarmState.ALARM : state;
        }
        return AlarmState.OK;
    }

    /** Of the oldest datapoint, in datapoints; the newest has 1. */
    private int ageOfOldest() {
        int first = oldest();
        while (Double.isNaN(points[first])) {
            first += period;
        }
        return (newest - first) / period + 1;
    }
}
