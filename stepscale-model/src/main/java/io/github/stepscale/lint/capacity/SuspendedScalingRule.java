package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.target.SuspendedState;
import java.util.stream.Stream;

/** Scaling that is suspended. */
final class SuspendedScalingRule implements LintRule {
    @Override
    public String id() {
        return "M20";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        SuspendedState suspended = plan.scaling().suspended();
        return Stream.of(
                        found(suspended.scaleOut(), "scaleOut", "no policy raises the capacity"),
                        found(suspended.scaleIn(), "scaleIn", "no policy lowers the capacity"),
                        found(suspended.scheduled(), "scheduled", "no schedule changes the range"))
                .flatMap(found -> found);
    }

    private Stream<Finding> found(boolean suspended, String key, String effect) {
        return suspended
                ? Stream.of(finding(
                        Severity.INFO, "suspended." + key, "is true: " + effect, "Write false when the reason is gone"))
                : Stream.empty();
    }
}
