package io.github.stepscale.scenario;

import io.github.stepscale.simulation.OutcomeBounds;
import io.github.stepscale.simulation.Summary;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.validation.Validator;
import java.util.Optional;
import java.util.OptionalInt;

/** An expectation of a {@link Scenario}. Each is checked independently of the others. */
public sealed interface Expectation
        permits Expectation.Within,
                Expectation.Throughout,
                Expectation.ThroughoutFirst,
                Expectation.MaxExcess,
                Expectation.NoScaling,
                LatencyExpectation,
                NoTimeouts {
    /**
     * A failed expectation.
     *
     * @param sentence the expected and the actual outcome
     * @param minute the minute of the failure, counted from 0
     */
    record Failure(String sentence, int minute) {}

    /**
     * Checks the outcome of a run; empty if it is as expected.
     *
     * @param timeline at least as long as the traffic and {@link #lastMinute}
     * @param summary the summary of the timeline
     * @param minutes the length of the traffic, which is what "throughout" refers to
     */
    Optional<Failure> check(Timeline timeline, Summary summary, int minutes);

    /** Why the expectation holds, or cannot be checked, whatever the policy does; empty if it can fail. */
    Optional<String> reasonItCannotFail(OutcomeBounds bounds);

    /** The last minute to check, counted from 0; 0 for the whole traffic. */
    default int lastMinute() {
        return 0;
    }

    /** How the number of instances is compared. */
    enum Bound {
        AT_LEAST("at least"),
        AT_MOST("at most"),
        EXACTLY("exactly");

        private final String words;

        Bound(String words) {
            this.words = words;
        }

        /** The words in {@code stepscale.yaml}. */
        public String words() {
            return words;
        }

        boolean holds(int running, int instances) {
            return switch (this) {
                case AT_LEAST -> running >= instances;
                case AT_MOST -> running <= instances;
                case EXACTLY -> running == instances;
            };
        }

        /** The first minute in which the comparison may have another result than at the start. */
        private int firstPossibleChange(OutcomeBounds bounds) {
            return switch (this) {
                case AT_LEAST -> bounds.firstFewer();
                case AT_MOST -> bounds.firstMore();
                case EXACTLY -> Math.min(bounds.firstMore(), bounds.firstFewer());
            };
        }

        /** Why the comparison holds for every possible number of instances; empty if it does not. */
        private Optional<String> reasonItAlwaysHolds(int instances, OutcomeBounds bounds) {
            boolean always = holds(bounds.lowest(), instances) && holds(bounds.highest(), instances);
            return !always
                    ? Optional.empty()
                    : Optional.of("there are never fewer than " + bounds.lowest()
                            + (this == AT_LEAST ? "" : ", and never more than " + bounds.highest()));
        }
    }

    /**
     * Expects a number of instances at some time: {@code at least 4 within 12 minutes}.
     *
     * @param bound {@link Bound#AT_LEAST}; the other comparisons in one of many minutes would limit nothing
     * @param minutes the minutes from the start, at least 1
     */
    record Within(Bound bound, int instances, int minutes) implements Expectation {
        /** @throws io.github.stepscale.validation.InvalidValueException if a number or the bound is invalid */
        public Within {
            checkBound(bound, instances)
                    .require(
                            bound == Bound.AT_LEAST,
                            "then",
                            () -> "'" + bound.words() + " " + instances + " within " + minuteCount(minutes)
                                    + "' would pass as soon as one minute matches: only 'at least' is allowed with 'within'",
                            "Write '" + bound.words() + " " + instances + " throughout the first "
                                    + minuteCount(minutes) + "'")
                    .require(
                            minutes >= 1,
                            "then",
                            "'within 0 minutes' contains no minute: 1 or more is required",
                            "Write a number of minutes")
                    .throwIfAny();
        }

        @Override
        public Optional<Failure> check(Timeline timeline, Summary summary, int length) {
            for (int minute = 0; minute < minutes; minute++) {
                if (bound.holds(timeline.running(minute), instances)) {
                    return Optional.empty();
                }
            }
            String actual = "were " + timeline.running(minutes - 1) + " then";
            return Optional.of(new Failure(
                    bound.words() + " " + instances + " within " + minuteCount(minutes) + ": " + actual, minutes - 1));
        }

        @Override
        public Optional<String> reasonItCannotFail(OutcomeBounds bounds) {
            return bounds.start() >= instances
                    ? Optional.of("there are " + bounds.start() + " at the start")
                    : Optional.empty();
        }

        @Override
        public int lastMinute() {
            return minutes - 1;
        }
    }

    /**
     * Expects a number of instances in every minute, from the start or from a later minute to the end of the traffic:
     * {@code at most 6 throughout}, {@code at most 2 after 30 minutes}.
     *
     * @param minutes the first minute to check, 0 for all
     */
    record Throughout(Bound bound, int instances, int minutes) implements Expectation {
        /** @throws io.github.stepscale.validation.InvalidValueException if it holds for every number */
        public Throughout {
            checkBound(bound, instances).throwIfAny();
        }

        @Override
        public Optional<Failure> check(Timeline timeline, Summary summary, int length) {
            String when = minutes == 0 ? " throughout" : " after " + minuteCount(minutes);
            return firstFailure(bound, instances, timeline, minutes, Math.max(length, minutes + 1), when);
        }

        @Override
        public Optional<String> reasonItCannotFail(OutcomeBounds bounds) {
            return bound.reasonItAlwaysHolds(instances, bounds);
        }

        @Override
        public int lastMinute() {
            return minutes;
        }
    }

    /**
     * Expects a number of instances in each of the first minutes: {@code at most 1 throughout the first 30 minutes}.
     *
     * @param minutes the minutes from the start, at least 1
     */
    record ThroughoutFirst(Bound bound, int instances, int minutes) implements Expectation {
        /**
         * @throws io.github.stepscale.validation.InvalidValueException if there are no minutes or it holds for every
         *     number
         */
        public ThroughoutFirst {
            checkBound(bound, instances)
                    .require(
                            minutes >= 1,
                            "then",
                            "'the first 0 minutes' contains no minute: 1 or more is required",
                            "Write a number of minutes")
                    .throwIfAny();
        }

        @Override
        public Optional<Failure> check(Timeline timeline, Summary summary, int length) {
            return firstFailure(
                    bound, instances, timeline, 0, minutes, " throughout the first " + minuteCount(minutes));
        }

        @Override
        public Optional<String> reasonItCannotFail(OutcomeBounds bounds) {
            boolean fixed = bound.holds(bounds.start(), instances) && minutes <= bound.firstPossibleChange(bounds);
            return fixed
                    ? Optional.of("there are " + bounds.start()
                            + " at the start, and the first change takes longer than that")
                    : bound.reasonItAlwaysHolds(instances, bounds);
        }

        @Override
        public int lastMinute() {
            return minutes - 1;
        }
    }

    /**
     * Expects at most a share of the requests above capacity: {@code at most 1% of requests above capacity}.
     *
     * @param share from 0, inclusive, to 1, exclusive
     */
    record MaxExcess(double share) implements Expectation {
        /** @throws io.github.stepscale.validation.InvalidValueException if the share is out of range */
        public MaxExcess {
            new Validator()
                    .require(
                            share >= 0 && share < 1,
                            "then",
                            () -> "at most " + ReadableNumbers.percent(share, 3)
                                    + " of requests above capacity cannot fail: 0 % to less than 100 % is allowed",
                            "Write a smaller share")
                    .throwIfAny();
        }

        @Override
        public Optional<Failure> check(Timeline timeline, Summary summary, int length) {
            double actual = summary.excessFraction().orElse(Double.NaN);
            return actual <= share
                    ? Optional.empty()
                    : Optional.of(new Failure(
                            "at most " + ReadableNumbers.percent(share, 3) + " of requests above capacity: was "
                                    + ReadableNumbers.percent(actual, 3),
                            firstMinuteAboveCapacity(timeline)));
        }

        @Override
        public Optional<String> reasonItCannotFail(OutcomeBounds bounds) {
            return bounds.excess();
        }

        private static int firstMinuteAboveCapacity(Timeline timeline) {
            int minute = 0;
            while (minute < timeline.minutes() - 1 && !(timeline.excess(minute) > 0)) {
                minute++;
            }
            return minute;
        }
    }

    /** Expects no scaling decision during the traffic: {@code no scaling}. */
    record NoScaling() implements Expectation {
        @Override
        public Optional<Failure> check(Timeline timeline, Summary summary, int length) {
            for (int minute = 0; minute < length; minute++) {
                if (timeline.action(minute) != 0) {
                    String actual = (timeline.action(minute) > 0 ? "+" : "") + timeline.action(minute);
                    return Optional.of(new Failure("no scaling: " + actual + " in minute " + minute, minute));
                }
            }
            return Optional.empty();
        }

        @Override
        public Optional<String> reasonItCannotFail(OutcomeBounds bounds) {
            return bounds.lowest() == bounds.highest()
                    ? Optional.of("there are always " + bounds.lowest())
                    : Optional.empty();
        }
    }

    private static Optional<Failure> firstFailure(
            Bound bound, int instances, Timeline timeline, int from, int to, String when) {
        OptionalInt other = OptionalInt.empty();
        for (int minute = from; minute < to && other.isEmpty(); minute++) {
            other = bound.holds(timeline.running(minute), instances) ? other : OptionalInt.of(minute);
        }
        return other.isEmpty()
                ? Optional.empty()
                : Optional.of(new Failure(
                        bound.words() + " " + instances + when + ": were " + timeline.running(other.getAsInt())
                                + " in minute " + other.getAsInt(),
                        other.getAsInt()));
    }

    private static Validator checkBound(Bound bound, int instances) {
        return new Validator()
                .require(
                        bound != Bound.AT_LEAST || instances > 0,
                        "then",
                        "at least 0 cannot fail: at least 1 is required",
                        "Write how many are needed");
    }

    static String minuteCount(int minutes) {
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }
}
