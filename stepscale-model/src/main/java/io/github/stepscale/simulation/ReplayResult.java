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
 *     absent if there is none in the range, or if schedules make the search too large
 * @param hindsight the cheapest path that meets the objective or, without one, serves as well as the policy; absent
 *     without {@code requestsPerInstance}, for asynchronous endpoints, if even the maximum capacity does not serve as
 *     well, or if the search would be too large
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
        RunConditions conditions = RunConditions.of(plan, service, trace);
        Simulator simulator = Simulator.of(plan, service);
        SimulatedRun policy = run(conditions, simulator);
        boolean known = service.requestsPerInstance().isPresent();
        return new ReplayResult(
                trace,
                policy,
                TargetTracking.of(plan, service).map(tracking -> run(conditions, tracking)),
                known || objective.isAny()
                        ? FixedCapacity.of(
                                conditions, ReferenceGoal.of(objective, policy.summary(), conditions.queues()))
                        : Optional.empty(),
                known && !conditions.queues()
                        ? Hindsight.of(conditions, budget(objective, policy.summary()))
                        : Optional.empty(),
                otherReadings(plan, service, trace));
    }

    private static List<ZeroTrafficReading> otherReadings(ScalingPlan plan, Service service, Trace trace) {
        if (Arrays.stream(trace.toArray()).noneMatch(requests -> requests <= 0)) {
            return List.of();
        }
        return Arrays.stream(ZeroTraffic.values())
                .filter(published -> !ZeroTrafficByMetric.all(published).equals(service.zeroTraffic()))
                .flatMap(published -> reading(plan, service, trace, published).stream())
                .toList();
    }

    private static Optional<ZeroTrafficReading> reading(
            ScalingPlan plan, Service service, Trace trace, ZeroTraffic published) {
        Service other = service.toBuilder().zeroTraffic(published).build();
        RunConditions conditions = RunConditions.of(plan, other, trace);
        return TargetTracking.of(plan, other)
                .map(tracking -> new ZeroTrafficReading(
                        published,
                        run(conditions, Simulator.of(plan, other)).summary(),
                        run(conditions, tracking).summary()));
    }

    /** Whether traffic and range are too large for the hindsight search. */
    public static boolean isTooLarge(ScalingPlan plan, Service service, Trace trace) {
        return RunConditions.of(plan, service, trace).isTooLarge();
    }

    private static SimulatedRun run(RunConditions conditions, Simulator simulator) {
        return conditions.run(now -> simulator.run(now.trace()));
    }

    private static double budget(Objective objective, Summary policy) {
        return objective
                .maxExcessRequests(policy.requests())
                .orElseGet(() -> policy.excessRequests().orElseThrow());
    }
}
