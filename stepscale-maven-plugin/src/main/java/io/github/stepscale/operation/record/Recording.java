package io.github.stepscale.operation.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The traffic of a target as far as it was recorded, and the files that hold it.
 *
 * @param of whose it is: account, Region and names
 * @param demand what the requests were told from
 * @param from the first minute that was wanted, as far as CloudWatch keeps minutes
 * @param to the minute after the last
 * @param asked how many minutes of them were asked for now; the others were recorded before
 * @param traffic of all minutes that are recorded, in this run and earlier ones
 * @param notes what was inferred, and what could not be had
 * @param files to be written in this order, each whole: wherever it ends, the next run completes it
 */
public record Recording(
        String of,
        String demand,
        Instant from,
        Instant to,
        long asked,
        Traffic traffic,
        List<String> notes,
        List<RecordedFile> files) {
    /** {@code timestamp,requests} and more: the demand. */
    public static final String TRAFFIC = "traffic.csv";

    /** {@code timestamp,inService}. */
    public static final String CAPACITY = "capacity.csv";

    /** Whose traffic it is, and what was asked so far. */
    public static final String IDENTITY = "record.json";

    /** The delays that were measured, to be pasted into a descriptor. */
    public static final String SERVICE = "service.yaml";

    public Recording {
        notes = List.copyOf(notes);
        files = List.copyOf(files);
    }

    /** A file of a recording. */
    public record RecordedFile(String name, String text) {}

    /**
     * The minutes that are recorded.
     *
     * @param minutes how many there are
     * @param busy how many of them had requests
     * @param peak the most requests in a minute
     * @param peakAt when that was first
     * @param gaps how many minutes between the first and the last have no datapoint
     * @param longestGap the longest run of such minutes; empty if there is none
     */
    public record Traffic(int minutes, int busy, long peak, Instant peakAt, long gaps, Optional<Gap> longestGap) {}

    /**
     * Minutes without a datapoint.
     *
     * @param from the first
     * @param minutes how many
     */
    public record Gap(Instant from, long minutes) {}
}
