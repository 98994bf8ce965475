package io.github.stepscale.operation.record;

import io.github.stepscale.operation.record.Recording.Traffic;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.text.Timestamps;
import java.util.ArrayList;
import java.util.List;

/** Describes a recording in words. */
public final class RecordingText {
    private RecordingText() {}

    /** Returns a line for each fact, then the notes. */
    public static List<String> lines(Recording recording) {
        List<String> lines = new ArrayList<>();
        lines.add("Recorded " + recording.target());
        lines.add("From " + Timestamps.minute(recording.from()) + " to " + Timestamps.minute(recording.to()) + ", "
                + Plurals.of(recording.queriedMinutes(), "minute") + " newly read; " + recording.source());
        Traffic traffic = recording.traffic();
        lines.add(Plurals.of(traffic.minutes(), "minute") + " recorded, " + traffic.busyMinutes()
                + " with requests; peak: " + Plurals.of(traffic.peak(), "request") + " at "
                + Timestamps.minute(traffic.peakAt()));
        lines.add(gaps(traffic));
        recording.notes().forEach(note -> lines.add("Note: " + note));
        return lines;
    }

    private static String gaps(Traffic traffic) {
        return traffic.longestGap()
                .map(longest -> "Gaps: " + Plurals.of(traffic.gapMinutes(), "minute")
                        + " without a datapoint; the longest is " + Plurals.of(longest.minutes(), "minute")
                        + " from " + Timestamps.minute(longest.from()))
                .orElse("No gaps");
    }
}
