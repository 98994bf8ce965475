package io.github.stepscale.simulation;

import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.MetricAggregationType;
import java.util.Arrays;
import java.util.Optional;

/**
 * Evaluates an alarm slot by slot, from the published metric to its state. A slot is a minute, and for periods below a minute a
 * tick of 10 seconds. A datapoint is the statistic over one period; the evaluation slides by a slot, also for longer periods. The
 * policy runs once a minute, after its last slot.
 */
final class AlarmEvaluator {
    private final int slotsPerMinute;
    /** In slots. */
    private final int delay;

    private final int periods;
    private final boolean fills;
    private final double fill;
    private final PeriodStatistic statistic;
    private final AlarmWindow window;
    private final AlarmStateRule rule;
    private final AlarmValue value;
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

    private int state;
    /** The newest datapoint that was evaluated; below 0 before any was. */
    private int evaluated;

    /** By phase: the first and the last newest datapoint, with those between, in whose ranges the datapoints are as they are now. */
    private final int[] since;

    private final int[] seen;

    /**
     * Creates an evaluator.
     *
     * @param alarm an alarm
     * @param metric the metric of the alarm
     * @param delay minutes until a datapoint is visible
     */
    AlarmEvaluator(Alarm alarm, SimulatedMetric metric, int delay) {
        this.slotsPerMinute = Tick.evaluationsPerMinute(alarm.metric().period());
        this.delay = delay * slotsPerMinute;
        this.periods = alarm.evaluationPeriods();
        this.fills = alarm.fill().value().isPresent();
        this.fill = alarm.fill().value().map(Number::doubleValue).orElse(Double.NaN);
        this.statistic = metric.statistic();
        this.ranges = metric.ranges();
        this.window = new AlarmWindow(alarm, Tick.slots(alarm.metric().period()));
        this.rule = new AlarmStateRule(alarm, window);
        this.value = new AlarmValue(window);
        this.since = new int[window.period];
        this.seen = new int[window.period];
    }

    /**
     * Resets the alarm and makes room for a run.
     *
     * @param published the array that the metric will publish into, with every slot of the traffic
     */
    void start(double[] published, Timeline timeline) {
        int slots = timeline.minutes() * slotsPerMinute;
        values = fills ? timeline.room.doubles(slots) : published;
        window.start(hasOwnPoints() ? timeline.room.doubles(slots) : values, timeline.room.bytes(slots));
        value.start();
        slotStates = slotsPerMinute > 1 ? timeline.room.bytes(slots) : slotStates;
        requests = slotsPerMinute > 1 && window.period > 1 ? Tick.requests(timeline.requests) : timeline.requests;
        Arrays.fill(since, 0);
        Arrays.fill(seen, -1);
        state = AlarmStateRule.INSUFFICIENT_DATA;
        evaluated = -1;
    }

    private boolean hasOwnPoints() {
        return window.period > 1 || ranges.isPresent();
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
            state = rule.withoutData(state);
            states[slot] = (byte) state;
        }
        evaluated = to - 1 - delay;
        if (ranges.isPresent()) {
            evaluateRanges(first, to, states);
        } else if (window.period == 1) {
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
        int slot = skipUniform(from, to, states);
        byte[] kinds = window.kinds;
        int existing = window.existing(0);
        int breaching = window.breaching(0);
        int now = state;
        for (; slot < to; slot++) {
            int newest = slot - delay;
            int added = window.kind(newest);
            int dropped = window.dropped(newest);
            kinds[newest] = (byte) added;
            existing += (added & AlarmWindow.REAL) - (dropped & AlarmWindow.REAL);
            breaching += (added >> 1) - (dropped >> 1);
            now = rule.after(newest, existing, breaching, now);
            states[slot] = (byte) now;
        }
        window.set(existing, breaching);
        state = now;
    }

    /** Skips slots while all datapoints exist and either none or all of them breach. Returns the first slot at which that ends. */
    private int skipUniform(int from, int to, byte[] states) {
        if (window.existing(0) < window.range) {
            return from;
        }
        if (window.breaching(0) == 0) {
            int quiet = endOfQuiet(from, to);
            return skip(from, quiet, AlarmWindow.REAL, AlarmStateRule.OK, states);
        }
        if (window.breaching(0) == window.range) {
            int loud = endOfLoud(from, to);
            return skip(from, loud, AlarmWindow.REAL | AlarmWindow.BREACHING, AlarmStateRule.ALARM, states);
        }
        return from;
    }

    private int endOfQuiet(int from, int to) {
        int slot = from;
        while (slot < to && window.isQuiet(window.points[slot - delay])) {
            slot++;
        }
        return slot;
    }

    private int endOfLoud(int from, int to) {
        int slot = from;
        while (slot < to && window.breaches(window.points[slot - delay])) {
            slot++;
        }
        return slot;
    }

    private int skip(int from, int to, int kind, int uniform, byte[] states) {
        Arrays.fill(window.kinds, from - delay, to - delay, (byte) kind);
        Arrays.fill(states, from, to, (byte) uniform);
        return to;
    }

    private void evaluatePeriods(int from, int to, byte[] states) {
        for (int slot = from; slot < to; slot++) {
            int newest = slot - delay;
            int first = Math.max(0, newest - window.period + 1);
            window.points[newest] = statistic.of(values, requests, first, newest);
            window.count(newest);
            states[slot] = stateAfter(newest);
        }
    }

    private byte stateAfter(int newest) {
        state = rule.after(newest, window.existing(newest), window.breaching(newest), state);
        return (byte) state;
    }

    private void evaluateRanges(int from, int to, byte[] states) {
        RangeDatapoints datapoints = ranges.orElseThrow();
        for (int slot = from; slot < to; slot++) {
            int newest = slot - delay;
            int phase = window.phase(newest);
            if (seen[phase] >= 0 && seen[phase] == newest - window.period && datapoints.continues(newest)) {
                seen[phase] = newest;
                window.points[newest] = values[newest];
                window.count(newest);
            } else {
                recompute(newest);
            }
            states[slot] = stateAfter(newest);
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
        int phase = window.phase(newest);
        return since[phase] <= newest && newest <= seen[phase];
    }

    /** Brings the datapoints and counts to those of the range that ends at {@code newest}. */
    private void recompute(int newest) {
        ranges.orElseThrow().compute(newest, window.points);
        since[window.phase(newest)] = newest;
        seen[window.phase(newest)] = newest;
        window.recount(newest, fill);
    }

    /**
     * Rewinds: the minutes from {@code minute} on will be evaluated again.
     *
     * @param states the states of the minutes before
     */
    void rewind(int minute, byte[] states) {
        state = states[minute - 1];
        int last = newestSlot(minute - 1);
        for (int newest = evaluated; newest > last && newest >= 0; newest--) {
            if (ranges.isEmpty() || newest <= seen[window.phase(newest)]) {
                window.discount(newest);
            }
        }
        evaluated = last;
        for (int newest = last; ranges.isPresent() && newest > last - window.period && newest >= 0; newest--) {
            seen[window.phase(newest)] = isKnown(newest) ? newest : -1;
        }
    }

    /**
     * The value that the policy is given: the newest datapoints, breaching or not, as many as there are evaluation periods.
     *
     * @param minute the minute at whose end the policy runs
     * @return {@link Double#NaN} if the range has none
     */
    double value(MetricAggregationType aggregation, int minute) {
        int newest = newestSlot(minute);
        if (newest < 0) {
            return Double.NaN;
        }
        restore(newest);
        return value.of(aggregation, newest, since[window.phase(newest)]);
    }

    /** The period in slots. */
    int period() {
        return window.period;
    }

    /** The slot of the newest datapoint at the end of a minute; below 0 if there is none yet. */
    int newestSlot(int minute) {
        return lastSlot(minute) - delay;
    }

    /** The datapoint of the period that ends at a slot. */
    double point(int slot) {
        return window.points[slot];
    }

    /**
     * The slot of the largest of the datapoints that count at the end of a minute, if their largest is what the policy was just
     * given; otherwise, and in an alarm that is evaluated by the tick, -1.
     */
    int slotOfLargest(int minute) {
        int newest = newestSlot(minute);
        if (slotsPerMinute > 1 || !window.allExistFrom(newest)) {
            return -1;
        }
        return periods == 1 ? newest : value.slotOfLargest(newest);
    }

    /** Whether the period that ends at a slot is among those that count when another one is the newest. */
    boolean counts(int slot, int newest) {
        return slot > newest - periods * window.period;
    }

    /** Whether the datapoints of the ranges of two slots are the same, as far as both have them. */
    boolean isSameSince(int slot, int newest) {
        int phase = window.phase(newest);
        return ranges.isEmpty() || since[phase] <= slot && newest <= seen[phase];
    }

    /** Whether the newest datapoint at the end of a minute exists. */
    boolean hasNewestDatapoint(int minute) {
        int newest = newestSlot(minute);
        if (newest < 0) {
            return false;
        }
        restore(newest);
        return window.exists(newest);
    }

    /** Whether the newest datapoint certainly exists at the end of a minute and of all later ones that were evaluated. */
    boolean hasNewestDatapointsFrom(int minute) {
        return window.allExistFrom(newestSlot(minute));
    }

    /** The minute at which the newest existing datapoint of the range ends; below 0 if there is none. */
    int newestMinute(int minute) {
        int newest = window.newestExisting(newestSlot(minute));
        return newest < 0 ? -1 : newest / slotsPerMinute;
    }
}
