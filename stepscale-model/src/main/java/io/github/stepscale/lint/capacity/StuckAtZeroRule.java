package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.EndpointKind;
import java.util.stream.Stream;

/** A capacity of zero that no rule is made to leave. */
final class StuckAtZeroRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                        "M05",
                        Severity.WARNING,
                        "Asleep for ever",
                        "At zero there is nothing that could publish a metric per instance or per copy, so the rules that read"
                                + " one see no load. Requests to a component fail; those to an async endpoint wait until its"
                                + " backlog reaches a step, if the metric is published at all. With percentages alone see S15.",
                        "Leave wakeFromZero at its default, or write a rule of your own on HasBacklogWithoutCapacity (async) or"
                                + " NoCapacityInvocationFailures (component).",
                        AwsPages.FROM_ZERO)
                .byMachine();
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
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
                                ? "HasBacklogWithoutCapacity: the first request waits until another step applies, or"
                                        + " for ever"
                                : "NoCapacityInvocationFailures: no request ever wakes the component"),
                ZeroCapacity.wake().and(", or minCapacity: 1"));
    }
}
