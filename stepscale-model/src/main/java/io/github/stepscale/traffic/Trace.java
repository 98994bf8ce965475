package io.github.stepscale.traffic;

import io.github.stepscale.validation.Validator;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * A traffic trace: the requests to an endpoint in consecutive minutes. They are the demand on the whole endpoint, never
 * divided by instances.
 */
public final class Trace {
    /** Maximum requests per minute. */
    public static final double MAX_REQUESTS_PER_MINUTE = 1e12;
    /** Maximum length in minutes: about ten years. */
    public static final int MAX_MINUTES = 5_300_000;

    private static final int SECONDS = 60;

    private final Instant start;
    private final double[] requests;

    private Trace(Instant start, double[] requests) {
        this.start = start;
        this.requests = requests;
    }

    /**
     * Creates a trace.
     *
     * @param start the start of the first minute; a full minute
     * @param requests the requests of each minute, from 0 to {@link #MAX_REQUESTS_PER_MINUTE}; at least one minute, at
     *     most {@link #MAX_MINUTES}
     * @throws io.github.stepscale.validation.InvalidValueException if a value is out of range
     */
    public static Trace of(Instant start, double... requests) {
        new Validator()
                .require(
                        start.getEpochSecond() % SECONDS == 0 && start.getNano() == 0,
                        "start",
                        start + " is not on the minute",
                        "Write a full minute")
                .require(
                        requests.length >= 1 && requests.length <= MAX_MINUTES,
                        "requests",
                        requests.length + " minutes: 1 to " + MAX_MINUTES + " are allowed",
                        "Shorten the trace")
                .require(
                        Arrays.stream(requests).allMatch(count -> count >= 0 && count <= MAX_REQUESTS_PER_MINUTE),
                        "requests",
                        "has a minute outside 0 to 1000000000000 requests",
                        "Correct it")
                .throwIfAny();
        return new Trace(start, requests.clone());
    }

    /** The start of the first minute. */
    public Instant start() {
        return start;
    }

    /** The length in minutes. */
    public int minutes() {
        return requests.length;
    }

    /** The requests of a minute, counted from 0. */
    public double requests(int minute) {
        return requests[minute];
    }

    /** The start of a minute, counted from 0. */
    public Instant time(int minute) {
        return start.plusSeconds((long) SECONDS * minute);
    }

    /** The requests of all minutes. */
    public double total() {
        return MinuteSum.of(requests);
    }

    /** The requests of the busiest minute. */
    public double peak() {
        return DoubleStream.of(requests).max().orElseThrow();
    }

    /** The requests of every minute, as a copy. */
    public double[] toArray() {
        return requests.clone();
    }

    /** Returns the same traffic at another time. */
    public Trace shifted(Duration by) {
        return of(start.plus(by), requests);
    }

    /** Returns the minutes from {@code from}, inclusive, to {@code to}, exclusive, counted from 0. */
    public Trace slice(int from, int to) {
        return of(time(from), Arrays.copyOfRange(requests, from, to));
    }
}
