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
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.Plurals;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.stream.Stream;

/** Percentages of so few that rounding decides. */
final class RoundingRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                        "S16",
                        Severity.WARNING,
                        "A percentage of very few",
                        "10 % of 3 instances is 0.3 and adds one, which is 33 %: a change that is not zero is never"
                                + " smaller than one, nor than minAdjustmentMagnitude. A warning where this is so at every"
                                + " capacity of the range, so that the percentage means nothing; information where it is"
                                + " so near the minimum.",
                        "Write change instead of percent for small fleets.",
                        AwsPages.STEP_GUIDE)
                .or(Severity.INFO);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return LocatedRule.of(plan)
                .filter(site -> site.policy().adjustmentType() == AdjustmentType.PERCENT_CHANGE_IN_CAPACITY)
                .flatMap(this::check);
    }

    private Stream<Finding> check(LocatedRule site) {
        CapacityRange range = site.scaling().capacity();
        int least = Math.max(1, range.min());
        boolean floor = site.policy().minAdjustmentMagnitude().isPresent();
        Stream<Finding> everywhere =
                scaling(site).filter(step -> isLifted(site, step, range.max())).map(step -> always(site, step));
        // A minimum that was asked for is no surprise where it applies.
        Stream<Finding> nearMinimum = scaling(site)
                .filter(step -> !floor && isLifted(site, step, least) && !isLifted(site, step, range.max()))
                .min(Comparator.comparingInt(step -> Math.abs(step.scalingAdjustment())))
                .map(step -> atFirst(site, step, least))
                .stream();
        return Stream.concat(everywhere, nearMinimum);
    }

    private static Stream<StepAdjustment> scaling(LocatedRule site) {
        return new FiringRange(site).steps().stream().filter(step -> step.scalingAdjustment() != 0);
    }

    /** Whether the exact share is smaller than the least change there is. */
    private static boolean isLifted(LocatedRule site, StepAdjustment step, int capacity) {
        int least = site.policy().minAdjustmentMagnitude().orElse(1);
        return Math.abs((long) capacity * step.scalingAdjustment()) < 100L * least;
    }

    private Finding always(LocatedRule site, StepAdjustment step) {
        int max = site.scaling().capacity().max();
        int least = site.policy().minAdjustmentMagnitude().orElse(1);
        return finding(
                Severity.WARNING,
                site.path(step),
                site.action(step) + " of at most "
                        + Plurals.of(max, site.scaling().target().unit()) + " is less than " + least
                        + ": whatever the capacity, the step changes it by " + least,
                "Write change: " + (step.scalingAdjustment() > 0 ? "+" : "-") + least + ", or a larger percentage");
    }

    private Finding atFirst(LocatedRule site, StepAdjustment step, int capacity) {
        BigDecimal share =
                BigDecimal.valueOf((long) capacity * step.scalingAdjustment()).movePointLeft(2);
        return finding(
                Severity.INFO,
                site.path(step),
                "at " + Plurals.of(capacity, site.scaling().target().unit()) + ", " + site.action(step) + " is "
                        + PlainNumbers.significant(share) + " and becomes " + (share.signum() > 0 ? "+1" : "-1"),
                "Nothing to do, unless it is too much; then write change");
    }
}
