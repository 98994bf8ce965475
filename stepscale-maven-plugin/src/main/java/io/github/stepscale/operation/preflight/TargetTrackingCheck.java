package io.github.stepscale.operation.preflight;

import io.github.stepscale.aws.AutoScaling.Policy;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.text.Lists;
import io.github.stepscale.text.Plurals;
import java.util.List;
import java.util.Optional;

/** Target tracking policies on the same target. */
final class TargetTrackingCheck {
    private static final String TYPE = "TargetTrackingScaling";

    private TargetTrackingCheck() {}

    static Optional<Finding> finding(List<Policy> policies) {
        List<String> names = policies.stream()
                .filter(policy -> policy.type().equals(TYPE))
                .map(Policy::name)
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "M12",
                        Severity.WARNING,
                        "",
                        "the target has the target tracking " + Plurals.choose(names.size(), "policy ", "policies ")
                                + Lists.and(names) + ", which can work against a scale-in by steps",
                        "Delete what this stack replaces, or use steps for scale-out only"));
    }
}
