package io.github.stepscale.traffic;

import java.time.Duration;
import java.util.Optional;

/** The source of traffic: a file or a profile. */
public sealed interface TrafficSource {
    /**
     * A traffic file; see {@link TraceReader}.
     *
     * @param path relative to the descriptor
     * @param interval what each row covers: whole minutes, 1 minute to 1 hour; if absent, it follows from the distances of the
     *     rows
     */
    record File(String path, Optional<Duration> interval) implements TrafficSource {
        public File {
            interval.ifPresent(RowInterval::requireAllowed);
        }

        /** A file whose rows say their interval by their distances. */
        public File(String path) {
            this(path, Optional.empty());
        }
    }

    /**
     * Generated traffic.
     *
     * @param profile the profile of the traffic
     */
    record Generated(Profile profile) implements TrafficSource {}
}
