package io.github.stepscale.lint.flapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What was in service, minute by minute; before all minutes the capacity that it starts with. */
final class CapacityHistory {
    private int[] since = new int[16];
    private int[] capacity = new int[16];
    private int size = 1;

    CapacityHistory(int start) {
        capacity[0] = start;
    }

    /** In a minute up to now. */
    int at(int minute) {
        int i = size - 1;
        while (i > 0 && since[i] > minute) {
            i--;
        }
        return capacity[i];
    }

    int now() {
        return capacity[size - 1];
    }

    /** The minute from which on it is as now. */
    int unchangedSince() {
        return since[size - 1];
    }

    /** From a minute on it is another. */
    void change(int minute, int to) {
        if (size == since.length) {
            since = Arrays.copyOf(since, 2 * size);
            capacity = Arrays.copyOf(capacity, 2 * size);
        }
        since[size] = minute;
        capacity[size] = to;
        size++;
    }

    /** All that can still be seen from a minute: capacities, the last first, and for how long. */
    List<Integer> seen(int minute, int reach) {
        List<Integer> seen = new ArrayList<>();
        int i = size - 1;
        while (i > 0 && since[i] > minute - reach) {
            seen.add(capacity[i]);
            seen.add(minute - since[i]);
            i--;
        }
        seen.add(capacity[i]);
        return seen;
    }

    /** The capacities from the change number {@code first} on. */
    List<Integer> from(int first) {
        return Arrays.stream(capacity, first, size).boxed().toList();
    }

    /** How many changes there were. */
    int changes() {
        return size - 1;
    }
}
