package io.github.stepscale.operation.record;

import io.github.stepscale.operation.record.Recording.Traffic;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.text.Timestamps;
import java.util.ArrayList;
import java.util.List;

/** A recording in words. */
public final class RecordingText {
    private RecordingText() {}

    /** A line for each thing, then the notes. */
    public static List<String> lines(Recording recording) {
        List<String> lines = new ArrayList<>();
        lines.add("Recorded " + recording.of());
        lines.add("From " + Timestamps.minute(recording.from()) + " to " + Timestamps.minute(recording.to())
                + ", asked for " + Plurals.of(recording.asked(), "minute") + "; " + recording.demand());
        Traffic traffic = recording.traffic();
        lines.add(Plurals.of(traffic.busy(), "minute") + " with requests of " + traffic.minutes()
                + " recorded; the most are " + traffic.peak() + " at " + Timestamps.minute(traffic.peakAt()));
        lines.add(gaps(traffic));
        recording.notes().forEach(note -> lines.add("Note: " + note));
        return lines;
    }

    private static String gaps(Traffic traffic) {
        return traffic.longestGap()
                .map(longest -> Plurals.of(traffic.gaps(), "minute")
                        + " between without a datapoint; the longest gap is " + Plurals.of(longest.minutes(), "minute")
                        + " from " + Timestamps.minute(longest.from()))
                .orElse("No gaps");
    }
}
