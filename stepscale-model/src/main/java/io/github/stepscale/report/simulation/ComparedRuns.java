package io.github.stepscale.report.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.FixedCapacity;
import io.github.stepscale.simulation.Hindsight;
import io.github.stepscale.simulation.LatencyObjective;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.ReplayResult;
import io.github.stepscale.simulation.SimulatedRun;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** The runs that a replay compares, in the order of the table; those that do not exist have a reason. */
final class ComparedRuns {
    static final String TRACKING = "target tracking (our model)";
    static final String NEEDS_THROUGHPUT = "needs service.requestsPerInstance";

    private final ScalingPlan plan;
    private final Service service;
    private final Objective objective;
    private final ReplayResult replay;

    private ComparedRuns(ScalingPlan plan, Service service, Objective objective, ReplayResult replay) {
        this.plan = plan;
        this.service = service;
        this.objective = objective;
        this.replay = replay;
    }

    static List<ComparedRun> of(ScalingPlan plan, Service service, Objective objective, ReplayResult replay) {
        return new ComparedRuns(plan, service, objective, replay).all();
    }

    private List<ComparedRun> all() {
        return List.of(
                new ComparedRun("policy", "this policy", done(replay.policy())),
                new ComparedRun("tracking", TRACKING, tracking()),
                new ComparedRun("fixed", fixedName(), fixed()),
                new ComparedRun("hindsight", "hindsight", hindsight()));
    }

    private String fixedName() {
        return replay.fixed()
                .map(fixed -> "fixed count (" + fixed.instances() + ")")
                .orElse("fixed count");
    }

    private ComparedRun.Run tracking() {
        return run(replay.targetTracking(), this::noTracking);
    }

    private ComparedRun.Run fixed() {
        return run(replay.fixed().map(FixedCapacity::run), this::noFixed);
    }

    private ComparedRun.Run hindsight() {
        Optional<SimulatedRun> found = replay.hindsight().map(ComparedRuns::candidate);
        return run(found, this::noHindsight);
    }

    private static SimulatedRun candidate(Hindsight hindsight) {
        return new SimulatedRun(hindsight.timeline(), hindsight.summary());
    }

    private static ComparedRun.Run run(Optional<SimulatedRun> candidate, Supplier<String> reason) {
        return candidate.map(ComparedRuns::done).orElseGet(() -> new ComparedRun.Absent(reason.get()));
    }

    private static ComparedRun.Run done(SimulatedRun candidate) {
        return new ComparedRun.Done(candidate.timeline(), candidate.summary());
    }

    private String noTracking() {
        return service.effectiveTrackingTarget().isEmpty()
                ? "needs service.trackingTarget or service.requestsPerInstance"
                : "SageMaker offers none for this kind of endpoint";
    }

    private String noFixed() {
        if (service.requestsPerInstance().isEmpty() && needsThroughput()) {
            return NEEDS_THROUGHPUT;
        }
        if (replay.isFixedTooLarge(plan, service, objective)) {
            return "too many minutes and counts to try all of them";
        }
        return "none " + range() + (objective.isAny() ? " meets the objective" : " serves as well as the policy");
    }

    /** Whether what is asked of a fixed count cannot be known without {@code requestsPerInstance}. */
    private boolean needsThroughput() {
        return !objective.isAny()
                || objective.maxExcess().isPresent()
                || objective.maxWait().isPresent();
    }

    private String noHindsight() {
        if (queues(plan)) {
            return "not defined where requests wait in a queue";
        }
        if (objective.latency().isPresent()) {
            return noHindsight(objective.latency().get());
        }
        return service.requestsPerInstance().isEmpty() ? NEEDS_THROUGHPUT : tooLargeOrTooFew();
    }

    private String noHindsight(LatencyObjective limit) {
        if (service.responseCurve().isEmpty()) {
            return "needs service.curve";
        }
        return service.responseCurve()
                        .map(limit::highestRate)
                        .filter(OptionalDouble::isPresent)
                        .isEmpty()
                ? "one instance does not keep " + limit.limit() + " at any rate of service.curve"
                : tooLargeOrTooFew();
    }

    private String tooLargeOrTooFew() {
        return replay.isHindsightTooLarge(plan, service, objective)
                ? "too many minutes and counts to search all schedules"
                : "even " + max() + " in service all the time serve too few requests";
    }

    private String max() {
        return isScheduled()
                ? "the maximum that its schedules allow"
                : String.valueOf(capacity().max());
    }

    private boolean isScheduled() {
        ScalingDescription scaling = plan.scaling();
        return !scaling.schedules().isEmpty() && !scaling.suspended().scheduled();
    }

    private String range() {
        return isScheduled()
                ? "in the range that schedules set"
                : "from " + capacity().min() + " to " + capacity().max();
    }

    private CapacityRange capacity() {
        return plan.scaling().capacity();
    }

    static boolean queues(ScalingPlan plan) {
        return plan.scaling().target().kind() == EndpointKind.ASYNC;
    }
}
