package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.Checks;
import io.github.stepscale.policy.EndpointKind;
import io.github.stepscale.traffic.Trace;
import java.util.Optional;

/** Refuses what is asked of a policy where it cannot fail: a test that always holds is worse than none. */
public final class Gates {
    private Gates() {}

    /**
     * Whether an objective can fail at all for a kind of endpoint.
     *
     * @throws io.github.stepscale.policy.InvalidPolicyException if it cannot
     */
    public static void require(Objective objective, EndpointKind kind) {
        new Checks()
                .require(
                        kind != EndpointKind.ASYNC || objective.maxExcess().isEmpty(),
                        Checks.TOGETHER,
                        "maxExcess",
                        "cannot fail: the requests to an asynchronous endpoint wait, and none comes above capacity",
                        "Write maxWait, the longest wait in minutes")
                .throwIfAny();
    }

    /**
     * Whether an objective can fail at all on given traffic.
     *
     * @throws io.github.stepscale.policy.InvalidPolicyException if it cannot
     */
    public static void require(Objective objective, ScalingPlan plan, Service service, Trace trace) {
        require(objective, plan.scaling().target().kind());
        Bounds bounds = Bounds.of(Conditions.of(plan, service, trace));
        double most = (double) bounds.highest() * trace.minutes() / 60;
        new Checks()
                .require(
                        service.overlap() == Overlap.OVERLAPPING
                                || objective.maxInstanceHours().orElse(0) < most,
                        Checks.TOGETHER,
                        "maxInstanceHours",
                        () -> "cannot fail: the most of the range throughout are " + Shares.plain(most, 2)
                                + " hours on this traffic",
                        "Write fewer hours")
                .require(
                        trace.total() > 0
                                || objective.maxExcess().isEmpty()
                                        && objective.maxWait().isEmpty(),
                        Checks.TOGETHER,
                        objective.maxExcess().isPresent() ? "maxExcess" : "maxWait",
                        "cannot fail: the traffic has no requests",
                        "Replay traffic with requests, or remove it")
                .throwIfAny();
    }

    /**
     * Whether a scenario can fail in each of its claims.
     *
     * @throws io.github.stepscale.policy.InvalidPolicyException if one cannot; says all of them
     */
    static void require(Scenario scenario, Conditions conditions) {
        Checks checks = new Checks();
        Bounds bounds = Bounds.of(conditions);
        for (int i = 0; i < scenario.then().size(); i++) {
            Optional<String> idle = scenario.then().get(i).idle(bounds);
            checks.require(
                    idle.isEmpty(),
                    Checks.TOGETHER,
                    "then[" + i + "]",
                    () -> "of '" + scenario.name() + "' cannot tell a good policy from a bad one: "
                            + idle.orElseThrow(),
                    "Expect something that can fail, or remove it");
        }
        checks.throwIfAny();
    }
}
