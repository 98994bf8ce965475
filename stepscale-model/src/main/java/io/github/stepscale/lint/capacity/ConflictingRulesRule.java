package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.Segment;
import io.github.stepscale.text.Lists;
import java.util.stream.Stream;

/** Rules that request different changes at the same value. */
final class ConflictingRulesRule implements LintRule {
    @Override
    public String id() {
        return "M13";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return OverlappingRules.of(plan)
                .filter(ConflictingRulesRule::isDisagreement)
                .map(this::found);
    }

    private static boolean isDisagreement(OverlappingRules overlap) {
        return overlap.responses().stream()
                        .filter(response -> response.adjustment().isPresent())
                        .map(Segment.Response::describe)
                        .distinct()
                        .count()
                > 1;
    }

    private Finding found(OverlappingRules overlap) {
        String actions = Lists.and(overlap.responses().stream()
                .map(response -> response.describe() + " (" + response.rule() + ")")
                .toList());
        return finding(
                Severity.INFO,
                "rules",
                "at " + overlap.values() + " several rules act, " + actions + ": the largest capacity wins",
                "Nothing, if intended");
    }
}
