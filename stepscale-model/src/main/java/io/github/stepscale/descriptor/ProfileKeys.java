package io.github.stepscale.descriptor;

import java.util.List;
import java.util.stream.Stream;

/** The keys of generated traffic: those of every profile, and the numbers of each. */
final class ProfileKeys {
    static final String PROFILE = "profile";
    static final List<String> NOISE = List.of("noise", "seed");
    static final List<String> RAMP = List.of("startRequestsPerMinute", "requestStep", "minutesPerStep", "steps");
    static final List<String> CONSTANT = List.of("requestsPerMinute", "minutes");
    static final List<String> DAILY =
            List.of("lowestRequestsPerMinute", "highestRequestsPerMinute", "peakHour", "days");
    static final List<String> SPIKE =
            List.of("requestsPerMinute", "spikeRequestsPerMinute", "minutesBefore", "spikeMinutes", "minutesAfter");

    /** All keys of all profiles. */
    static final List<String> ALL = Stream.of(List.of(PROFILE), RAMP, CONSTANT, DAILY, SPIKE, NOISE)
            .flatMap(List::stream)
            .distinct()
            .toList();

    private ProfileKeys() {}

    /** The keys that are allowed in a profile with these numbers. */
    static List<String> with(List<String> numbers) {
        return Stream.of(List.of(PROFILE), numbers, NOISE).flatMap(List::stream).toList();
    }
}
