package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Edit.Remove;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import java.util.List;
import java.util.stream.Stream;

/** A rule that wakes from zero, where the capacity is never zero. */
final class NeedlessWakeRule implements LintRule {
    @Override
    public String id() {
        return "M17";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        boolean needless =
                plan.scaling().wakeFromZero().orElse(false) && !plan.scaling().canReachZero();
        return needless ? Stream.of(found(plan)) : Stream.empty();
    }

    private Finding found(ScalingPlan plan) {
        return finding(
                Severity.WARNING,
                "wakeFromZero",
                "is true, but the capacity is never below "
                        + plan.scaling().capacity().min() + ": there is nothing to wake",
                new Fix("Remove it, or write minCapacity: 0", List.of(new Remove("wakeFromZero"))));
    }
}
