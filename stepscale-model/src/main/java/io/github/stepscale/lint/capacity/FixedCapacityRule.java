package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.target.CapacityRange;
import java.util.stream.Stream;

/** A range of a single capacity. */
final class FixedCapacityRule implements LintRule {
    @Override
    public String id() {
        return "M07";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
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
