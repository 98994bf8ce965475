package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.plan.ScalingPlan;
import java.util.stream.Stream;

/** Percentages alone, where the capacity can be zero. */
final class PercentOfZeroRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                        "S15",
                        Severity.ERROR,
                        "Percentages never leave zero",
                        "A percentage of zero is zero, and whether minAdjustmentMagnitude lifts it AWS does not say. Once the"
                                + " capacity is zero, it stays zero whatever comes.",
                        "Leave wakeFromZero at its default, write change instead of percent, or keep at least one.",
                        AwsPages.STEP_GUIDE)
                .byMachine();
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return ZeroCapacity.isEndless(plan) && ZeroCapacity.isPercentOnly(plan) ? Stream.of(found()) : Stream.empty();
    }

    private Finding found() {
        return finding(
                Severity.ERROR,
                "wakeFromZero",
                "the capacity can become 0, every step is a percentage, and any percentage of 0 is 0: nothing ever"
                        + " leaves it",
                ZeroCapacity.wake().and(", change instead of percent, or minCapacity: 1"));
    }
}
