package io.github.stepscale.simulation;

import java.util.Arrays;

/** The scaling activities that are under way, in the order in which they were decided. */
final class Activities {
    private static final int WIDTH = 4;

    /** Of each: delta, the minute at which it is done, the capacity before it, the minutes of cooldown after it. */
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
        return fields[1];
    }

    void start(int change, int doneAt, int before, int cooldown) {
        if (count * WIDTH == fields.length) {
            fields = Arrays.copyOf(fields, 2 * fields.length);
        }
        put(count, change, doneAt, before, cooldown);
        count++;
        account(change, 1);
    }

    /** Ends those that are done at this minute; returns what they changed. */
    int complete(int minute, Cooldown cooldown) {
        if (count == 0) {
            return 0;
        }
        int changed = 0;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int at = i * WIDTH;
            if (fields[at + 1] == minute) {
                changed += end(at, minute, cooldown);
            } else {
                put(kept++, fields[at], fields[at + 1], fields[at + 2], fields[at + 3]);
            }
        }
        count = kept;
        return changed;
    }

    private int end(int at, int minute, Cooldown cooldown) {
        int change = fields[at];
        account(change, -1);
        if (fields[at + 3] >= 0) {
            cooldown.start(change, fields[at + 2], minute + fields[at + 3]);
        }
        return change;
    }

    private void account(int change, int sign) {
        delta += sign * change;
        added += sign * Math.max(0, change);
    }

    private void put(int index, int change, int doneAt, int before, int cooldown) {
        int at = index * WIDTH;
        fields[at] = change;
        fields[at + 1] = doneAt;
        fields[at + 2] = before;
        fields[at + 3] = cooldown;
    }
}
