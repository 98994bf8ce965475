package io.github.stepscale.simulation;

import java.util.Arrays;

/**
 * The scaling activities that are under way, in the order in which they were decided. A scale-in takes back what is coming,
 * the newest decision first; only the rest leaves. So no more leave than are in service.
 */
final class PendingActivities {
    private static final int CHANGE = 0;
    private static final int DONE_AT = 1;
    private static final int BEFORE = 2;
    private static final int COOLDOWN = 3;
    /** Of the decision: what a scale-out adds may be taken back, and a scale-in may have nothing left to remove. */
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

    /** What they change together. */
    int delta() {
        return delta;
    }

    /** What those that add instances add: it is paid from the decision on. */
    int added() {
        return added;
    }

    /** The minute at which the oldest of them is done; asked only where there is one. */
    int nextDone() {
        return fields[DONE_AT];
    }

    /**
     * Starts one.
     *
     * @param change instances, below 0 for fewer
     * @param doneAt the minute at which it is done
     * @param before the capacity before it
     * @param cooldown after it, in minutes; below 0 if it has none
     */
    void start(int change, int doneAt, int before, int cooldown) {
        if (count * WIDTH == fields.length) {
            fields = Arrays.copyOf(fields, 2 * fields.length);
        }
        int left = change < 0 ? change + takeBack(-change) : change;
        int at = count++ * WIDTH;
        fields[at + CHANGE] = left;
        fields[at + DONE_AT] = doneAt;
        fields[at + BEFORE] = before;
        fields[at + COOLDOWN] = cooldown;
        fields[at + DIRECTION] = Integer.signum(change);
        account(left, 1);
    }

    /** Takes back what is coming, up to so many; returns how many. */
    private int takeBack(int most) {
        int left = most;
        for (int at = (count - 1) * WIDTH; at >= 0 && left > 0; at -= WIDTH) {
            int taken = Math.min(left, Math.max(0, fields[at + CHANGE]));
            fields[at + CHANGE] -= taken;
            left -= taken;
        }
        account(most - left, -1);
        return most - left;
    }

    /** Ends those that are done at this minute; returns what they changed. */
    int complete(int minute, CooldownTimer cooldown) {
        if (count == 0) {
            return 0;
        }
        int changed = 0;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int at = i * WIDTH;
            if (fields[at + DONE_AT] == minute) {
                changed += end(at, minute, cooldown);
            } else {
                System.arraycopy(fields, at, fields, kept++ * WIDTH, WIDTH);
            }
        }
        count = kept;
        return changed;
    }

    private int end(int at, int minute, CooldownTimer cooldown) {
        int change = fields[at + CHANGE];
        account(change, -1);
        boolean takenBack = change == 0 && fields[at + DIRECTION] > 0;
        if (fields[at + COOLDOWN] >= 0 && !takenBack) {
            cooldown.start(fields[at + DIRECTION], fields[at + BEFORE], minute + fields[at + COOLDOWN]);
        }
        return change;
    }

    private void account(int change, int sign) {
        delta += sign * change;
        added += sign * Math.max(0, change);
    }
}
