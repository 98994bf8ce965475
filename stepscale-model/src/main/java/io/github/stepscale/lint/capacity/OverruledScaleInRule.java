package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.plan.Segment;
import io.github.stepscale.policy.rule.AdjustmentType;
import java.util.List;
import java.util.stream.Stream;

/** A scale-in that another rule always outbids. */
final class OverruledScaleInRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                "M18",
                Severity.WARNING,
                "A scale-in that never wins",
                "Wherever this rule removes capacity, another rule of the same metric holds or adds at the same time,"
                        + " and the largest capacity wins. Such a pair comes from a rule that is always in ALARM and was"
                        + " meant to hold. That a hold counts as a request for the present capacity is how the guide"
                        + " reads.",
                "Let the other rule not fire where this one scales in.",
                AwsPages.PUT_POLICY);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        List<OverlappingRules> all = OverlappingRules.of(plan).toList();
        return LocatedRule.of(plan)
                .filter(site -> isOverruled(site.rule(), all))
                .map(this::found);
    }

    private static boolean isOverruled(ScalingRule rule, List<OverlappingRules> all) {
        List<OverlappingRules> in =
                all.stream().filter(together -> scalesIn(rule, together)).toList();
        return !in.isEmpty()
                && in.stream()
                        .allMatch(together -> together.responses().stream().anyMatch(OverruledScaleInRule::keeps));
    }

    private static boolean scalesIn(ScalingRule rule, OverlappingRules together) {
        return together.responses().stream()
                .anyMatch(response -> response.rule().equals(rule.id())
                        && isChange(response)
                        && response.adjustment().orElse(0) < 0);
    }

    /** Whether it asks for the present capacity or more. */
    private static boolean keeps(Segment.Response response) {
        return isChange(response) && response.adjustment().orElse(-1) >= 0;
    }

    private static boolean isChange(Segment.Response response) {
        return response.type() != AdjustmentType.EXACT_CAPACITY;
    }

    private Finding found(LocatedRule site) {
        return finding(
                Severity.WARNING,
                site.stepsPath(),
                "wherever " + site.rule().id() + " scales in, another rule of "
                        + site.alarm().metric().label()
                        + " holds or adds, and the largest capacity wins: it never removes anything",
                "Let the other rule not fire there");
    }
}
