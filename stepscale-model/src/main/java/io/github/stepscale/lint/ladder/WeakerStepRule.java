package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.policy.rule.StepAdjustment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A weaker response to a worse value. */
final class WeakerStepRule implements ScalingRuleCheck {
    @Override
    public String id() {
        return "S17";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        boolean falling = isFalling(site);
        List<StepAdjustment> steps = withoutOuterHolds(site);
        return IntStream.range(1, steps.size())
                .filter(i -> isWrong(steps.get(i - 1), steps.get(i), falling))
                .mapToObj(i -> found(site, steps.get(i - 1), steps.get(i)))
                .limit(1);
    }

    /**
     * Whether the amounts should fall as the metric grows: where the step furthest from the threshold scales against the
     * side of the alarm. That is right for a metric that falls as the load grows; otherwise another rule reports it.
     */
    private static boolean isFalling(LocatedRule site) {
        boolean up = site.alarm().comparison().side() == ScalingDirection.OUT;
        List<StepAdjustment> steps = new FiringRange(site).steps();
        if (steps.isEmpty()) {
            return false;
        }
        int lowest = steps.get(0).scalingAdjustment();
        int highest = steps.get(steps.size() - 1).scalingAdjustment();
        if (isExact(site)) {
            return site.known().isEmpty() && highest < lowest;
        }
        int furthest = up ? highest : lowest;
        return up ? furthest < 0 : furthest > 0;
    }

    private static List<StepAdjustment> withoutOuterHolds(LocatedRule site) {
        List<StepAdjustment> steps = new ArrayList<>(new FiringRange(site).steps());
        while (!isExact(site) && !steps.isEmpty() && isHold(steps.get(0))) {
            steps.remove(0);
        }
        while (!isExact(site) && !steps.isEmpty() && isHold(steps.get(steps.size() - 1))) {
            steps.remove(steps.size() - 1);
        }
        return steps;
    }

    private static boolean isExact(LocatedRule site) {
        return site.policy().adjustmentType() == AdjustmentType.EXACT_CAPACITY;
    }

    private static boolean isHold(StepAdjustment step) {
        return step.scalingAdjustment() == 0;
    }

    private static boolean isWrong(StepAdjustment lower, StepAdjustment higher, boolean falling) {
        int order = Integer.compare(lower.scalingAdjustment(), higher.scalingAdjustment());
        return falling ? order < 0 : order > 0;
    }

    private Finding found(LocatedRule site, StepAdjustment lower, StepAdjustment higher) {
        return finding(
                Severity.WARNING,
                site.path(higher),
                site.action(higher) + " at " + site.bounds(higher) + " follows " + site.action(lower) + " at "
                        + site.bounds(lower) + ": a worse value gets a weaker response",
                "Sort the amounts, or close the gap");
    }
}
