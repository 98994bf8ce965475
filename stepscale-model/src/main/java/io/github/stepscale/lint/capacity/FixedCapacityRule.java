package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.target.CapacityRange;
import java.util.stream.Stream;

/** A range of one. */
final class FixedCapacityRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                "M07",
                Severity.WARNING,
                "No elasticity",
                "minCapacity equals maxCapacity, and no schedule changes either: alarms and policies are deployed, and"
                        + " the capacity never moves.",
                "Widen the range.",
                AwsPages.REGISTER_TARGET);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        CapacityRange range = plan.scaling().capacity();
        boolean fixed = range.min() == range.max() && plan.scaling().schedules().isEmpty();
        return fixed
                ? Stream.of(finding(
                        Severity.WARNING,
                        "maxCapacity",
                        range.max() + " equals minCapacity: the capacity never moves",
                        "Raise maxCapacity, or lower minCapacity"))
                : Stream.empty();
    }
}
