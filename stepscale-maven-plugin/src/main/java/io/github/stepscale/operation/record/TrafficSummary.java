package io.github.stepscale.operation.record;

import io.github.stepscale.operation.record.Recording.Gap;
import io.github.stepscale.operation.record.Recording.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Summarizes the recorded minutes. */
final class TrafficSummary {
    private int busyMinutes;
    private long peak = -1;
    private Instant peakAt = Instant.EPOCH;
    private Instant next = Instant.EPOCH;
    private long gapMinutes;
    private Optional<Gap> longest = Optional.empty();

    private TrafficSummary() {}

    /** @param table the minutes, at least one */
    static Traffic of(RecordingCsv table) {
        TrafficSummary summary = new TrafficSummary();
        summary.next = table.rows().firstKey();
        table.rows().entrySet().forEach(summary::add);
        return new Traffic(
                table.rows().size(),
                summary.busyMinutes,
                summary.peak,
                summary.peakAt,
                summary.gapMinutes,
                summary.longest);
    }

    private void add(Map.Entry<Instant, List<String>> row) {
        long requests = Long.parseLong(row.getValue().get(0));
        busyMinutes += requests > 0 ? 1 : 0;
        if (requests > peak) {
            peak = requests;
            peakAt = row.getKey();
        }
        long missing = Duration.between(next, row.getKey()).toMinutes();
        gapMinutes += missing;
        if (missing > longest.map(Gap::minutes).orElse(0L)) {
            longest = Optional.of(new Gap(next, missing));
        }
        next = row.getKey().plusSeconds(60);
    }
}
