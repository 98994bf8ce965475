package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.EndpointKind;
import java.util.stream.Stream;

/** A capacity of zero that no rule raises. */
final class StuckAtZeroRule implements LintRule {
    @Override
    public String id() {
        return "M05";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return ZeroCapacity.isEndless(plan) && !ZeroCapacity.isPercentOnly(plan)
                ? Stream.of(found(plan))
                : Stream.empty();
    }

    private Finding found(ScalingPlan plan) {
        boolean async = plan.scaling().target().kind() == EndpointKind.ASYNC;
        return finding(
                Severity.WARNING,
                "wakeFromZero",
                "the capacity can become 0, and no rule watches "
                        + (async
                                ? "HasBacklogWithoutCapacity: the first request waits until another step applies, or forever"
                                : "NoCapacityInvocationFailures: no request ever wakes the component"),
                ZeroCapacity.wake().and(", or minCapacity: 1"));
    }
}
