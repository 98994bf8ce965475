package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.plan.Segment;
import io.github.stepscale.policy.rule.AdjustmentType;
import java.util.List;
import java.util.stream.Stream;

/** A scale-in that another rule always overrules. */
final class OverruledScaleInRule implements LintRule {
    @Override
    public String id() {
        return "M18";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        List<OverlappingRules> all = OverlappingRules.of(plan).toList();
        return LocatedRule.of(plan)
                .filter(site -> isOverruled(site.rule(), all))
                .map(this::found);
    }

    private static boolean isOverruled(ScalingRule rule, List<OverlappingRules> all) {
        List<OverlappingRules> in =
                all.stream().filter(overlap -> scalesIn(rule, overlap)).toList();
        return !in.isEmpty()
                && in.stream().allMatch(overlap -> overlap.responses().stream().anyMatch(OverruledScaleInRule::keeps));
    }

    private static boolean scalesIn(ScalingRule rule, OverlappingRules overlap) {
        return overlap.responses().stream()
                .anyMatch(response -> response.rule().equals(rule.id())
                        && isChange(response)
                        && response.adjustment().orElse(0) < 0);
    }

    /** Whether it requests the current capacity or more. */
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
                "Stop the other rule from firing there");
    }
}
