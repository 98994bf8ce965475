package io.github.stepscale.simulation;

import java.util.Arrays;

/**
 * The pending scaling activities in the order of their decisions. A scale-in first cancels pending scale-outs, the
 * newest first, and removes only the rest, so never more than are in service.
 */
final class PendingActivities {
    private static final int CHANGE = 0;
    private static final int DONE_AT = 1;
    private static final int BEFORE = 2;
    private static final int COOLDOWN = 3;
    /** Of the decision, as cancelling may leave a change of 0. */
    private static final int DIRECTION = 4;

    private static final int WIDTH = 5;

    private int[] fields = new int[8 * WIDTH];

    private int count;
    private int delta;
    private int added;

    void reset() {
        count = 0;
        delta = 0;
        added = 0;
    }

    boolean any() {
        return count > 0;
    }

    /** The sum of all changes. */
    int delta() {
        return delta;
    }

    /** The sum of the additions, which are paid from the decision on. */
    int added() {
        return added;
    }

    /** The minute at which the oldest activity completes; only valid if there is one. */
    int nextDone() {
        return fields[DONE_AT];
    }

    /**
     * Starts an activity.
     *
     * @param change the change in instances
     * @param doneAt the minute at which it completes
     * @param before the capacity before the change
     * @param cooldown its cooldown in minutes; negative if it has none
     */
    void start(int change, int doneAt, int before, int cooldown) {
        if (count * WIDTH == fields.length) {
            fields = Arrays.copyOf(fields, 2 * fields.length);
        }
        int left = change < 0 ? change + cancelAdditions(-change) : change;
        int at = count++ * WIDTH;
        fields[at + CHANGE] = left;
        fields[at + DONE_AT] = doneAt;
        fields[at + BEFORE] = before;
        fields[at + COOLDOWN] = cooldown;
        fields[at + DIRECTION] = Integer.signum(change);
        account(left, 1);
    }

    /** Cancels up to {@code max} instances of pending scale-outs; returns their number. */
    private int cancelAdditions(int max) {
        int left = max;
        for (int at = (count - 1) * WIDTH; at >= 0 && left > 0; at -= WIDTH) {
            int cancelled = Math.min(left, Math.max(0, fields[at + CHANGE]));
            fields[at + CHANGE] -= cancelled;
            left -= cancelled;
        }
        account(max - left, -1);
        return max - left;
    }

    /** Completes the activities that are due in this minute; returns the sum of their changes. */
    int complete(int minute, CooldownTimer cooldown) {
        if (count == 0) {
            return 0;
        }
        int changed = 0;
        int remaining = 0;
        for (int i = 0; i < count; i++) {
            int at = i * WIDTH;
            if (fields[at + DONE_AT] == minute) {
                changed += end(at, minute, cooldown);
            } else {
                System.arraycopy(fields, at, fields, remaining++ * WIDTH, WIDTH);
            }
        }
        count = remaining;
        return changed;
    }

    private int end(int at, int minute, CooldownTimer cooldown) {
        int change = fields[at + CHANGE];
        account(change, -1);
        boolean cancelled = change == 0 && fields[at + DIRECTION] > 0;
        if (fields[at + COOLDOWN] >= 0 && !cancelled) {
            cooldown.start(fields[at + DIRECTION], fields[at + BEFORE], minute + fields[at + COOLDOWN]);
        }
        return change;
    }

    private void account(int change, int sign) {
        delta += sign * change;
        added += sign * Math.max(0, change);
    }
}
