package io.github.stepscale.operation.history;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Searches in lists that are sorted by time. */
public final class TimeSearch {
    private TimeSearch() {}

    /** Returns how many elements are before a moment. */
    public static <T> int countBefore(List<T> sorted, Function<T, Instant> time, Instant moment) {
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
