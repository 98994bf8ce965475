package io.github.stepscale.operation.record;

import io.github.stepscale.operation.record.Recording.Gap;
import io.github.stepscale.operation.record.Recording.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts what was recorded. */
final class TrafficSummary {
    private int busy;
    private long peak = -1;
    private Instant peakAt = Instant.EPOCH;
    private Instant next = Instant.EPOCH;
    private long gaps;
    private Optional<Gap> longest = Optional.empty();

    private TrafficSummary() {}

    /** @param table with a row at least */
    static Traffic at(RecordingCsv table) {
        TrafficSummary look = new TrafficSummary();
        look.next = table.rows().firstKey();
        table.rows().entrySet().forEach(look::add);
        return new Traffic(table.rows().size(), look.busy, look.peak, look.peakAt, look.gaps, look.longest);
    }

    private void add(Map.Entry<Instant, List<String>> row) {
        long requests = Long.parseLong(row.getValue().get(0));
        busy += requests > 0 ? 1 : 0;
        if (requests > peak) {
            peak = requests;
            peakAt = row.getKey();
        }
        long missing = Duration.between(next, row.getKey()).toMinutes();
        gaps += missing;
        if (missing > longest.map(Gap::minutes).orElse(0L)) {
            longest = Optional.of(new Gap(next, missing));
        }
        next = row.getKey().plusSeconds(60);
    }
}
