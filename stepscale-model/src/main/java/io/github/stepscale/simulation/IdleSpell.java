package io.github.stepscale.simulation;

import java.util.Arrays;

/**
 * A spell of minutes in which a rule, where it fires, certainly proposes the capacity that there is, so that nothing has to be
 * computed in them. A rule that always fires proposes that most of the time.
 *
 * <p>It begins with a minute in which the rule proposed the capacity. What a rule proposes depends on the step that applies, so
 * the spell lasts as long as the largest datapoint stays inside the same step and neither the capacity, its range nor the
 * cooldown changes. It ends early in doubt: at a datapoint on a bound, or a missing one.
 */
final class IdleSpell {
    /** The datapoints of a phase have not been looked at in this spell. */
    private static final int UNKNOWN = -1;

    private final AlarmEvaluator alarm;
    /** By the phase of the period: the slot of the datapoint with which the spell began. */
    private final int[] began;
    /** By the phase of the period: the newest slot with a datapoint inside the step. */
    private final int[] inside;

    private StepValues step = StepValues.NONE;
    private boolean going;
    /** The first minute that is not known to belong to the spell. */
    private int end;
    /** The minute at which it ends at the latest. */
    private int latestEnd;

    IdleSpell(AlarmEvaluator alarm) {
        this.alarm = alarm;
        this.began = new int[alarm.period()];
        this.inside = new int[alarm.period()];
    }

    void stop() {
        going = false;
    }

    /**
     * Begins a spell with a minute in which the rule proposed the capacity, or goes on with the present one.
     *
     * @param applied the values to which the same step applies
     * @param steady the minute until which the cooldown does not change what the step proposes, exclusive
     */
    void begin(int minute, StepValues applied, int steady) {
        int slot = alarm.slotOfLargest(minute);
        if (slot < 0 || !applied.contains(alarm.point(slot))) {
            stop();
            return;
        }
        if (!going || end < minute || !step.equals(applied)) {
            Arrays.fill(inside, UNKNOWN);
            step = applied;
            end = minute;
            going = true;
        }
        if (end == minute) {
            int newest = alarm.newestSlot(minute);
            began[newest % began.length] = newest;
            inside[newest % began.length] = slot;
            end = minute + 1;
        }
        latestEnd = steady;
    }

    /** The first minute from {@code from} on that does not belong to the spell, at most {@code to}. */
    int endWithin(int from, int to) {
        if (!going || from > end) {
            going = false;
            return from;
        }
        int limit = Math.min(to, latestEnd);
        while (end < limit && goesOn(alarm.newestSlot(end))) {
            end++;
        }
        return Math.max(from, Math.min(end, limit));
    }

    private boolean goesOn(int newest) {
        int phase = newest % inside.length;
        double point = alarm.point(newest);
        if (inside[phase] != UNKNOWN && step.contains(point)) {
            inside[phase] = newest;
        }
        return inside[phase] != UNKNOWN
                && step.endsAbove(point)
                && alarm.counts(inside[phase], newest)
                && alarm.isSameSince(began[phase], newest);
    }
}
