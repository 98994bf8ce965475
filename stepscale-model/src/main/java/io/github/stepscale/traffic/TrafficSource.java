package io.github.stepscale.traffic;

import io.github.stepscale.validation.Validator;
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
        private static final Duration HOUR = Duration.ofHours(1);

        public File {
            interval.ifPresent(given -> new Validator()
                    .require(
                            given.toMinutes() >= 1 && given.compareTo(HOUR) <= 0 && given.toSeconds() % 60 == 0,
                            "interval",
                            given.toMinutes() + " minutes: 1 to 60 minutes are allowed",
                            "Use rows of at most an hour: longer ones hide the peaks")
                    .throwIfAny());
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
