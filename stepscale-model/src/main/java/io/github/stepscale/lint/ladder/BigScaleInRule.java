package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.flapping.FlappingRule;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.text.Plurals;
import java.util.List;
import java.util.stream.Stream;

/** A step that takes away half of the fleet. */
final class BigScaleInRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                        "S18",
                        Severity.WARNING,
                        "Half of the fleet goes at once",
                        "Step policies have no brake on scale-in other than the size of the steps and the cooldown; nothing"
                                + " asks whether the load comes back in a minute, and what was removed takes minutes to return."
                                + " Counted from maxCapacity; a single unit never counts, nor a ladder of exact capacities.",
                        "Take smaller steps; a longer evaluation and cooldown keep them apart.",
                        AwsPages.STEP_POLICY)
                .byMachine();
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return check(plan, ServiceDelays.STANDARD);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return LocatedRule.of(plan)
                .filter(site -> site.policy().adjustmentType() != AdjustmentType.EXACT_CAPACITY)
                .flatMap(site -> new FiringRange(site)
                        .steps().stream()
                                .filter(step -> isHalf(site, removed(site, step)))
                                .map(step -> found(site, step, delays)));
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
                        + Plurals.of(max, site.scaling().target().unit()) + " at once",
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
