package io.github.stepscale.simulation;

import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.policy.rule.TreatMissingData;
import java.util.Arrays;

/**
 * An alarm at work: what its metric published, and the state that follows (docs/simulation-contract.md, the state of an alarm). A datapoint is the statistic over
 * one period; the evaluation slides by a minute, also where a period is longer.
 *
 * <p>The evaluation range is two datapoints longer than the evaluation periods. How many of its datapoints exist and
 * breach is counted on the way, so that an evaluation costs the same for every length.
 */
final class AlarmEvaluator {
    /** How much longer than the evaluation periods the range is. */
    private static final int BEYOND = 2;
    /** States as the columns of a timeline hold them. */
    static final int ALARM = AlarmState.ALARM.ordinal();

    private static final int OK = AlarmState.OK.ordinal();
    private static final int INSUFFICIENT_DATA = AlarmState.INSUFFICIENT_DATA.ordinal();
    /** Kinds of datapoints: bits, to be counted. */
    private static final int ABSENT = 0;

    private static final int REAL = 1;
    private static final int BREACHING = 2;

    private final int period;
    private final int periods;
    private final int toAlarm;
    private final int range;
    private final int delay;
    private final boolean fills;
    private final double fill;
    /** A datapoint breaches if it, times the sign, is at least the limit: one comparison serves all four operators. */
    private final double sign;

    private final double limit;
    private final TreatMissingData missing;
    private final PeriodStatistic statistic;

    /** What each minute published, with FILL; without FILL the metric's own array. {@link Double#NaN} where there is nothing. */
    private double[] minutes = {};
    /** The datapoint of the period that ends at each minute. */
    private double[] points = {};
    /** Of each datapoint: whether it exists, and whether it breaches. */
    private byte[] kinds = {};

    /** Datapoints in the range, and how many of them breach, by the minute within a period at which they end. */
    private final int[] real;

    private final int[] breaching;
    private int state;
    /** The last of the datapoints that do not exist, at the least -1: beyond it none need be looked for. */
    private int lastAbsent;

    /**
     * An alarm.
     *
     * @param alarm with a period of full minutes
     * @param statistic how the minutes of a period become a datapoint
     * @param delay minutes until a datapoint is visible
     */
    AlarmEvaluator(Alarm alarm, PeriodStatistic statistic, int delay) {
        this.period = alarm.metric().period() / 60;
        this.periods = alarm.evaluationPeriods();
        this.toAlarm = alarm.datapointsToAlarm();
        this.range = (periods + BEYOND) * period;
        this.delay = delay;
        this.fills = alarm.fill().value().isPresent();
        this.fill = alarm.fill().value().map(Number::doubleValue).orElse(Double.NaN);
        this.sign = alarm.comparison().side() == ScalingDirection.OUT ? 1 : -1;
        double signed = sign * alarm.threshold().doubleValue();
        this.limit = alarm.comparison().inclusive() ? signed : Math.nextUp(signed);
        this.missing = alarm.treatMissingData();
        this.statistic = statistic;
        this.real = new int[period];
        this.breaching = new int[period];
    }

    /**
     * Forgets everything, and makes room.
     *
     * @param published where the metric will publish, as long as the traffic
     */
    void start(double[] published) {
        int length = published.length;
        if (kinds.length < length) {
            kinds = new byte[length];
            minutes = fills ? new double[length] : minutes;
            points = period > 1 ? new double[length] : points;
        }
        minutes = fills ? minutes : published;
        points = period > 1 ? points : minutes;
        Arrays.fill(real, 0);
        Arrays.fill(breaching, 0);
        state = INSUFFICIENT_DATA;
        lastAbsent = -1;
    }

    /**
     * Evaluates at the end of each minute from {@code from} up to, but without, {@code to}; they follow those evaluated
     * before.
     *
     * @param published by the metric
     * @param states is told the state of each
     */
    void evaluate(double[] published, int from, int to, byte[] states) {
        if (fills) {
            fill(published, from, to);
        }
        int first = Math.max(from, Math.min(to, delay));
        for (int minute = from; minute < first; minute++) {
            state = ofNothing(state);
            states[minute] = (byte) state;
        }
        if (period == 1) {
            evaluateMinutes(first, to, states);
        } else {
            evaluatePeriods(first, to, states);
        }
    }

    private void fill(double[] published, int from, int to) {
        for (int minute = from; minute < to; minute++) {
            double value = published[minute];
            minutes[minute] = Double.isNaN(value) ? fill : value;
        }
    }

    /** The same as {@link #evaluatePeriods} for the period that nearly all have, with everything in local variables. */
    private void evaluateMinutes(int from, int to, byte[] states) {
        int existing = real[0];
        int breach = breaching[0];
        int now = state;
        int quiet = existing == range && breach == 0 ? evaluateQuiet(from, to, states) : from;
        for (int minute = quiet; minute < to; minute++) {
            int newest = minute - delay;
            int came = kind(newest);
            int went = newest >= range ? kinds[newest - range] : ABSENT;
            kinds[newest] = (byte) came;
            existing += (came & REAL) - (went & REAL);
            breach += (came >> 1) - (went >> 1);
            now = of(newest, existing, breach, now);
            states[minute] = (byte) now;
        }
        real[0] = existing;
        breaching[0] = breach;
        state = now;
    }

    /** While all datapoints exist and none breaches there is nothing to count. Returns the first minute at which that ends. */
    private int evaluateQuiet(int from, int to, byte[] states) {
        int minute = from;
        while (minute < to && sign * points[minute - delay] < limit) { // never so for NaN
            minute++;
        }
        Arrays.fill(kinds, from - delay, minute - delay, (byte) REAL);
        Arrays.fill(states, from, minute, (byte) OK);
        return minute;
    }

    private void evaluatePeriods(int from, int to, byte[] states) {
        for (int minute = from; minute < to; minute++) {
            int newest = minute - delay;
            points[newest] = statistic.of(minutes, Math.max(0, newest - period + 1), newest);
            int phase = phase(newest);
            int came = kind(newest);
            int went = newest >= range ? kinds[newest - range] : ABSENT;
            kinds[newest] = (byte) came;
            real[phase] += (came & REAL) - (went & REAL);
            breaching[phase] += (came >> 1) - (went >> 1);
            state = of(newest, real[phase], breaching[phase], state);
            states[minute] = (byte) state;
        }
    }

    /**
     * Goes back: what was evaluated from a minute on is to be evaluated again.
     *
     * @param states those that were written down
     */
    void rewind(int minute, byte[] states) {
        state = states[minute - 1];
        int last = minute - 1 - delay;
        for (int phase = 0; phase < period; phase++) {
            real[phase] = 0;
            breaching[phase] = 0;
        }
        for (int end = last; end > last - range && end >= 0; end--) {
            real[phase(end)] += kinds[end] & REAL;
            breaching[phase(end)] += kinds[end] >> 1;
        }
    }

    /**
     * One value of the newest datapoints, breaching or not, as many as there are evaluation periods.
     *
     * @param minute at whose end it is asked for
     * @return {@link Double#NaN} if the range has none
     */
    double value(MetricAggregationType aggregation, int minute) {
        int newest = minute - delay;
        if (newest < 0) {
            return Double.NaN;
        }
        int from = oldestOfThose(newest);
        return switch (aggregation) {
            case AVERAGE -> average(from, newest);
            case MINIMUM -> least(from, newest);
            case MAXIMUM -> most(from, newest);
        };
    }

    /** Where the newest datapoints begin; the newest period itself if no period has one. */
    private int oldestOfThose(int newest) {
        int oldest = newest - (periods - 1) * period;
        return oldest > lastAbsent ? oldest : oldestPresent(newest);
    }

    private int oldestPresent(int newest) {
        int from = newest;
        int found = 0;
        for (int i = newest; i > newest - range && i >= 0 && found < periods; i -= period) {
            if (kinds[i] != ABSENT) {
                from = i;
                found++;
            }
        }
        return from;
    }

    private double average(int from, int newest) {
        double sum = 0;
        int found = 0;
        for (int i = from; i <= newest; i += period) {
            if (kinds[i] != ABSENT) {
                sum += points[i];
                found++;
            }
        }
        return sum / found; // NaN of none
    }

    private double least(int from, int newest) {
        double least = points[from];
        for (int i = from + period; i <= newest; i += period) {
            if (points[i] < least) { // never so for NaN
                least = points[i];
            }
        }
        return least;
    }

    private double most(int from, int newest) {
        double most = points[from];
        for (int i = from + period; i <= newest; i += period) {
            if (points[i] > most) { // never so for NaN
                most = points[i];
            }
        }
        return most;
    }

    /** Whether the newest datapoint exists. */
    boolean isKnown(int minute) {
        int newest = minute - delay;
        return newest >= 0 && kinds[newest] != ABSENT;
    }

    /** The minute at which the newest datapoint of the range ends; below 0 if it has none. */
    int newestMinute(int minute) {
        int newest = minute - delay;
        for (int i = newest; i > newest - range && i >= 0; i -= period) {
            if (kinds[i] != ABSENT) {
                return i;
            }
        }
        return -1;
    }

    private int phase(int end) {
        return period == 1 ? 0 : end % period;
    }

    private int kind(int end) {
        double point = points[end];
        if (Double.isNaN(point)) {
            lastAbsent = Math.max(lastAbsent, end);
            return ABSENT;
        }
        return sign * point >= limit ? REAL | BREACHING : REAL;
    }

    /** The state that follows from the datapoints up to the one that ends at {@code newest}, and from the state before. */
    private int of(int newest, int existing, int breach, int before) {
        if (existing < periods) {
            return existing == 0 ? ofNothing(before) : ofTooFew(newest, existing, breach, before);
        }
        return breach >= toAlarm && fires(newest, existing - periods, breach) ? ALARM : OK;
    }

    /** Whether enough breach too without the oldest, of which there are more than are needed. */
    private boolean fires(int newest, int beyond, int breach) {
        return breach - beyond >= toAlarm || breach - breachingOf(beyond, newest) >= toAlarm;
    }

    /** How many of so many oldest datapoints breach: more are in the range than is needed. */
    private int breachingOf(int count, int newest) {
        int breach = 0;
        int left = count;
        for (int i = oldest(newest); left > 0; i += period) {
            left -= kinds[i] & REAL;
            breach += kinds[i] >> 1;
        }
        return breach;
    }

    /** The minute at which the oldest period of the range ends that ends at minute 0 or later. */
    private int oldest(int newest) {
        int first = newest - range + period;
        return first >= 0 ? first : phase(newest);
    }

    private int ofNothing(int before) {
        return switch (missing) {
            case MISSING -> INSUFFICIENT_DATA;
            case IGNORE -> before;
            case BREACHING -> ALARM;
            case NOT_BREACHING -> OK;
        };
    }

    private int ofTooFew(int newest, int existing, int breach, int before) {
        int counted = missing == TreatMissingData.BREACHING ? breach + periods - existing : breach;
        if (counted >= toAlarm) {
            return ALARM;
        }
        boolean keeps = missing == TreatMissingData.MISSING || missing == TreatMissingData.IGNORE;
        if (keeps && breach == existing && ageOfOldest(newest) >= toAlarm) {
            return missing == TreatMissingData.MISSING ? ALARM : before;
        }
        return OK;
    }

    /** Of the oldest datapoint, in datapoints; the newest has 1. */
    private int ageOfOldest(int newest) {
        int first = oldest(newest);
        while (kinds[first] == ABSENT) {
            first += period;
        }
        return (newest - first) / period + 1;
    }
}
