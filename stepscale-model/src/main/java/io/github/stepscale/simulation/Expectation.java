package io.github.stepscale.simulation;

import io.github.stepscale.text.Numbers;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.validation.Validator;
import java.util.Optional;
import java.util.OptionalInt;

/** Something that a {@link Scenario} expects. Whether it holds does not depend on what else is expected. */
public sealed interface Expectation {
    /**
     * Something that did not hold.
     *
     * @param sentence what was expected and what was
     * @param minute where to look, counted from 0
     */
    record Broken(String sentence, int minute) {}

    /**
     * What did not hold; empty if all is as expected.
     *
     * @param timeline at least as long as the traffic, and as the claim needs it
     * @param summary of the same
     * @param minutes of the traffic: what is said of all the time is said of these
     */
    Optional<Broken> check(Timeline timeline, Summary summary, int minutes);

    /** Why the claim cannot fail, or cannot be told, whatever the policy does; empty if it can. */
    Optional<String> idle(OutcomeBounds bounds);

    /** The last minute that the claim looks at, counted from 0; 0 if it looks at the traffic. */
    default int lastMinute() {
        return 0;
    }

    /** How instances are compared. */
    enum Bound {
        AT_LEAST("at least"),
        AT_MOST("at most"),
        EXACTLY("exactly");

        private final String words;

        Bound(String words) {
            this.words = words;
        }

        /** As it is written. */
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

        /** The first minute in which what held at the start may hold no more. */
        private int firstOther(OutcomeBounds bounds) {
            return switch (this) {
                case AT_LEAST -> bounds.firstFewer();
                case AT_MOST -> bounds.firstMore();
                case EXACTLY -> Math.min(bounds.firstMore(), bounds.firstFewer());
            };
        }

        /** Why it holds for all that can run; empty if it does not. */
        private Optional<String> holdsAlways(int instances, OutcomeBounds bounds) {
            boolean always = holds(bounds.lowest(), instances) && holds(bounds.highest(), instances);
            return !always
                    ? Optional.empty()
                    : Optional.of("there are never fewer than " + bounds.lowest()
                            + (this == AT_LEAST ? "" : ", and never more than " + bounds.highest()));
        }
    }

    /**
     * So many instances are reached at some time: {@code at least 4 within 12 minutes}.
     *
     * @param bound {@link Bound#AT_LEAST}: what holds in one minute of many says nothing of a limit
     * @param minutes that are looked at from the start, at least 1
     */
    record Within(Bound bound, int instances, int minutes) implements Expectation {
        /** @throws io.github.stepscale.validation.InvalidValueException if a number or the bound is not allowed */
        public Within {
            limit(bound, instances)
                    .require(
                            bound == Bound.AT_LEAST,
                            "then",
                            () -> "'" + bound.words() + " " + instances + " within " + counted(minutes)
                                    + "' would hold as soon as one minute is so: only 'at least' goes with 'within'",
                            "Write '" + bound.words() + " " + instances + " throughout the first " + counted(minutes)
                                    + "'")
                    .require(
                            minutes >= 1,
                            "then",
                            "'within 0 minutes' looks at no minute: 1 or more is allowed",
                            "Write a number of minutes")
                    .throwIfAny();
        }

        @Override
        public Optional<Broken> check(Timeline timeline, Summary summary, int length) {
            for (int minute = 0; minute < minutes; minute++) {
                if (bound.holds(timeline.running(minute), instances)) {
                    return Optional.empty();
                }
            }
            String was = "were " + timeline.running(minutes - 1) + " then";
            return Optional.of(new Broken(
                    bound.words() + " " + instances + " within " + counted(minutes) + ": " + was, minutes - 1));
        }

        @Override
        public Optional<String> idle(OutcomeBounds bounds) {
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
     * So many instances all the time, from a minute on to the end of the traffic: {@code at most 6 throughout},
     * {@code at most 2 after 30 minutes}.
     *
     * @param minutes from the start, 0 for all the time
     */
    record From(Bound bound, int instances, int minutes) implements Expectation {
        /** @throws io.github.stepscale.validation.InvalidValueException if it holds for any number */
        public From {
            limit(bound, instances).throwIfAny();
        }

        @Override
        public Optional<Broken> check(Timeline timeline, Summary summary, int length) {
            String when = minutes == 0 ? " throughout" : " after " + counted(minutes);
            return other(bound, instances, timeline, minutes, Math.max(length, minutes + 1), when);
        }

        @Override
        public Optional<String> idle(OutcomeBounds bounds) {
            return bound.holdsAlways(instances, bounds);
        }

        @Override
        public int lastMinute() {
            return minutes;
        }
    }

    /**
     * So many instances in each of the first minutes: {@code at most 1 throughout the first 30 minutes}.
     *
     * @param minutes from the start, at least 1
     */
    record First(Bound bound, int instances, int minutes) implements Expectation {
        /** @throws io.github.stepscale.validation.InvalidValueException if there are no minutes */
        public First {
            limit(bound, instances)
                    .require(
                            minutes >= 1,
                            "then",
                            "'the first 0 minutes' are none: 1 or more is allowed",
                            "Write a number of minutes")
                    .throwIfAny();
        }

        @Override
        public Optional<Broken> check(Timeline timeline, Summary summary, int length) {
            return other(bound, instances, timeline, 0, minutes, " throughout the first " + counted(minutes));
        }

        @Override
        public Optional<String> idle(OutcomeBounds bounds) {
            boolean settled = bound.holds(bounds.start(), instances) && minutes <= bound.firstOther(bounds);
            return settled
                    ? Optional.of("there are " + bounds.start()
                            + " at the start, and what is decided then takes longer than that")
                    : bound.holdsAlways(instances, bounds);
        }

        @Override
        public int lastMinute() {
            return minutes - 1;
        }
    }

    /**
     * At most a share of the requests comes above capacity: {@code at most 1% of requests above capacity}.
     *
     * @param share from 0, and below 1: all the requests are no limit
     */
    record Excess(double share) implements Expectation {
        /** @throws io.github.stepscale.validation.InvalidValueException if the share is none */
        public Excess {
            new Validator()
                    .require(
                            share >= 0 && share < 1,
                            "then",
                            () -> "at most " + Numbers.percent(share, 3)
                                    + " of requests above capacity cannot fail: 0 % to less than 100 % is allowed",
                            "Write a smaller share")
                    .throwIfAny();
        }

        @Override
        public Optional<Broken> check(Timeline timeline, Summary summary, int length) {
            double was = summary.excessFraction().orElse(Double.NaN);
            return was <= share
                    ? Optional.empty()
                    : Optional.of(new Broken(
                            "at most " + Numbers.percent(share, 3) + " of requests above capacity: was "
                                    + Numbers.percent(was, 3),
                            firstShort(timeline)));
        }

        @Override
        public Optional<String> idle(OutcomeBounds bounds) {
            return bounds.excess();
        }

        private static int firstShort(Timeline timeline) {
            int minute = 0;
            while (minute < timeline.minutes() - 1 && !(timeline.excess(minute) > 0)) {
                minute++;
            }
            return minute;
        }
    }

    /** Nothing is decided during the traffic: {@code no scaling}. */
    record Still() implements Expectation {
        @Override
        public Optional<Broken> check(Timeline timeline, Summary summary, int length) {
            for (int minute = 0; minute < length; minute++) {
                if (timeline.action(minute) != 0) {
                    String was = (timeline.action(minute) > 0 ? "+" : "") + timeline.action(minute);
                    return Optional.of(new Broken("no scaling: " + was + " in minute " + minute, minute));
                }
            }
            return Optional.empty();
        }

        @Override
        public Optional<String> idle(OutcomeBounds bounds) {
            return bounds.lowest() == bounds.highest()
                    ? Optional.of("there are always " + bounds.lowest())
                    : Optional.empty();
        }
    }

    private static Optional<Broken> other(
            Bound bound, int instances, Timeline timeline, int from, int to, String when) {
        OptionalInt other = OptionalInt.empty();
        for (int minute = from; minute < to && other.isEmpty(); minute++) {
            other = bound.holds(timeline.running(minute), instances) ? other : OptionalInt.of(minute);
        }
        return other.isEmpty()
                ? Optional.empty()
                : Optional.of(new Broken(
                        bound.words() + " " + instances + when + ": were " + timeline.running(other.getAsInt())
                                + " in minute " + other.getAsInt(),
                        other.getAsInt()));
    }

    private static Validator limit(Bound bound, int instances) {
        return new Validator()
                .require(
                        bound != Bound.AT_LEAST || instances > 0,
                        "then",
                        "at least 0 cannot fail: at least 1 is allowed",
                        "Write how many are needed");
    }

    private static String counted(int minutes) {
        return Plurals.of(minutes, "minute");
    }
}
