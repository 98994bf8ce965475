package io.github.stepscale.maven;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.apache.maven.plugin.MojoFailureException;

/** Moments in parameters: {@code 2026-01-31T08:00:00Z}, or so long ago. */
final class InstantParameter {
    private static final String INSTANT = "a moment in UTC such as 2026-01-31T08:00:00Z";

    private InstantParameter() {}

    static Instant of(String property, String text) throws MojoFailureException {
        return parsed(property, text, INSTANT);
    }

    /** A moment, or how long before {@code now} it is. */
    static Instant of(String property, String text, Instant now) throws MojoFailureException {
        if (DurationParameter.isOne(text)) {
            return now.minus(DurationParameter.of(property, text));
        }
        return parsed(property, text, "a number with s, m, h or d, such as 3h, or " + INSTANT + ",");
    }

    private static Instant parsed(String property, String text, String allowed) throws MojoFailureException {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException other) {
            throw BuildFailures.failure(Advice.choice(property, text, allowed), other);
        }
    }
}
