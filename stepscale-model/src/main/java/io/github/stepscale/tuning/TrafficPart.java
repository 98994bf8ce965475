package io.github.stepscale.tuning;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.service.Service;
import io.github.stepscale.service.ServiceBuilder;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.SimulatedRun;
import io.github.stepscale.simulation.Simulator;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.traffic.Trace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A part of the traffic that is run alone, from the capacity that its first minutes need.
 *
 * @param trace the traffic
 * @param service the properties of the served model
 * @param limits the objective
 * @param needed the instances that the busiest of the first ten minutes needs
 */
record TrafficPart(Trace trace, Service service, ObjectiveLimits limits, int needed) {
    private static final int FIRST_MINUTES = 10;
    private static final Shortage EXCESS = new ExcessShortage(1);
    private static final BigDecimal MAX = BigDecimal.valueOf(Integer.MAX_VALUE);

    /** A part of which only the requests above capacity count. */
    static TrafficPart of(Trace trace, Service service) {
        return of(trace, service, ObjectiveLimits.NONE);
    }

    static TrafficPart of(Trace trace, Service service, ObjectiveLimits limits) {
        double busiest = IntStream.range(0, Math.min(FIRST_MINUTES, trace.minutes()))
                .mapToDouble(trace::requests)
                .max()
                .orElseThrow();
        return new TrafficPart(trace, service, limits, needed(busiest, service));
    }

    private static int needed(double requests, Service service) {
        BigDecimal each = BigDecimal.valueOf(service.requestsPerInstance().orElseThrow());
        return BigDecimal.valueOf(requests)
                .divide(each, 0, RoundingMode.CEILING)
                .min(MAX)
                .intValueExact();
    }

    /** The fewest instances that serve the requests of a minute. */
    int needed(double requests) {
        return needed(requests, service);
    }

    /** Returns the same part of another service. */
    TrafficPart with(UnaryOperator<ServiceBuilder> change) {
        return new TrafficPart(trace, change.apply(service.toBuilder()).build(), limits, needed);
    }

    /** The service with the initial capacity of a range. */
    Service startingIn(CapacityRange range) {
        return service.toBuilder().initialCapacity(range.clamp(needed)).build();
    }

    Simulator simulator(Candidate candidate) {
        ScalingPlan plan = candidate.plan();
        return Simulator.of(plan, startingIn(plan.scaling().capacity()));
    }

    Timeline run(Candidate candidate) {
        return simulator(candidate).run(trace);
    }

    RunFigures figures(Candidate candidate) {
        return figures(candidate, run(candidate));
    }

    /** @param timeline that of the candidate on this part */
    RunFigures figures(Candidate candidate, Timeline timeline) {
        return new RunFigures(
                timeline.minutes(),
                trace.total(),
                EXCESS.add(0, timeline, 0, timeline.minutes()),
                timeline.instanceMinutes(),
                amount(Objective.LATENCY, timeline),
                timeline.isUnserved(timeline.minutes() - 1)
                        ? waitBeyondTheEnd(candidate)
                        : amount("maxWait", timeline));
    }

    private OptionalDouble amount(String key, Timeline timeline) {
        return limits.shortages().stream()
                .filter(shortage -> shortage.key().equals(key))
                .mapToDouble(shortage -> shortage.add(0, timeline, 0, timeline.minutes()))
                .findFirst();
    }

    /** Requests that wait at the end without capacity: how long is known only once they are served. */
    private OptionalDouble waitBeyondTheEnd(Candidate candidate) {
        ScalingPlan plan = candidate.plan();
        return limits.shortages().stream().anyMatch(WaitShortage.class::isInstance)
                ? SimulatedRun.of(plan, startingIn(plan.scaling().capacity()), trace)
                        .summary()
                        .longestWaitMinutes()
                : OptionalDouble.empty();
    }
}
