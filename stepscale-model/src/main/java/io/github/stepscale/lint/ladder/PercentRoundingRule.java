package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.Plurals;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.stream.Stream;

/** Percentages of a capacity so small that rounding decides the change. */
final class PercentRoundingRule implements ScalingRuleCheck {
    @Override
    public String id() {
        return "S16";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        return site.policy().adjustmentType() == AdjustmentType.PERCENT_CHANGE_IN_CAPACITY
                ? percentages(site)
                : Stream.empty();
    }

    private Stream<Finding> percentages(LocatedRule site) {
        CapacityRange range = site.scaling().capacity();
        int min = Math.max(1, range.min());
        boolean floor = site.policy().minAdjustmentMagnitude().isPresent();
        Stream<Finding> everywhere =
                scaling(site).filter(step -> isLifted(site, step, range.max())).map(step -> always(site, step));
        // A minimum adjustment that the user wrote is no surprise where it applies.
        Stream<Finding> nearMinimum = scaling(site)
                .filter(step -> !floor && isLifted(site, step, min) && !isLifted(site, step, range.max()))
                .min(Comparator.comparingInt(step -> Math.abs(step.scalingAdjustment())))
                .map(step -> atFirst(site, step, min))
                .stream();
        return Stream.concat(everywhere, nearMinimum);
    }

    private static Stream<StepAdjustment> scaling(LocatedRule site) {
        return new FiringRange(site).steps().stream().filter(step -> step.scalingAdjustment() != 0);
    }

    /** Whether the exact amount is smaller than the minimum adjustment. */
    private static boolean isLifted(LocatedRule site, StepAdjustment step, int capacity) {
        int minAdjustment = site.policy().minAdjustmentMagnitude().orElse(1);
        return Math.abs((long) capacity * step.scalingAdjustment()) < 100L * minAdjustment;
    }

    private Finding always(LocatedRule site, StepAdjustment step) {
        int max = site.scaling().capacity().max();
        int minAdjustment = site.policy().minAdjustmentMagnitude().orElse(1);
        return finding(
                Severity.WARNING,
                site.path(step),
                site.action(step) + " of at most "
                        + Plurals.of(max, site.scaling().target().unit()) + " is less than " + minAdjustment
                        + ": at every capacity the step changes it by " + minAdjustment,
                "Write change: " + (step.scalingAdjustment() > 0 ? "+" : "-") + minAdjustment
                        + ", or a larger percentage");
    }

    private Finding atFirst(LocatedRule site, StepAdjustment step, int capacity) {
        BigDecimal share =
                BigDecimal.valueOf((long) capacity * step.scalingAdjustment()).movePointLeft(2);
        return finding(
                Severity.INFO,
                site.path(step),
                "at " + Plurals.of(capacity, site.scaling().target().unit()) + ", " + site.action(step) + " is "
                        + PlainNumbers.significant(share) + " and becomes " + (share.signum() > 0 ? "+1" : "-1"),
                "Nothing, unless it is too much; then write change");
    }
}
