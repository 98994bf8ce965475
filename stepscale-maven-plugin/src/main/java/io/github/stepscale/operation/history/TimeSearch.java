package io.github.stepscale.operation.history;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Searches in what is sorted by time. */
public final class TimeSearch {
    private TimeSearch() {}

    /** How many of them are before a moment. */
    public static <T> int before(List<T> sorted, Function<T, Instant> time, Instant moment) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time.apply(sorted.get(middle)).isBefore(moment)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
