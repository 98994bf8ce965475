package io.github.stepscale.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Encodes columns of the timeline that rarely change. */
public final class RunLengthColumn {
    private RunLengthColumn() {}

    /** Returns the runs as pairs of a number of minutes and their value. */
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

    /** Returns the values other than 0 as pairs of the distance in minutes from the previous one and the value. */
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
