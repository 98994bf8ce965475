package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.target.SuspendedState;
import java.util.stream.Stream;

/** Scaling that is switched off. */
final class SuspendedScalingRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                "M20",
                Severity.INFO,
                "Scaling is suspended",
                "The alarms fire, the policies are called, and nothing happens. On resuming, those whose alarm is in"
                        + " ALARM act at once.",
                "Set it to false when the reason is gone.",
                AwsPages.SUSPEND);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
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
                        Severity.INFO,
                        "suspended." + key,
                        "is true: " + effect,
                        "Set it to false when the reason is gone"))
                : Stream.empty();
    }
}
