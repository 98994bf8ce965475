package io.github.stepscale.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Columns of the timeline that seldom change, in short. */
public final class RunLengthColumn {
    private RunLengthColumn() {}

    /** Pairs of how many minutes and which value they have. */
    public static List<Integer> of(int minutes, IntUnaryOperator value) {
        List<Integer> runs = new ArrayList<>();
        int from = 0;
        for (int minute = 1; minute <= minutes; minute++) {
            int current = value.applyAsInt(from);
            if (minute == minutes || value.applyAsInt(minute) != current) {
                runs.add(minute - from);
                runs.add(current);
                from = minute;
            }
        }
        return runs;
    }

    /** Pairs of a minute, counted from the one before, and its value, where that is not 0. */
    public static List<Integer> sparse(int minutes, IntUnaryOperator value) {
        List<Integer> found = new ArrayList<>();
        int last = 0;
        for (int minute = 0; minute < minutes; minute++) {
            int current = value.applyAsInt(minute);
            if (current != 0) {
                found.add(minute - last);
                found.add(current);
                last = minute;
            }
        }
        return found;
    }
}
