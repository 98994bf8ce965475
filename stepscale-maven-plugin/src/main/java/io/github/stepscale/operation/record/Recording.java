package io.github.stepscale.operation.record;

import io.github.stepscale.operation.shared.TargetState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The recorded traffic of a target, and the files that hold it.
 *
 * @param target the account, the Region and the names of the target
 * @param source the metrics from which the requests were computed
 * @param from the first requested minute, as far as CloudWatch keeps minutes
 * @param to the end, exclusive
 * @param queriedMinutes the number of minutes queried in this run; the others were recorded before
 * @param traffic the traffic of all recorded minutes, in this run and earlier ones
 * @param state the state of the target now; its notes are among {@code notes}
 * @param notes what was inferred, and what was not available
 * @param files the files, to be written whole and in this order: after an interruption the next run completes them
 */
public record Recording(
        String target,
        String source,
        Instant from,
        Instant to,
        long queriedMinutes,
        Traffic traffic,
        TargetState state,
        List<String> notes,
        List<RecordedFile> files) {
    /** The requests: {@code timestamp,requests} and more columns. */
    public static final String TRAFFIC = "traffic.csv";

    /** The capacity: {@code timestamp,inService}. */
    public static final String CAPACITY = "capacity.csv";

    /** The target of the traffic, and the spans queried so far. */
    public static final String IDENTITY = "record.json";

    /** The measured delays, to paste into a descriptor. */
    public static final String SERVICE = "service.yaml";

    public Recording {
        notes = List.copyOf(notes);
        files = List.copyOf(files);
    }

    /** A file of a recording. */
    public record RecordedFile(String name, String text) {}

    /**
     * The recorded minutes.
     *
     * @param minutes the number of recorded minutes
     * @param busyMinutes the number of those with requests
     * @param peak the maximum number of requests in a minute
     * @param peakAt the first minute with that number
     * @param gapMinutes the number of minutes without a datapoint between the first and the last
     * @param longestGap the longest run of such minutes; empty if there is none
     */
    public record Traffic(
            int minutes, int busyMinutes, long peak, Instant peakAt, long gapMinutes, Optional<Gap> longestGap) {}

    /**
     * Consecutive minutes without a datapoint.
     *
     * @param from the first minute
     * @param minutes the number of minutes
     */
    public record Gap(Instant from, long minutes) {}
}
