package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.flapping.FlappingRule;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.Words;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.StepAdjustment;
import java.util.List;
import java.util.stream.Stream;

/** A step that takes away half of the fleet. */
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

    /** How many go while the fleet is at its largest. */
    private static int removed(LocatedRule site, StepAdjustment step) {
        return removed(site, step, step.scalingAdjustment());
    }

    private static int removed(LocatedRule site, StepAdjustment step, int amount) {
        int max = site.scaling().capacity().max();
        StepAdjustment other = new StepAdjustment(step.lowerBound(), step.upperBound(), amount);
        return max - site.scaling().capacity().clamp(site.policy().capacityAfter(max, other));
    }

    /** The amount itself, or the largest that leaves more than half; 0 if none does. */
    private static int smaller(LocatedRule site, StepAdjustment step) {
        int low = step.scalingAdjustment();
        if (low >= 0 || !isHalf(site, removed(site, step))) {
            return low;
        }
        // What goes grows with the amount, so the search may halve.
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
                        + Words.units(max, site.scaling().target()) + " at once",
                smallerSteps(site, step, delays));
    }

    /** Named only if the capacity comes to rest with them: what went too far before may now go to and fro. */
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
