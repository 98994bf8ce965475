package io.github.stepscale.tuning.search;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.service.Service;
import io.github.stepscale.service.ServiceBuilder;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.SimulatedRun;
import io.github.stepscale.simulation.Simulator;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.objective.ObjectiveLimits;
import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.space.Candidate;
import io.github.stepscale.tuning.space.HourlyNeed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
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
public record TrafficPart(Trace trace, Service service, ObjectiveLimits limits, int needed) {
    private static final int FIRST_MINUTES = 10;
    private static final BigDecimal MAX = BigDecimal.valueOf(Integer.MAX_VALUE);

    /** A part of which only the requests above capacity count. */
    public static TrafficPart of(Trace trace, Service service) {
        return of(trace, service, ObjectiveLimits.NONE);
    }

    public static TrafficPart of(Trace trace, Service service, ObjectiveLimits limits) {
        double busiest = IntStream.range(0, Math.min(FIRST_MINUTES, trace.minutes()))
                .mapToDouble(trace::requests)
                .max()
                .orElseThrow();
        return new TrafficPart(trace, service, limits, needed(busiest, service));
    }

    /** The fewest instances that serve the requests of a minute. */
    private static int needed(double requests, Service service) {
        BigDecimal each = BigDecimal.valueOf(service.requestsPerInstance().orElseThrow());
        return BigDecimal.valueOf(requests)
                .divide(each, 0, RoundingMode.CEILING)
                .min(MAX)
                .intValueExact();
    }

    /** What the minutes of each hour of the day need. */
    public HourlyNeed hourlyNeed() {
        return hourlyNeed(minute -> true);
    }

    /**
     * What each hour of the day needs.
     *
     * @param counts whether a minute counts
     */
    public HourlyNeed hourlyNeed(IntPredicate counts) {
        return HourlyNeed.of(trace, requests -> needed(requests, service), counts);
    }

    /** Returns the same part of another service. */
    public TrafficPart with(UnaryOperator<ServiceBuilder> change) {
        return new TrafficPart(trace, change.apply(service.toBuilder()).build(), limits, needed);
    }

    /** The service with the initial capacity of a range. */
    public Service startingIn(CapacityRange range) {
        return service.toBuilder().initialCapacity(range.clamp(needed)).build();
    }

    public Simulator simulator(Candidate candidate) {
        ScalingPlan plan = candidate.plan();
        return Simulator.of(plan, startingIn(plan.scaling().capacity()));
    }

    public Timeline run(Candidate candidate) {
        return simulator(candidate).run(trace);
    }

    public RunFigures figures(Candidate candidate) {
        return figures(candidate, run(candidate));
    }

    /**
     * The figures of a run.
     *
     * @param timeline that of the candidate on this part
     */
    public RunFigures figures(Candidate candidate, Timeline timeline) {
        return new RunFigures(
                timeline.minutes(),
                trace.total(),
                ObjectiveLimits.NONE.primary().add(0, timeline, 0, timeline.minutes()),
                timeline.instanceMinutes(),
                limits.amount(Objective.LATENCY, timeline),
                timeline.isUnserved(timeline.minutes() - 1)
                        ? waitBeyondTheEnd(candidate)
                        : limits.amount("maxWait", timeline));
    }

    /** Requests that wait at the end without capacity: how long is known only once they are served. */
    private OptionalDouble waitBeyondTheEnd(Candidate candidate) {
        ScalingPlan plan = candidate.plan();
        return limits.has("maxWait")
                ? SimulatedRun.of(plan, startingIn(plan.scaling().capacity()), trace)
                        .summary()
                        .longestWaitMinutes()
                : OptionalDouble.empty();
    }
}
