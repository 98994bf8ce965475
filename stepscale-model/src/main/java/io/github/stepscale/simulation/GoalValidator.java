package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.service.ChangeOverlap;
import io.github.stepscale.service.Service;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.Validator;
import io.github.stepscale.validation.Violation;
import java.util.List;

/** Refuses objectives and expectations that cannot fail: a test that always passes is worse than none. */
public final class GoalValidator {
    private GoalValidator() {}

    /**
     * Requires that an objective can fail for a kind of endpoint.
     *
     * @throws io.github.stepscale.validation.InvalidValueException if it cannot
     */
    public static void require(Objective objective, EndpointKind kind) {
        new Validator()
                .require(
                        kind != EndpointKind.ASYNC || objective.maxExcess().isEmpty(),
                        Validator.TOGETHER,
                        "maxExcess",
                        "cannot fail: requests to an asynchronous endpoint wait in a queue, so none is above capacity",
                        "Write maxWait, the longest wait in minutes")
                .throwIfAny();
    }

    /**
     * Requires that an objective can fail on the given traffic.
     *
     * @throws io.github.stepscale.validation.InvalidValueException if it cannot
     */
    public static void require(Objective objective, ScalingPlan plan, Service service, Trace trace) {
        require(objective, plan.scaling().target().kind());
        OutcomeBounds bounds = OutcomeBounds.of(plan, service, trace);
        double maxHours = (double) bounds.highest() * trace.minutes() / 60;
        new Validator()
                .require(
                        service.overlap() == ChangeOverlap.OVERLAPPING
                                || objective.maxInstanceHours().orElse(0) < maxHours,
                        Validator.TOGETHER,
                        "maxInstanceHours",
                        () -> "cannot fail: the maximum capacity throughout costs " + PlainNumbers.rounded(maxHours, 2)
                                + " hours on this traffic",
                        "Write fewer hours")
                .require(
                        trace.total() > 0
                                || objective.maxExcess().isEmpty()
                                        && objective.maxWait().isEmpty(),
                        Validator.TOGETHER,
                        objective.maxExcess().isPresent() ? "maxExcess" : "maxWait",
                        "cannot fail: the traffic has no requests",
                        "Replay traffic with requests, or remove it")
                .addAll(objective
                        .latency()
                        .map(limit -> violations(limit, bounds.response()))
                        .orElseGet(List::of))
                .throwIfAny();
    }

    /** What makes a limit of the latency one that cannot be checked, or cannot fail. */
    private static List<Violation> violations(LatencyObjective limit, ResponseBounds bounds) {
        Validator checks = new Validator();
        bounds.missing(limit.statistic())
                .ifPresent(missing ->
                        checks.require(false, Validator.TOGETHER, Objective.LATENCY, missing.problem(), missing.fix()));
        return checks.require(
                        bounds.trace().total() > 0,
                        Validator.TOGETHER,
                        Objective.LATENCY,
                        "cannot fail: the traffic has no requests",
                        "Replay traffic with requests, or remove it")
                .violations();
    }
}
