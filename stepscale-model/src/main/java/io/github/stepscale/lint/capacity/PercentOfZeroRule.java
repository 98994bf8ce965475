package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import java.util.stream.Stream;

/** Only percentages, where the capacity can become zero. */
final class PercentOfZeroRule implements LintRule {
    @Override
    public String id() {
        return "S15";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return ZeroCapacity.isEndless(plan) && ZeroCapacity.isPercentOnly(plan) ? Stream.of(found()) : Stream.empty();
    }

    private Finding found() {
        return finding(
                Severity.ERROR,
                "wakeFromZero",
                "the capacity can become 0, every step is a percentage, and any percentage of 0 is 0: the capacity stays at 0",
                ZeroCapacity.wake().and(", change instead of percent, or minCapacity: 1"));
    }
}
