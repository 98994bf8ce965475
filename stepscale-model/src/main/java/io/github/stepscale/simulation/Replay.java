package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.CapacityRange;
import io.github.stepscale.policy.EndpointKind;
import io.github.stepscale.traffic.Trace;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A plan and its references on the same traffic, through the same minutes.
 *
 * @param trace the traffic
 * @param policy what the plan did
 * @param targetTracking what our model of SageMaker's target tracking did; absent where there is no target for it
 * @param fixed the fewest instances that meet the objective throughout; without an objective, that serve as well as the
 *     policy. Absent if there are none in the range
 * @param hindsight the cheapest schedule that serves as well as is asked, or as the policy did; absent without
 *     {@code requestsPerInstance}, for an asynchronous endpoint, and where even the most instances do not serve as well
 */
public record Replay(
        Trace trace,
        Candidate policy,
        Optional<Candidate> targetTracking,
        Optional<FixedCount> fixed,
        Optional<Hindsight> hindsight) {

    /**
     * Replays traffic.
     *
     * @throws io.github.stepscale.policy.InvalidPolicyException if the plan cannot be simulated; see {@link Simulator#of}
     */
    public static Replay of(ScalingPlan plan, Service service, Objective objective, Trace trace) {
        Candidate policy = candidate(Simulator.of(plan, service), plan, service, trace);
        Objective aim = objective.isAny() ? objective : asGoodAs(policy.summary(), queues(plan));
        return new Replay(
                trace,
                policy,
                TargetTracking.of(plan, service).map(tracking -> candidate(tracking, plan, service, trace)),
                aim.isAny() ? FixedCount.of(plan, service, aim, trace) : Optional.empty(),
                hindsight(plan, service, objective, trace, policy.summary()));
    }

    /** Where nothing is asked the references serve as well as the policy did. */
    private static Objective asGoodAs(Summary policy, boolean queues) {
        OptionalDouble none = OptionalDouble.empty();
        return queues
                ? new Objective(none, policy.longestWaitMinutes(), none)
                : new Objective(policy.excessFraction(), none, none);
    }

    private static boolean queues(ScalingPlan plan) {
        return plan.scaling().target().kind() == EndpointKind.ASYNC;
    }

    private static Candidate candidate(Simulator simulator, ScalingPlan plan, Service service, Trace trace) {
        Timeline timeline = simulator.run(trace);
        return new Candidate(
                timeline,
                Summaries.of(timeline, service, plan.scaling().capacity().min()));
    }

    private static Optional<Hindsight> hindsight(
            ScalingPlan plan, Service service, Objective objective, Trace trace, Summary policy) {
        if (queues(plan) || service.requestsPerInstance().isEmpty()) {
            return Optional.empty();
        }
        CapacityRange range = plan.scaling().capacity();
        double maxExcess = objective.maxExcess().orElse(policy.excessFraction().orElseThrow());
        return Hindsight.of(trace, service, range.min(), range.max(), maxExcess);
    }
}
