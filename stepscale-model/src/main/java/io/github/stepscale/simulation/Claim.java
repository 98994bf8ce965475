package io.github.stepscale.simulation;

import java.util.Optional;
import java.util.OptionalInt;

/** Something that a {@link Scenario} expects. */
public sealed interface Claim {
    /**
     * Something that did not hold.
     *
     * @param sentence what was expected and what was
     * @param minute where to look, counted from 0
     */
    record Broken(String sentence, int minute) {}

    /** What did not hold; empty if all is as expected. */
    Optional<Broken> check(Timeline timeline, Summary summary);

    /** The last minute that the claim looks at, counted from 0; 0 if it looks at whatever there is. */
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
    }

    /**
     * So many instances are reached at some time: {@code at least 4 within 12 minutes}.
     *
     * @param minutes from the start, at least 0
     */
    record Within(Bound bound, int instances, int minutes) implements Claim {
        @Override
        public Optional<Broken> check(Timeline timeline, Summary summary) {
            int last = Math.min(minutes, timeline.minutes() - 1);
            for (int minute = 0; minute <= last; minute++) {
                if (bound.holds(timeline.running(minute), instances)) {
                    return Optional.empty();
                }
            }
            String was = "were " + timeline.running(last) + " then";
            return Optional.of(
                    new Broken(bound.words() + " " + instances + " within " + minutes + " minutes: " + was, last));
        }

        @Override
        public int lastMinute() {
            return minutes;
        }
    }

    /**
     * So many instances all the time, from a minute on: {@code at most 6 throughout}, {@code at most 2 after 30 minutes}.
     *
     * @param minutes from the start, 0 for all the time
     */
    record From(Bound bound, int instances, int minutes) implements Claim {
        @Override
        public Optional<Broken> check(Timeline timeline, Summary summary) {
            OptionalInt other = firstOther(timeline);
            return other.isEmpty() ? Optional.empty() : Optional.of(broken(timeline, other.getAsInt()));
        }

        private OptionalInt firstOther(Timeline timeline) {
            for (int minute = minutes; minute < timeline.minutes(); minute++) {
                if (!bound.holds(timeline.running(minute), instances)) {
                    return OptionalInt.of(minute);
                }
            }
            return OptionalInt.empty();
        }

        private Broken broken(Timeline timeline, int minute) {
            String when = minutes == 0 ? " throughout" : " after " + minutes + " minutes";
            String was = "were " + timeline.running(minute) + " in minute " + minute;
            return new Broken(bound.words() + " " + instances + when + ": " + was, minute);
        }

        @Override
        public int lastMinute() {
            return minutes;
        }
    }

    /**
     * At most a share of the requests comes above capacity: {@code at most 1% of requests above capacity}.
     *
     * @param share from 0 to 1
     */
    record Excess(double share) implements Claim {
        @Override
        public Optional<Broken> check(Timeline timeline, Summary summary) {
            double was = summary.excessFraction().orElse(Double.NaN);
            return was <= share
                    ? Optional.empty()
                    : Optional.of(new Broken(
                            "at most " + Shares.percent(share) + " of requests above capacity: was "
                                    + Shares.percent(was),
                            firstShort(timeline)));
        }

        private static int firstShort(Timeline timeline) {
            int minute = 0;
            while (minute < timeline.minutes() - 1 && !(timeline.excess(minute) > 0)) {
                minute++;
            }
            return minute;
        }
    }

    /** Nothing is decided: {@code no scaling}. */
    record Still() implements Claim {
        @Override
        public Optional<Broken> check(Timeline timeline, Summary summary) {
            for (int minute = 0; minute < timeline.minutes(); minute++) {
                if (timeline.action(minute) != 0) {
                    String was = (timeline.action(minute) > 0 ? "+" : "") + timeline.action(minute);
                    return Optional.of(new Broken("no scaling: " + was + " in minute " + minute, minute));
                }
            }
            return Optional.empty();
        }
    }
}
