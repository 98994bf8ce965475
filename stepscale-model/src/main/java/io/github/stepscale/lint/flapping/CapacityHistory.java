package io.github.stepscale.lint.flapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The capacity in service, minute by minute; before the first change the starting capacity. */
final class CapacityHistory {
    private int[] since = new int[16];
    private int[] capacity = new int[16];
    private int size = 1;

    CapacityHistory(int start) {
        capacity[0] = start;
    }

    /** Returns the capacity in a minute, up to now. */
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

    /** Returns the minute of the last change. */
    int unchangedSince() {
        return since[size - 1];
    }

    /** Changes the capacity from a minute on. */
    void change(int minute, int to) {
        if (size == since.length) {
            since = Arrays.copyOf(since, 2 * size);
            capacity = Arrays.copyOf(capacity, 2 * size);
        }
        since[size] = minute;
        capacity[size] = to;
        size++;
    }

    /** Returns everything still visible at a minute: capacities, the last first, and their ages in minutes. */
    List<Integer> visible(int minute, int reach) {
        List<Integer> visible = new ArrayList<>();
        int i = size - 1;
        while (i > 0 && since[i] > minute - reach) {
            visible.add(capacity[i]);
            visible.add(minute - since[i]);
            i--;
        }
        visible.add(capacity[i]);
        return visible;
    }

    /** The capacities from the change number {@code first} on. */
    List<Integer> from(int first) {
        return Arrays.stream(capacity, first, size).boxed().toList();
    }

    /** Returns the number of changes. */
    int changes() {
        return size - 1;
    }
}
