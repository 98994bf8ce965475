package io.github.stepscale.simulation;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Adds up timelines. */
final class Summaries {
    private Summaries() {}

    /**
     * A timeline in numbers.
     *
     * @param service what one instance serves
     * @param minCapacity the least that is ever needed
     */
    static Summary of(Timeline timeline, Service service, int minCapacity) {
        boolean known = service.requestsPerInstance().isPresent();
        double requests = timeline.trace().total();
        double excess = excess(timeline);
        return new Summary(
                timeline.minutes(),
                requests,
                only(known, excess),
                only(known, requests == 0 ? 0 : excess / requests),
                known ? OptionalInt.of(minutesShort(timeline)) : OptionalInt.empty(),
                only(known, worstWait(timeline)),
                minutesUnserved(timeline),
                timeline.instanceMinutes,
                decisions(timeline, 1) + decisions(timeline, -1),
                decisions(timeline, 1),
                decisions(timeline, -1),
                timeline.noStep,
                peak(timeline),
                elasticity(timeline, service, minCapacity));
    }

    private static OptionalDouble only(boolean known, double number) {
        return known ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    private static double excess(Timeline timeline) {
        double sum = 0;
        for (double excess : timeline.excess) {
            sum += excess;
        }
        return sum;
    }

    private static int minutesShort(Timeline timeline) {
        int count = 0;
        for (double excess : timeline.excess) {
            count += excess > 0 ? 1 : 0;
        }
        return count;
    }

    private static double worstWait(Timeline timeline) {
        double worst = 0;
        for (double wait : timeline.wait) {
            worst = wait > worst ? wait : worst; // never so for NaN
        }
        return worst;
    }

    private static int minutesUnserved(Timeline timeline) {
        int longest = 0;
        int stretch = 0;
        for (int minute = 0; minute < timeline.minutes(); minute++) {
            boolean unserved = timeline.running[minute] <= 0 && timeline.backlog[minute] > 0; // never so for NaN
            stretch = unserved ? stretch + 1 : 0;
            longest = Math.max(longest, stretch);
        }
        return longest;
    }

    private static int decisions(Timeline timeline, int sign) {
        int count = 0;
        for (int action : timeline.action) {
            count += Integer.signum(action) == sign ? 1 : 0;
        }
        return count;
    }

    private static int peak(Timeline timeline) {
        int peak = 0;
        for (int running : timeline.running) {
            peak = Math.max(peak, running);
        }
        return peak;
    }

    private static Optional<Elasticity> elasticity(Timeline timeline, Service service, int minCapacity) {
        if (service.requestsPerInstance().isEmpty()) {
            return Optional.empty();
        }
        double each = service.requestsPerInstance().getAsDouble();
        int[] demand = new int[timeline.minutes()];
        for (int minute = 0; minute < demand.length; minute++) {
            demand[minute] = Math.max(minCapacity, (int) Math.ceil(timeline.requests[minute] / each));
        }
        return Optional.of(Elasticity.of(demand, timeline.running));
    }
}
