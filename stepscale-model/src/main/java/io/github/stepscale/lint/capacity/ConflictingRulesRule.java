package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.Segment;
import io.github.stepscale.text.Lists;
import java.util.stream.Stream;

/** Rules that ask for different things at the same value. */
final class ConflictingRulesRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                "M13",
                Severity.INFO,
                "Two rules act at the same value",
                "Where several policies ask for a capacity at the same time, the largest wins, for scale-out and for"
                        + " scale-in alike.",
                "Nothing to do, if that is meant; else let one rule end where the other begins.",
                AwsPages.PUT_POLICY);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return OverlappingRules.of(plan)
                .filter(ConflictingRulesRule::isDisagreement)
                .map(this::found);
    }

    private static boolean isDisagreement(OverlappingRules together) {
        return together.responses().stream()
                        .filter(response -> response.adjustment().isPresent())
                        .map(Segment.Response::describe)
                        .distinct()
                        .count()
                > 1;
    }

    private Finding found(OverlappingRules together) {
        String actions = Lists.and(together.responses().stream()
                .map(response -> response.describe() + " (" + response.rule() + ")")
                .toList());
        return finding(
                Severity.INFO,
                "rules",
                "at " + together.values() + " several rules act, " + actions + ": the largest capacity wins",
                "Nothing to do, if that is meant");
    }
}
