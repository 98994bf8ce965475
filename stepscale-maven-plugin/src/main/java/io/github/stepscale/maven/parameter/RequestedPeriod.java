package io.github.stepscale.maven.parameter;

import java.time.Instant;
import java.util.Optional;

/**
 * The time range that {@code stepscale.since} and {@code stepscale.until} name.
 *
 * @param from the start, inclusive
 * @param to the end, exclusive; the goal that needs it later than {@code from} checks that
 */
public record RequestedPeriod(Instant from, Instant to) {

    /**
     * Reads both parameters; empty if one is wrong.
     *
     * @param since a time, or how long ago
     * @param until a time; null, as Maven leaves a parameter that is not given: now
     */
    public static Optional<RequestedPeriod> read(Parameters parameters, String since, String until) {
        Instant now = Instant.now();
        Optional<Instant> from = parameters.read(() -> new ParameterText("stepscale.since", since).toInstantOrAge(now));
        Optional<Instant> to =
                parameters.read(() -> until == null ? now : new ParameterText("stepscale.until", until).toInstant());
        return from.flatMap(start -> to.map(end -> new RequestedPeriod(start, end)));
    }
}
