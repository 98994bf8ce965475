package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import java.util.stream.Stream;

/** A range of a single capacity. */
public final class FixedCapacityRule implements LintRule {
    /** The code of its finding. A description that allows it says that a fixed capacity is meant. */
    public static final String CODE = "W-M07";

    /** Whether the capacity of a description never changes. */
    public static boolean isFixed(ScalingDescription scaling) {
        return scaling.capacity().min() == scaling.capacity().max()
                && scaling.schedules().isEmpty();
    }

    @Override
    public String id() {
        return "M07";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return isFixed(plan.scaling())
                ? Stream.of(finding(
                        Severity.WARNING,
                        "maxCapacity",
                        plan.scaling().capacity().max() + " equals minCapacity: the capacity never moves",
                        "Raise maxCapacity, or lower minCapacity"))
                : Stream.empty();
    }
}
