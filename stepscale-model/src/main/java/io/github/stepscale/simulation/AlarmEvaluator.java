package io.github.stepscale.simulation;

import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.policy.rule.TreatMissingData;
import java.util.Arrays;
import java.util.Optional;

/**
 * Evaluates an alarm minute by minute, from the published metric to its state (docs/simulation-contract.md, The state
 * of an alarm). A datapoint is the statistic over one period; the evaluation slides by a minute, also for longer
 * periods.
 *
 * <p>The evaluation range is two datapoints longer than the evaluation periods. Existing and breaching datapoints are
 * counted incrementally, so that an evaluation costs the same for every range.
 */
final class AlarmEvaluator {
    /** Datapoints in the evaluation range beyond the evaluation periods. */
    static final int EXTRA_DATAPOINTS = 2;
    /** States as in the columns of a timeline. */
    static final int ALARM = AlarmState.ALARM.ordinal();

    private static final int OK = AlarmState.OK.ordinal();
    private static final int INSUFFICIENT_DATA = AlarmState.INSUFFICIENT_DATA.ordinal();
    /** Kinds of datapoints, as bits that can be counted. */
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
    /** A datapoint breaches if {@code sign * datapoint >= limit}: one comparison serves all four operators. */
    private final double sign;

    private final double limit;
    private final TreatMissingData missing;
    private final PeriodStatistic statistic;
    /** Computes the datapoints of each evaluation, where they depend on its range. */
    private final Optional<RangeDatapoints> ranges;

    /**
     * The published value of each minute after FILL; without FILL, the array of the metric itself. {@link Double#NaN}
     * if missing.
     */
    private double[] minutes = {};

    private double[] requests = {};
    /** The datapoint of the period that ends at each minute. */
    private double[] points = {};
    /** The kind of each datapoint: whether it exists, and whether it breaches. */
    private byte[] kinds = {};

    /** Existing and breaching datapoints in the range, by the minute within a period at which they end. */
    private final int[] real;

    private final int[] breaching;
    private int state;
    /** The last missing datapoint, -1 if there is none; all later ones exist. */
    private int lastAbsent;

    /**
     * Creates an evaluator.
     *
     * @param alarm an alarm with a period of full minutes
     * @param metric the metric of the alarm
     * @param delay minutes until a datapoint is visible
     */
    AlarmEvaluator(Alarm alarm, SimulatedMetric metric, int delay) {
        this.period = alarm.metric().period() / 60;
        this.periods = alarm.evaluationPeriods();
        this.toAlarm = alarm.datapointsToAlarm();
        this.range = (periods + EXTRA_DATAPOINTS) * period;
        this.delay = delay;
        this.fills = alarm.fill().value().isPresent();
        this.fill = alarm.fill().value().map(Number::doubleValue).orElse(Double.NaN);
        this.sign = alarm.comparison().side() == ScalingDirection.OUT ? 1 : -1;
        double signed = sign * alarm.threshold().doubleValue();
        this.limit = alarm.comparison().inclusive() ? signed : Math.nextUp(signed);
        this.missing = alarm.treatMissingData();
        this.statistic = metric.statistic();
        this.ranges = metric.ranges();
        this.real = new int[period];
        this.breaching = new int[period];
    }

    /**
     * Resets the alarm and allocates room for a run.
     *
     * @param published the array that the metric will publish into, as long as the traffic
     * @param traffic the requests of each minute
     */
    void start(double[] published, double[] traffic) {
        int length = published.length;
        if (kinds.length < length) {
            kinds = new byte[length];
            minutes = fills ? new double[length] : minutes;
            points = hasOwnPoints() ? new double[length] : points;
        }
        requests = traffic;
        minutes = fills ? minutes : published;
        points = hasOwnPoints() ? points : minutes;
        Arrays.fill(real, 0);
        Arrays.fill(breaching, 0);
        state = INSUFFICIENT_DATA;
        lastAbsent = -1;
    }

    private boolean hasOwnPoints() {
        return period > 1 || ranges.isPresent();
    }

    /**
     * Evaluates the alarm at the end of each minute from {@code from}, inclusive, to {@code to}, exclusive. The minutes
     * follow those evaluated before.
     *
     * @param published the values of the metric
     * @param states receives the state of each minute
     */
    void evaluate(double[] published, int from, int to, byte[] states) {
        if (fills) {
            fill(published, from, to);
        }
        int first = Math.max(from, Math.min(to, delay));
        for (int minute = from; minute < first; minute++) {
            state = stateWithoutData(state);
            states[minute] = (byte) state;
        }
        if (ranges.isPresent()) {
            evaluateRanges(first, to, states);
        } else if (period == 1) {
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

    /**
     * Does the same as {@link #evaluatePeriods} for a period of one minute, the usual one, with local variables only.
     */
    private void evaluateMinutes(int from, int to, byte[] states) {
        int existing = real[0];
        int breach = breaching[0];
        int now = state;
        int quiet = existing == range && breach == 0 ? evaluateQuiet(from, to, states) : from;
        for (int minute = quiet; minute < to; minute++) {
            int newest = minute - delay;
            int added = kind(newest);
            int dropped = newest >= range ? kinds[newest - range] : ABSENT;
            kinds[newest] = (byte) added;
            existing += (added & REAL) - (dropped & REAL);
            breach += (added >> 1) - (dropped >> 1);
            now = stateOf(newest, existing, breach, now);
            states[minute] = (byte) now;
        }
        real[0] = existing;
        breaching[0] = breach;
        state = now;
    }

    /**
     * Skips minutes while all datapoints exist and none breaches. Returns the first minute at which that ends.
     */
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
            points[newest] = statistic.of(minutes, requests, Math.max(0, newest - period + 1), newest);
            int phase = phase(newest);
            int added = kind(newest);
            int dropped = newest >= range ? kinds[newest - range] : ABSENT;
            kinds[newest] = (byte) added;
            real[phase] += (added & REAL) - (dropped & REAL);
            breaching[phase] += (added >> 1) - (dropped >> 1);
            state = stateOf(newest, real[phase], breaching[phase], state);
            states[minute] = (byte) state;
        }
    }

    private void evaluateRanges(int from, int to, byte[] states) {
        for (int minute = from; minute < to; minute++) {
            int newest = minute - delay;
            recompute(newest);
            state = stateOf(newest, real[phase(newest)], breaching[phase(newest)], state);
            states[minute] = (byte) state;
        }
    }

    /** Brings the datapoints to those of the range that ends at {@code newest}, where they depend on it. */
    private void recompute(int newest) {
        if (ranges.isEmpty()) {
            return;
        }
        ranges.get().compute(newest, points);
        int phase = phase(newest);
        real[phase] = 0;
        breaching[phase] = 0;
        for (int end = newest; end > newest - range && end >= 0; end -= period) {
            points[end] = Double.isNaN(points[end]) ? fill : points[end];
            kinds[end] = (byte) kind(end);
            real[phase] += kinds[end] & REAL;
            breaching[phase] += kinds[end] >> 1;
        }
    }

    /**
     * Rewinds: the minutes from {@code minute} on will be evaluated again.
     *
     * @param states the states of the minutes before
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
     * Aggregates the newest datapoints, breaching or not, as many as there are evaluation periods.
     *
     * @param minute the minute at whose end the policy runs
     * @return {@link Double#NaN} if the range has none
     */
    double value(MetricAggregationType aggregation, int minute) {
        int newest = minute - delay;
        if (newest < 0) {
            return Double.NaN;
        }
        recompute(newest);
        int from = oldestCounted(newest);
        return switch (aggregation) {
            case AVERAGE -> average(from, newest);
            case MINIMUM -> minimum(from, newest);
            case MAXIMUM -> maximum(from, newest);
        };
    }

    /** The oldest of the newest datapoints that count; the newest period itself if none exists. */
    private int oldestCounted(int newest) {
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

    private double minimum(int from, int newest) {
        double min = points[from];
        for (int i = from + period; i <= newest; i += period) {
            if (points[i] < min) { // never so for NaN
                min = points[i];
            }
        }
        return min;
    }

    private double maximum(int from, int newest) {
        double max = points[from];
        for (int i = from + period; i <= newest; i += period) {
            if (points[i] > max) { // never so for NaN
                max = points[i];
            }
        }
        return max;
    }

    /** Whether the newest datapoint exists. */
    boolean hasNewestDatapoint(int minute) {
        int newest = minute - delay;
        if (newest < 0) {
            return false;
        }
        recompute(newest);
        return kinds[newest] != ABSENT;
    }

    /** The minute at which the newest existing datapoint of the range ends; below 0 if there is none. */
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

    /**
     * The state after the datapoint that ends at {@code newest}.
     */
    private int stateOf(int newest, int existing, int breach, int before) {
        if (existing < periods) {
            return existing == 0 ? stateWithoutData(before) : stateOfTooFew(newest, existing, breach, before);
        }
        return breach >= toAlarm && fires(newest, existing - periods, breach) ? ALARM : OK;
    }

    /** Whether enough datapoints breach among the newest ones, as many as there are evaluation periods. */
    private boolean fires(int newest, int beyond, int breach) {
        return breach - beyond >= toAlarm || breach - breachingOf(beyond, newest) >= toAlarm;
    }

    /** Counts the breaching ones among the oldest datapoints of the range. */
    private int breachingOf(int count, int newest) {
        int breach = 0;
        int left = count;
        for (int i = oldest(newest); left > 0; i += period) {
            left -= kinds[i] & REAL;
            breach += kinds[i] >> 1;
        }
        return breach;
    }

    /** The minute at which the oldest period of the range ends, not before minute 0. */
    private int oldest(int newest) {
        int first = newest - range + period;
        return first >= 0 ? first : phase(newest);
    }

    private int stateWithoutData(int before) {
        return switch (missing) {
            case MISSING -> INSUFFICIENT_DATA;
            case IGNORE -> before;
            case BREACHING -> ALARM;
            case NOT_BREACHING -> OK;
        };
    }

    private int stateOfTooFew(int newest, int existing, int breach, int before) {
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

    /** The age of the oldest datapoint, in datapoints; the newest has age 1. */
    private int ageOfOldest(int newest) {
        int first = oldest(newest);
        while (kinds[first] == ABSENT) {
            first += period;
        }
        return (newest - first) / period + 1;
    }
}
