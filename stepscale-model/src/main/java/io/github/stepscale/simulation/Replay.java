package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.traffic.Trace;
import java.util.Optional;

/**
 * A plan and its references on the same traffic, through the same minutes.
 *
 * @param trace the traffic
 * @param policy what the plan did
 * @param targetTracking what our model of SageMaker's target tracking did; absent where there is no target for it
 * @param fixed the fewest instances that meet the objective throughout; without an objective, that serve as well as the
 *     policy. Absent if there are none in the range, and where schedules make them too many to try
 * @param hindsight the cheapest schedule that serves as well as is asked, or as the policy did; absent without
 *     {@code requestsPerInstance}, for an asynchronous endpoint, where even the most instances do not serve as well, and
 *     where there are too many schedules to search
 */
public record Replay(
        Trace trace,
        SimulatedRun policy,
        Optional<SimulatedRun> targetTracking,
        Optional<FixedCount> fixed,
        Optional<Hindsight> hindsight) {

    /**
     * Replays traffic.
     *
     * @throws io.github.stepscale.validation.InvalidValueException if the plan cannot be simulated; see {@link Simulator#of}
     */
    public static Replay of(ScalingPlan plan, Service service, Objective objective, Trace trace) {
        RunConditions conditions = RunConditions.of(plan, service, trace);
        Simulator simulator = Simulator.of(plan, service);
        SimulatedRun policy = candidate(conditions, simulator);
        boolean known = service.requestsPerInstance().isPresent();
        return new Replay(
                trace,
                policy,
                TargetTracking.of(plan, service).map(tracking -> candidate(conditions, tracking)),
                known || objective.isAny()
                        ? FixedCount.of(conditions, ReferenceGoal.of(objective, policy.summary(), conditions.queues()))
                        : Optional.empty(),
                known && !conditions.queues()
                        ? Hindsight.of(conditions, budget(objective, policy.summary()))
                        : Optional.empty());
    }

    /** Whether the traffic is too long, and the range too wide, to try all schedules. */
    public static boolean isTooLarge(ScalingPlan plan, Service service, Trace trace) {
        return RunConditions.of(plan, service, trace).isTooLarge();
    }

    private static SimulatedRun candidate(RunConditions conditions, Simulator simulator) {
        return conditions.candidate(now -> simulator.run(now.trace()));
    }

    private static double budget(Objective objective, Summary policy) {
        return objective
                .mostExcess(policy.requests())
                .orElseGet(() -> policy.excessRequests().orElseThrow());
    }
}
