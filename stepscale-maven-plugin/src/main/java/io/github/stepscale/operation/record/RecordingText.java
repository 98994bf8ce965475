package io.github.stepscale.operation.record;

import io.github.stepscale.operation.record.Recording.Traffic;
import io.github.stepscale.operation.shared.Words;
import java.util.ArrayList;
import java.util.List;

/** A recording in words. */
public final class RecordingText {
    private RecordingText() {}

    /** A line for each thing, then the notes. */
    public static List<String> lines(Recording recording) {
        List<String> lines = new ArrayList<>();
        lines.add("Recorded " + recording.of());
        lines.add("From " + Words.minute(recording.from()) + " to " + Words.minute(recording.to()) + ", asked for "
                + Words.counted(recording.asked(), "minute") + "; " + recording.demand());
        Traffic traffic = recording.traffic();
        lines.add(Words.counted(traffic.busy(), "minute") + " with requests of " + traffic.minutes()
                + " recorded; the most are " + traffic.peak() + " at " + Words.minute(traffic.peakAt()));
        lines.add(gaps(traffic));
        recording.notes().forEach(note -> lines.add("Note: " + note));
        return lines;
    }

    private static String gaps(Traffic traffic) {
        return traffic.longestGap()
                .map(longest ->
                        Words.counted(traffic.gaps(), "minute") + " between without a datapoint; the longest gap is "
                                + Words.counted(longest.minutes(), "minute") + " from " + Words.minute(longest.from()))
                .orElse("No gaps");
    }
}
