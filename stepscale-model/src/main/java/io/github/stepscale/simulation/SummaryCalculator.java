package io.github.stepscale.simulation;

import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.MinuteSum;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Calculates summaries of timelines. */
final class SummaryCalculator {
    private SummaryCalculator() {}

    /**
     * Summarizes a timeline.
     *
     * @param waited the timeline with quiet minutes appended if requests wait unserved at the end; otherwise the
     *     timeline itself
     * @param service the properties of the served model
     * @param range the capacity range, whose minimum is part of the demand
     * @param latency the limit of the latency, if there is one
     */
    static Summary of(
            Timeline timeline,
            Timeline waited,
            Service service,
            ScheduledCapacityRange range,
            Optional<LatencyObjective> latency) {
        boolean known = service.requestsPerInstance().isPresent();
        double requests = timeline.trace().total();
        double excess = MinuteSum.of(timeline.excess);
        return new Summary(
                timeline.minutes(),
                requests,
                only(known, excess),
                only(known, requests == 0 ? 0 : excess / requests),
                known ? OptionalInt.of(minutesShort(timeline)) : OptionalInt.empty(),
                only(known, worstWait(waited)),
                minutesUnserved(waited),
                timeline.instanceMinutes,
                decisions(timeline, 1) + decisions(timeline, -1),
                decisions(timeline, 1),
                decisions(timeline, -1),
                timeline.noStep,
                peak(timeline),
                elasticity(timeline, service, range),
                timeline.response().map(response -> Summary.Response.of(timeline, latency)));
    }

    private static OptionalDouble only(boolean known, double number) {
        return known ? OptionalDouble.of(number) : OptionalDouble.empty();
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

    /** Requests that are never served wait without end. */
    private static double minutesUnserved(Timeline timeline) {
        int longest = 0;
        int stretch = 0;
        for (int minute = 0; minute < timeline.minutes(); minute++) {
            stretch = timeline.isUnserved(minute) ? stretch + 1 : 0;
            longest = Math.max(longest, stretch);
        }
        return stretch > 0 ? Double.POSITIVE_INFINITY : longest;
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

    private static Optional<ElasticityMetrics> elasticity(
            Timeline timeline, Service service, ScheduledCapacityRange range) {
        if (service.requestsPerInstance().isEmpty()) {
            return Optional.empty();
        }
        Throughput throughput = Throughput.of(service.requestsPerInstance());
        int[] demand = new int[timeline.minutes()];
        Arrays.setAll(demand, minute -> Math.max(range.min()[minute], throughput.needed(timeline.requests[minute])));
        return Optional.of(ElasticityMetrics.of(demand, timeline.running));
    }
}
