package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.flapping.FlappingRule;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.text.Plurals;
import java.util.List;
import java.util.stream.Stream;

/** A step that removes half of the maximum capacity at once. */
final class BigScaleInRule implements ScalingRuleCheck {
    @Override
    public String id() {
        return "S18";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        if (site.policy().adjustmentType() == AdjustmentType.EXACT_CAPACITY) {
            return Stream.empty();
        }
        return new FiringRange(site)
                .steps().stream()
                        .filter(step -> isHalf(site, removed(site, step)))
                        .map(step -> found(site, step, delays));
    }

    /** The number that a step removes at the maximum capacity. */
    private static int removed(LocatedRule site, StepAdjustment step) {
        return removed(site, step, step.scalingAdjustment());
    }

    private static int removed(LocatedRule site, StepAdjustment step, int amount) {
        int max = site.scaling().capacity().max();
        StepAdjustment other = new StepAdjustment(step.lowerBound(), step.upperBound(), amount);
        return max - site.scaling().capacity().clamp(site.policy().capacityAfter(max, other));
    }

    /** The amount itself, or the largest removal that leaves more than half; 0 if none does. */
    private static int smaller(LocatedRule site, StepAdjustment step) {
        int low = step.scalingAdjustment();
        if (low >= 0 || !isHalf(site, removed(site, step))) {
            return low;
        }
        // The removed number grows with the amount, so a binary search works.
        int high = 0;
        while (high - low > 1) {
            int middle = low + (high - low) / 2;
            if (isHalf(site, removed(site, step, middle))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static boolean isHalf(LocatedRule site, int removed) {
        return removed >= 2 && 2L * removed >= site.scaling().capacity().max();
    }

    private Finding found(LocatedRule site, StepAdjustment step, ServiceDelays delays) {
        int max = site.scaling().capacity().max();
        return finding(
                Severity.WARNING,
                site.path(step),
                site.action(step) + " removes " + removed(site, step) + " of "
                        + Plurals.of(max, site.scaling().target().unit()) + " at once",
                smallerSteps(site, step, delays));
    }

    /** Proposed only if the capacity settles with them: smaller steps may make it oscillate. */
    private static Fix smallerSteps(LocatedRule site, StepAdjustment step, ServiceDelays delays) {
        int amount = smaller(site, step);
        boolean flaps = FlappingRule.isEndless(ReplacementLadders.plan(site, each -> smaller(site, each)), delays)
                && !FlappingRule.isEndless(site.plan(), delays);
        if (amount == 0 || flaps) {
            return Fix.byHand("Take smaller steps");
        }
        String key = site.isExplicit()
                ? "scalingAdjustment"
                : site.policy().adjustmentType().key();
        return new Fix(
                "Take smaller steps, such as " + key + ": " + amount,
                List.of(ReplacementLadders.amount(site, step, each -> smaller(site, each))));
    }
}
