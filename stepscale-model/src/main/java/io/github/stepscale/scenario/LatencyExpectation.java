package io.github.stepscale.scenario;

import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.simulation.LatencyObjective;
import io.github.stepscale.simulation.OutcomeBounds;
import io.github.stepscale.simulation.Summary;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.validation.Validator;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Expects a latency in every minute with requests, from the start or from a later minute to the end of the traffic, or in
 * the first minutes: {@code p95 below 800 ms}, {@code mean at most 2 s after 5 minutes}. Where requests come and nothing
 * is in service, it fails.
 *
 * @param statistic the mean or a quantile of a minute
 * @param bound whether the limit itself is allowed
 * @param limit above 0 and at most a day
 * @param from the first minute to check, counted from 0
 * @param first how many minutes to check from the start, at least 1; to the end of the traffic if empty
 */
public record LatencyExpectation(
        LatencyStatistic statistic, LatencyBound bound, Duration limit, int from, OptionalInt first)
        implements Expectation {

    /** How a latency is compared with its limit. */
    public enum LatencyBound {
        /** Less than the limit. */
        BELOW("below"),
        /** The limit, or less. */
        AT_MOST("at most");

        private final String words;

        LatencyBound(String words) {
            this.words = words;
        }

        /** The words in {@code stepscale.yaml}. */
        public String words() {
            return words;
        }

        /** Never so for {@link Double#NaN}. */
        boolean holds(double latency, double limit) {
            return this == BELOW ? latency < limit : latency <= limit;
        }
    }

    /** @throws io.github.stepscale.validation.InvalidValueException if a number is out of range */
    public LatencyExpectation {
        LatencyObjective.requireLimit(new Validator(), "then", limit)
                .require(
                        first.orElse(1) >= 1,
                        "then",
                        "'the first 0 minutes' contains no minute: 1 or more is required",
                        "Write a number of minutes")
                .throwIfAny();
    }

    @Override
    public Optional<Failure> check(Timeline timeline, Summary summary, int minutes) {
        double limitMs = LatencyObjective.millis(limit);
        for (int minute = from; minute < end(minutes); minute++) {
            double latency = timeline.response().orElseThrow().latencyMs(statistic, minute);
            if (timeline.trace().requests(minute) > 0 && !bound.holds(latency, limitMs)) {
                return Optional.of(
                        new Failure(sentence() + ": " + actual(latency, limitMs) + " in minute " + minute, minute));
            }
        }
        return Optional.empty();
    }

    /** The minute after the last one to check. */
    private int end(int minutes) {
        return Math.min(minutes, first.orElse(minutes));
    }

    private static String actual(double latency, double limitMs) {
        return Double.isNaN(latency)
                ? "nothing was in service"
                : "was " + ReadableNumbers.distinct(latency, limitMs) + " ms";
    }

    private String sentence() {
        String limited = statistic + " " + bound.words() + " " + Durations.exact(limit);
        if (first.isPresent()) {
            return limited + " throughout the first " + Expectation.minuteCount(first.getAsInt());
        }
        return limited + (from == 0 ? "" : " after " + Expectation.minuteCount(from));
    }

    @Override
    public Optional<String> reasonItCannotFail(OutcomeBounds bounds) {
        return bounds.response().reasonLatencyHolds(statistic, from, first.orElse(Integer.MAX_VALUE));
    }

    @Override
    public int lastMinute() {
        return first.orElse(from + 1) - 1;
    }
}
