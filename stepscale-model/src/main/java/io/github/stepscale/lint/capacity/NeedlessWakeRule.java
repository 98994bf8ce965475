package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Edit.Remove;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.plan.ScalingPlan;
import java.util.List;
import java.util.stream.Stream;

/** A rule that wakes what never sleeps. */
final class NeedlessWakeRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                        "M17",
                        Severity.WARNING,
                        "Waking what never sleeps",
                        "wakeFromZero: true adds an alarm and a policy for a capacity of zero, but neither minCapacity nor a"
                                + " schedule ever allows zero.",
                        "Remove wakeFromZero, or write minCapacity: 0 where that is meant.",
                        AwsPages.OWN)
                .byMachine();
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
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
