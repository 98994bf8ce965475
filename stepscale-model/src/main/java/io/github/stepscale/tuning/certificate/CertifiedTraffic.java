package io.github.stepscale.tuning.certificate;

import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.Validator;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Identifies traffic by its minutes, whatever file it was read from.
 *
 * @param sha256 of a row {@code timestamp,requests} for each minute, with a line feed after each: 64 hexadecimal digits
 * @param start the first minute
 * @param minutes the length, 1 to {@link Trace#MAX_MINUTES}
 * @param requests the requests of all minutes, at least 0
 */
public record CertifiedTraffic(String sha256, Instant start, int minutes, double requests) {
    static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    static final String DIGITS = "64 hexadecimal digits in lower case";

    /** @throws io.github.stepscale.validation.InvalidValueException if a value is out of range */
    public CertifiedTraffic {
        new Validator()
                .requireForm(sha256, "sha256", SHA_256, DIGITS)
                .require(
                        start.getEpochSecond() % 60 == 0 && start.getNano() == 0,
                        "start",
                        () -> start + " is not on the minute",
                        "Write a full minute")
                .require(
                        minutes >= 1 && minutes <= Trace.MAX_MINUTES,
                        "minutes",
                        () -> minutes + " is not allowed: 1 to " + Trace.MAX_MINUTES + " is",
                        "Write the length of the traffic")
                .require(
                        requests >= 0 && requests <= Trace.MAX_REQUESTS_PER_MINUTE * Trace.MAX_MINUTES,
                        "requests",
                        "is not allowed: 0 or more is",
                        "Write the requests of all minutes")
                .throwIfAny();
    }

    /** Identifies a trace. */
    public static CertifiedTraffic of(Trace trace) {
        return new CertifiedTraffic(TraceHash.sha256(trace), trace.start(), trace.minutes(), trace.total());
    }

    /** The end of the last minute. */
    public Instant end() {
        return start.plusSeconds(60L * minutes);
    }
}
