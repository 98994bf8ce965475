package io.github.stepscale.simulation;

import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.policy.rule.TreatMissingData;
import java.util.Arrays;
import java.util.Optional;

/**
 * Evaluates an alarm slot by slot, from the published metric to its state (docs/simulation-contract.md, The state of an
 * alarm). A slot is a minute, and for periods below a minute a tick of 10 seconds. A datapoint is the statistic over one
 * period; the evaluation slides by a slot, also for longer periods. The policy runs once a minute, after its last slot.
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

    private final int slotsPerMinute;
    /** The period in slots; so are range and delay. */
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
     * The published value of each slot after FILL; without FILL, the array of the metric itself. {@link Double#NaN}
     * if missing.
     */
    private double[] values = {};

    private double[] requests = {};
    /** The state after each slot, if slots are shorter than a minute. */
    private byte[] slotStates = {};
    /** The datapoint of the period that ends at each slot. */
    private double[] points = {};
    /** The kind of each datapoint: whether it exists, and whether it breaches. */
    private byte[] kinds = {};

    /** Existing and breaching datapoints in the range, by the slot within a period at which they end. */
    private final int[] real;

    private final int[] breaching;
    private int state;
    /** The newest datapoint that was evaluated; below 0 before any was. */
    private int evaluated;
    /** The last missing datapoint, -1 if there is none; all later ones exist. */
    private int lastAbsent;

    /** By phase: the first and the last newest datapoint, with those between, in whose ranges the datapoints are as they are now. */
    private final int[] since;

    private final int[] seen;

    /** By phase: the newest datapoint when the largest was last asked for, -1 before, and the slot of that largest one. */
    private final int[] asked;

    private final int[] largest;

    /**
     * Creates an evaluator.
     *
     * @param alarm an alarm
     * @param metric the metric of the alarm
     * @param delay minutes until a datapoint is visible
     */
    AlarmEvaluator(Alarm alarm, SimulatedMetric metric, int delay) {
        this.slotsPerMinute = Tick.evaluationsPerMinute(alarm.metric().period());
        this.period = Tick.slots(alarm.metric().period());
        this.periods = alarm.evaluationPeriods();
        this.toAlarm = alarm.datapointsToAlarm();
        this.range = (periods + EXTRA_DATAPOINTS) * period;
        this.delay = delay * slotsPerMinute;
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
        this.since = new int[period];
        this.seen = new int[period];
        this.asked = new int[period];
        this.largest = new int[period];
    }

    /**
     * Resets the alarm and makes room for a run.
     *
     * @param published the array that the metric will publish into, with every slot of the traffic
     */
    void start(double[] published, Timeline timeline) {
        int slots = timeline.minutes() * slotsPerMinute;
        kinds = timeline.room.bytes(slots);
        values = fills ? timeline.room.doubles(slots) : published;
        points = hasOwnPoints() ? timeline.room.doubles(slots) : values;
        slotStates = slotsPerMinute > 1 ? timeline.room.bytes(slots) : slotStates;
        requests = slotsPerMinute > 1 && period > 1 ? Tick.requests(timeline.requests) : timeline.requests;
        Arrays.fill(real, 0);
        Arrays.fill(breaching, 0);
        Arrays.fill(since, 0);
        Arrays.fill(seen, -1);
        Arrays.fill(asked, -1);
        state = INSUFFICIENT_DATA;
        evaluated = -1;
        lastAbsent = -1;
    }

    private boolean hasOwnPoints() {
        return period > 1 || ranges.isPresent();
    }

    /**
     * Evaluates the alarm in the minutes from {@code from}, inclusive, to {@code to}, exclusive. The minutes follow those
     * evaluated before.
     *
     * @param published the values of the metric
     * @param states receives the state at the end of each minute
     */
    void evaluate(double[] published, int from, int to, byte[] states) {
        if (slotsPerMinute == 1) {
            evaluateSlots(published, from, to, states);
            return;
        }
        evaluateSlots(published, from * slotsPerMinute, to * slotsPerMinute, slotStates);
        for (int minute = from; minute < to; minute++) {
            states[minute] = slotStates[lastSlot(minute)];
        }
    }

    private int lastSlot(int minute) {
        return (minute + 1) * slotsPerMinute - 1;
    }

    private void evaluateSlots(double[] published, int from, int to, byte[] states) {
        if (fills) {
            fill(published, from, to);
        }
        int first = Math.max(from, Math.min(to, delay));
        for (int slot = from; slot < first; slot++) {
            state = stateWithoutData(state);
            states[slot] = (byte) state;
        }
        evaluated = to - 1 - delay;
        if (ranges.isPresent()) {
            evaluateRanges(first, to, states);
        } else if (period == 1) {
            evaluateSingles(first, to, states);
        } else {
            evaluatePeriods(first, to, states);
        }
    }

    private void fill(double[] published, int from, int to) {
        for (int slot = from; slot < to; slot++) {
            double value = published[slot];
            values[slot] = Double.isNaN(value) ? fill : value;
        }
    }

    /**
     * Does the same as {@link #evaluatePeriods} for a period of one slot, the usual one, with local variables only.
     */
    private void evaluateSingles(int from, int to, byte[] states) {
        int existing = real[0];
        int breach = breaching[0];
        int now = state;
        int uniform = from;
        if (existing == range && breach == 0) {
            uniform = evaluateQuiet(from, to, states);
        } else if (existing == range && breach == range) {
            uniform = evaluateLoud(from, to, states);
        }
        for (int slot = uniform; slot < to; slot++) {
            int newest = slot - delay;
            int added = kind(newest);
            int dropped = newest >= range ? kinds[newest - range] : ABSENT;
            kinds[newest] = (byte) added;
            existing += (added & REAL) - (dropped & REAL);
            breach += (added >> 1) - (dropped >> 1);
            now = stateOf(newest, existing, breach, now);
            states[slot] = (byte) now;
        }
        real[0] = existing;
        breaching[0] = breach;
        state = now;
    }

    /**
     * Skips slots while all datapoints exist and none breaches. Returns the first slot at which that ends.
     */
    private int evaluateQuiet(int from, int to, byte[] states) {
        int slot = from;
        while (slot < to && sign * points[slot - delay] < limit) { // never so for NaN
            slot++;
        }
        Arrays.fill(kinds, from - delay, slot - delay, (byte) REAL);
        Arrays.fill(states, from, slot, (byte) OK);
        return slot;
    }

    /** Skips slots while all datapoints exist and breach. Returns the first slot at which that ends. */
    private int evaluateLoud(int from, int to, byte[] states) {
        int slot = from;
        while (slot < to && sign * points[slot - delay] >= limit) { // never so for NaN
            slot++;
        }
        Arrays.fill(kinds, from - delay, slot - delay, (byte) (REAL | BREACHING));
        Arrays.fill(states, from, slot, (byte) ALARM);
        return slot;
    }

    private void evaluatePeriods(int from, int to, byte[] states) {
        for (int slot = from; slot < to; slot++) {
            int newest = slot - delay;
            points[newest] = statistic.of(values, requests, Math.max(0, newest - period + 1), newest);
            states[slot] = evaluateNewest(newest);
        }
    }

    /** Counts the newest datapoint in place of the one that leaves the range. */
    private byte evaluateNewest(int newest) {
        int phase = phase(newest);
        int added = kind(newest);
        int dropped = newest >= range ? kinds[newest - range] : ABSENT;
        kinds[newest] = (byte) added;
        real[phase] += (added & REAL) - (dropped & REAL);
        breaching[phase] += (added >> 1) - (dropped >> 1);
        state = stateOf(newest, real[phase], breaching[phase], state);
        return (byte) state;
    }

    private void evaluateRanges(int from, int to, byte[] states) {
        RangeDatapoints datapoints = ranges.orElseThrow();
        for (int slot = from; slot < to; slot++) {
            int newest = slot - delay;
            int phase = phase(newest);
            if (seen[phase] >= 0 && seen[phase] == newest - period && datapoints.continues(newest)) {
                seen[phase] = newest;
                points[newest] = values[newest];
                states[slot] = evaluateNewest(newest);
            } else {
                recompute(newest);
                state = stateOf(newest, real[phase], breaching[phase], state);
                states[slot] = (byte) state;
            }
        }
    }

    /** Brings the datapoints of an earlier range back, where they depend on it. */
    private void restore(int newest) {
        if (ranges.isPresent() && !isKnown(newest)) {
            recompute(newest);
        }
    }

    /** Whether the datapoints are those of the range that ends at {@code newest}. */
    private boolean isKnown(int newest) {
        int phase = phase(newest);
        return since[phase] <= newest && newest <= seen[phase];
    }

    /** Brings the datapoints and counts to those of the range that ends at {@code newest}. */
    private void recompute(int newest) {
        ranges.orElseThrow().compute(newest, points);
        int phase = phase(newest);
        since[phase] = newest;
        seen[phase] = newest;
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
        int last = lastSlot(minute - 1) - delay;
        for (int newest = evaluated; newest > last && newest >= 0; newest--) {
            if (ranges.isEmpty() || newest <= seen[phase(newest)]) {
                discount(newest);
            }
        }
        evaluated = last;
        for (int newest = last; ranges.isPresent() && newest > last - period && newest >= 0; newest--) {
            seen[phase(newest)] = isKnown(newest) ? newest : -1;
        }
    }

    /** Counts the datapoint that left the range again, in place of the newest one. */
    private void discount(int newest) {
        int phase = phase(newest);
        int dropped = newest >= range ? kinds[newest - range] : ABSENT;
        real[phase] += (dropped & REAL) - (kinds[newest] & REAL);
        breaching[phase] += (dropped >> 1) - (kinds[newest] >> 1);
    }

    /**
     * Aggregates the newest datapoints, breaching or not, as many as there are evaluation periods.
     *
     * @param minute the minute at whose end the policy runs
     * @return {@link Double#NaN} if the range has none
     */
    double value(MetricAggregationType aggregation, int minute) {
        int newest = lastSlot(minute) - delay;
        if (newest < 0) {
            return Double.NaN;
        }
        restore(newest);
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
        return from > lastAbsent ? points[largestOf(from, newest)] : maximumOfExisting(from, newest);
    }

    /**
     * The slot of the largest of datapoints that all exist. Those that were there when it was last asked have not changed: a
     * run is rewound to later minutes only.
     */
    private int largestOf(int from, int newest) {
        int phase = phase(newest);
        boolean known =
                asked[phase] >= Math.max(from, since[phase]) && largest[phase] >= from && asked[phase] <= newest;
        int at = known ? largest[phase] : from;
        double max = points[at];
        for (int i = known ? asked[phase] + period : from + period; i <= newest; i += period) {
            if (points[i] >= max) {
                max = points[i];
                at = i;
            }
        }
        asked[phase] = newest;
        largest[phase] = at;
        return at;
    }

    private double maximumOfExisting(int from, int newest) {
        double max = points[from];
        for (int i = from + period; i <= newest; i += period) {
            if (points[i] > max) { // never so for NaN
                max = points[i];
            }
        }
        return max;
    }

    /** The period in slots. */
    int period() {
        return period;
    }

    /** The slot of the newest datapoint at the end of a minute; below 0 if there is none yet. */
    int newestSlot(int minute) {
        return lastSlot(minute) - delay;
    }

    /** The datapoint of the period that ends at a slot. */
    double point(int slot) {
        return points[slot];
    }

    /**
     * The slot of the largest of the datapoints that count at the end of a minute, if their largest is what the policy was just
     * given; otherwise, and in an alarm that is evaluated by the tick, -1.
     */
    int slotOfLargest(int minute) {
        int newest = newestSlot(minute);
        if (slotsPerMinute > 1 || newest <= lastAbsent) {
            return -1;
        }
        if (periods == 1) {
            return newest;
        }
        int phase = phase(newest);
        return asked[phase] == newest ? largest[phase] : -1;
    }

    /** Whether the period that ends at a slot is among those that count when another one is the newest. */
    boolean counts(int slot, int newest) {
        return slot > newest - periods * period;
    }

    /** Whether the datapoints of the ranges of two slots are the same, as far as both have them. */
    boolean isSameSince(int slot, int newest) {
        int phase = phase(newest);
        return ranges.isEmpty() || since[phase] <= slot && newest <= seen[phase];
    }

    /** Whether the newest datapoint at the end of a minute exists. */
    boolean hasNewestDatapoint(int minute) {
        int newest = lastSlot(minute) - delay;
        if (newest < 0) {
            return false;
        }
        restore(newest);
        return kinds[newest] != ABSENT;
    }

    /** Whether the newest datapoint certainly exists at the end of a minute and of all later ones that were evaluated. */
    boolean hasNewestDatapointsFrom(int minute) {
        return lastSlot(minute) - delay > lastAbsent;
    }

    /** The minute at which the newest existing datapoint of the range ends; below 0 if there is none. */
    int newestMinute(int minute) {
        int newest = lastSlot(minute) - delay;
        for (int i = newest; i > newest - range && i >= 0; i -= period) {
            if (kinds[i] != ABSENT) {
                return i / slotsPerMinute;
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

    /** The slot at which the oldest period of the range ends, not before slot 0. */
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
