package io.github.stepscale.operation.preflight;

import io.github.stepscale.aws.AutoScaling.Policy;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.text.Lists;
import io.github.stepscale.text.Plurals;
import java.util.List;
import java.util.Optional;

/** Policies of both kinds, step scaling and target tracking, on the same target. */
final class TargetTrackingCheck {
    private static final String TRACKING = "TargetTrackingScaling";
    private static final String STEPS = "StepScaling";

    private TargetTrackingCheck() {}

    /** Returns a finding if a target that steps scale has target tracking, or the reverse. */
    static Optional<Finding> finding(ScalingPlan plan, List<Policy> policies) {
        return plan.tracking().isPresent()
                ? finding(
                        "the step scaling",
                        names(STEPS, policies),
                        "the target tracking of this stack",
                        "Delete what this stack replaces")
                : finding(
                        "the target tracking",
                        names(TRACKING, policies),
                        "a scale-in by steps",
                        "Delete what this stack replaces, or use steps for scale-out only");
    }

    private static Optional<Finding> finding(String type, List<String> names, String against, String fix) {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "M12",
                        Severity.WARNING,
                        "",
                        "the target has " + type + " " + Plurals.choose(names.size(), "policy ", "policies ")
                                + Lists.and(names) + ", which can work against " + against,
                        fix));
    }

    private static List<String> names(String type, List<Policy> policies) {
        return policies.stream()
                .filter(policy -> policy.type().equals(type))
                .map(Policy::name)
                .toList();
    }
}
