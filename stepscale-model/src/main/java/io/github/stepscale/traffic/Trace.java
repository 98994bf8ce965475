package io.github.stepscale.traffic;

import io.github.stepscale.validation.Validator;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The requests to an endpoint in consecutive minutes. The demand on the whole endpoint, never divided by instances. */
public final class Trace {
    /** The most requests a minute may have. */
    public static final double MOST_REQUESTS = 1e12;
    /** The most minutes a trace may have: some ten years. */
    public static final int MOST_MINUTES = 5_300_000;

    private static final int SECONDS = 60;

    private final Instant start;
    private final double[] requests;

    private Trace(Instant start, double[] requests) {
        this.start = start;
        this.requests = requests;
    }

    /**
     * The trace of these minutes.
     *
     * @param start the first minute; on the minute
     * @param requests of each minute, from 0 to {@link #MOST_REQUESTS}; at least one minute, at most
     *     {@link #MOST_MINUTES}
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
                        requests.length >= 1 && requests.length <= MOST_MINUTES,
                        "requests",
                        requests.length + " minutes: 1 to " + MOST_MINUTES + " are allowed",
                        "Shorten the trace")
                .require(
                        Arrays.stream(requests).allMatch(count -> count >= 0 && count <= MOST_REQUESTS),
                        "requests",
                        "a minute has a count that is not from 0 to 1000000000000",
                        "Correct it")
                .throwIfAny();
        return new Trace(start, requests.clone());
    }

    /** The first minute. */
    public Instant start() {
        return start;
    }

    /** How many minutes there are. */
    public int minutes() {
        return requests.length;
    }

    /** The requests of a minute, counted from 0. */
    public double requests(int minute) {
        return requests[minute];
    }

    /** The time at which a minute starts, counted from 0. */
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

    /** The same traffic at another time. */
    public Trace shifted(Duration by) {
        return of(start.plus(by), requests);
    }

    /** The minutes from {@code from}, inclusive, to {@code to}, exclusive, counted from 0. */
    public Trace slice(int from, int to) {
        return of(time(from), Arrays.copyOfRange(requests, from, to));
    }
}
