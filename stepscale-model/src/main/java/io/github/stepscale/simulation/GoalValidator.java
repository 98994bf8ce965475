package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.Validator;
import java.util.Optional;

/** Refuses what is asked of a policy where it cannot fail: a test that always holds is worse than none. */
public final class GoalValidator {
    private GoalValidator() {}

    /**
     * Whether an objective can fail at all for a kind of endpoint.
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
     * Whether an objective can fail at all on given traffic.
     *
     * @throws io.github.stepscale.validation.InvalidValueException if it cannot
     */
    public static void require(Objective objective, ScalingPlan plan, Service service, Trace trace) {
        require(objective, plan.scaling().target().kind());
        OutcomeBounds bounds = OutcomeBounds.of(RunConditions.of(plan, service, trace));
        double most = (double) bounds.highest() * trace.minutes() / 60;
        new Validator()
                .require(
                        service.overlap() == ConcurrentChanges.OVERLAPPING
                                || objective.maxInstanceHours().orElse(0) < most,
                        Validator.TOGETHER,
                        "maxInstanceHours",
                        () -> "cannot fail: the most of the range throughout are " + PlainNumbers.rounded(most, 2)
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
                .throwIfAny();
    }

    /**
     * Whether a scenario can fail in each of its claims.
     *
     * @throws io.github.stepscale.validation.InvalidValueException if one cannot; says all of them
     */
    static void require(Scenario scenario, RunConditions conditions) {
        Validator checks = new Validator();
        OutcomeBounds bounds = OutcomeBounds.of(conditions);
        for (int i = 0; i < scenario.then().size(); i++) {
            Optional<String> idle = scenario.then().get(i).idle(bounds);
            checks.require(
                    idle.isEmpty(),
                    Validator.TOGETHER,
                    "then[" + i + "]",
                    () -> "of '" + scenario.name() + "' cannot tell a good policy from a bad one: "
                            + idle.orElseThrow(),
                    "Expect something that can fail, or remove it");
        }
        checks.throwIfAny();
    }
}
