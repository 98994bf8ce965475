package io.github.stepscale.report.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.CapacityRange;
import io.github.stepscale.policy.EndpointKind;
import io.github.stepscale.policy.StepScaling;
import io.github.stepscale.simulation.Candidate;
import io.github.stepscale.simulation.FixedCount;
import io.github.stepscale.simulation.Hindsight;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.Replay;
import io.github.stepscale.simulation.Service;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The ways to scale that a replay compares, in the order of the table; those that do not exist with the reason. */
final class Contestants {
    static final String TRACKING = "target tracking (our model)";
    static final String NEEDS_THROUGHPUT = "needs service.requestsPerInstance";

    private final ScalingPlan plan;
    private final Service service;
    private final Objective objective;
    private final Replay replay;

    private Contestants(ScalingPlan plan, Service service, Objective objective, Replay replay) {
        this.plan = plan;
        this.service = service;
        this.objective = objective;
        this.replay = replay;
    }

    static List<Contestant> of(ScalingPlan plan, Service service, Objective objective, Replay replay) {
        return new Contestants(plan, service, objective, replay).all();
    }

    private List<Contestant> all() {
        return List.of(
                new Contestant("policy", "this policy", done(replay.policy())),
                new Contestant("tracking", TRACKING, tracking()),
                new Contestant("fixed", fixedName(), fixed()),
                new Contestant("hindsight", "hindsight", hindsight()));
    }

    private String fixedName() {
        return replay.fixed()
                .map(fixed -> "fixed count (" + fixed.instances() + ")")
                .orElse("fixed count");
    }

    private Contestant.Run tracking() {
        return run(replay.targetTracking(), this::noTracking);
    }

    private Contestant.Run fixed() {
        return run(replay.fixed().map(FixedCount::candidate), this::noFixed);
    }

    private Contestant.Run hindsight() {
        Optional<Candidate> found = replay.hindsight().map(Contestants::candidate);
        return run(found, this::noHindsight);
    }

    private static Candidate candidate(Hindsight hindsight) {
        return new Candidate(hindsight.timeline(), hindsight.summary());
    }

    private static Contestant.Run run(Optional<Candidate> candidate, Supplier<String> reason) {
        return candidate.map(Contestants::done).orElseGet(() -> new Contestant.Absent(reason.get()));
    }

    private static Contestant.Run done(Candidate candidate) {
        return new Contestant.Done(candidate.timeline(), candidate.summary());
    }

    private String noTracking() {
        return service.tracked().isEmpty()
                ? "needs service.trackingTarget or service.requestsPerInstance"
                : "SageMaker offers none for this kind of endpoint";
    }

    private String noFixed() {
        if (service.requestsPerInstance().isEmpty()) {
            return NEEDS_THROUGHPUT;
        }
        if (isScheduled() && Replay.isTooLarge(plan, service, replay.trace())) {
            return "there are too many minutes and counts to try every one";
        }
        return "none " + range() + (objective.isAny() ? " meets the objective" : " serves as well as the policy");
    }

    private String noHindsight() {
        if (queues(plan)) {
            return "not defined where requests wait in a queue";
        }
        if (service.requestsPerInstance().isEmpty()) {
            return NEEDS_THROUGHPUT;
        }
        return Replay.isTooLarge(plan, service, replay.trace())
                ? "there are too many minutes and counts to search all schedules"
                : "even " + most() + " throughout serve too few";
    }

    private String most() {
        return isScheduled()
                ? "the most that its schedules allow"
                : String.valueOf(capacity().max());
    }

    private boolean isScheduled() {
        StepScaling scaling = plan.scaling();
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
