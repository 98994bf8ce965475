package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.service.Service;
import io.github.stepscale.service.ZeroTraffic;
import io.github.stepscale.service.ZeroTrafficByMetric;
import io.github.stepscale.traffic.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of a plan and its references on the same traffic.
 *
 * @param trace the traffic
 * @param policy the run of the plan
 * @param targetTracking the run of modelled target tracking; absent without a target
 * @param fixed the smallest constant capacity that meets the objective or, without one, serves as well as the policy;
 *     absent if there is none in the range, or if schedules or a limit of the latency make the search too large
 * @param hindsight the cheapest path that meets the objective or, without one, serves as well as the policy; absent
 *     without {@code requestsPerInstance} or a limit of the latency, for asynchronous endpoints, if even the maximum
 *     capacity does not serve as well, if an instance keeps that limit at no rate, or if the search would be too large
 * @param otherReadings the policy and target tracking again, if minutes without requests publish something else; empty
 *     without such minutes, and without target tracking
 */
public record ReplayResult(
        Trace trace,
        SimulatedRun policy,
        Optional<SimulatedRun> targetTracking,
        Optional<FixedCapacity> fixed,
        Optional<Hindsight> hindsight,
        List<ZeroTrafficReading> otherReadings) {

    public ReplayResult {
        otherReadings = List.copyOf(otherReadings);
    }

    /**
     * Replays traffic through a plan and its references.
     *
     * @throws io.github.stepscale.validation.InvalidValueException if the plan cannot be simulated; see {@link
     *     Simulator#of}
     */
    public static ReplayResult of(ScalingPlan plan, Service service, Objective objective, Trace trace) {
        RunConditions conditions = RunConditions.of(plan, service, objective.latency(), trace);
        Simulator simulator = Simulator.of(plan, service);
        SimulatedRun policy = SimulatedRun.of(conditions, simulator);
        boolean known = service.requestsPerInstance().isPresent();
        return new ReplayResult(
                trace,
                policy,
                TargetTracking.of(plan, service).map(tracking -> SimulatedRun.of(conditions, tracking)),
                known || objective.isAny()
                        ? FixedCapacity.of(
                                conditions, ReferenceGoal.of(objective, policy.summary(), conditions.queues()))
                        : Optional.empty(),
                conditions.queues()
                        ? Optional.empty()
                        : HindsightGoal.of(service, objective, policy.summary())
                                .flatMap(goal -> Hindsight.of(conditions, goal)),
                otherReadings(conditions));
    }

    private static List<ZeroTrafficReading> otherReadings(RunConditions conditions) {
        Trace trace = conditions.trace();
        if (Arrays.stream(trace.toArray()).noneMatch(requests -> requests <= 0)) {
            return List.of();
        }
        return Arrays.stream(ZeroTraffic.values())
                .filter(published -> !ZeroTrafficByMetric.all(published)
                        .equals(conditions.service().zeroTraffic()))
                .flatMap(published -> reading(conditions, published).stream())
                .toList();
    }

    private static Optional<ZeroTrafficReading> reading(RunConditions conditions, ZeroTraffic published) {
        ScalingPlan plan = conditions.plan();
        Service service =
                conditions.service().toBuilder().zeroTraffic(published).build();
        RunConditions other = RunConditions.of(plan, service, conditions.latency(), conditions.trace());
        return TargetTracking.of(plan, service)
                .map(tracking -> new ZeroTrafficReading(
                        published,
                        SimulatedRun.of(other, Simulator.of(plan, service)).summary(),
                        SimulatedRun.of(other, tracking).summary()));
    }

    /** Whether the search for the best schedule in hindsight would be too large. */
    public boolean isHindsightTooLarge(ScalingPlan plan, Service service, Objective objective) {
        RunConditions conditions = RunConditions.of(plan, service, trace);
        return HindsightGoal.of(service, objective, policy.summary())
                .filter(goal ->
                        HindsightProblem.of(conditions, goal.throughput()).isTooLarge())
                .isPresent();
    }

    /** Whether each fixed count has to be tried, and they are too many. */
    public boolean isFixedTooLarge(ScalingPlan plan, Service service, Objective objective) {
        RunConditions conditions = RunConditions.of(plan, service, trace);
        return (objective.latency().isPresent() || !conditions.range().isConstant())
                && FixedCapacity.areTooMany(conditions);
    }
}
