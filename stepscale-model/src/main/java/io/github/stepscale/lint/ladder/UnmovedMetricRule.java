package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.ScalingDirection;
import java.util.stream.Stream;

/** Steps that add to a capacity which does not change what they look at. */
final class UnmovedMetricRule implements LintRule {
    /** Counts all requests, however many instances share them. */
    private static final String TOTAL = "Invocations";

    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                "S24",
                Severity.WARNING,
                "Adding on a metric that scaling does not move",
                "Invocations counts the requests of the whole variant. More instances do not lower it, so a step that"
                        + " adds one adds another after every cooldown, up to maxCapacity, as long as the load is the"
                        + " same; a step that removes goes down to minCapacity likewise.",
                "Write capacity, which says how many instances each load needs, or watch InvocationsPerInstance.",
                AwsPages.METRICS);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return LocatedRule.of(plan)
                .filter(site -> site.policy().adjustmentType() != AdjustmentType.EXACT_CAPACITY)
                .filter(site ->
                        site.known().filter(known -> known.name().equals(TOTAL)).isPresent())
                .filter(site -> new FiringRange(site).scales(ScalingDirection.OUT))
                .map(this::found);
    }

    private Finding found(LocatedRule site) {
        return finding(
                Severity.WARNING,
                site.stepsPath(),
                TOTAL + " is the same at any capacity: under a steady load these steps add up to" + " maxCapacity "
                        + site.scaling().capacity().max(),
                "Write capacity instead of " + site.policy().adjustmentType().key()
                        + ", or watch a metric per instance");
    }
}
