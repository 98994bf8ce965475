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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Less capacity for more load, or more capacity for less. */
final class WrongDirectionRule implements ScalingRuleCheck {
    @Override
    public String id() {
        return "S09";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        return site.policy().adjustmentType() == AdjustmentType.EXACT_CAPACITY
                ? Stream.empty()
                : wrong(site).map(step -> found(site, step)).stream();
    }

    /** The step furthest from the threshold among those in the wrong direction, if the rule as a whole is. */
    private static Optional<StepAdjustment> wrong(LocatedRule site) {
        boolean up = site.alarm().comparison().side() == ScalingDirection.OUT;
        FiringRange range = new FiringRange(site);
        List<StepAdjustment> steps = range.steps();
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        StepAdjustment furthest = steps.get(up ? steps.size() - 1 : 0);
        boolean mixed = range.scales(ScalingDirection.OUT) && range.scales(ScalingDirection.IN);
        if (isWrong(furthest, up)) {
            // A custom metric may fall as the load grows; its two directions are then consistent.
            return Optional.of(furthest).filter(step -> !mixed || site.known().isPresent());
        }
        // Under an alarm that always fires, a ladder may scale in at first and hold from there on.
        boolean ladder = mixed || range.always();
        return steps.stream().filter(step -> isWrong(step, up) && !ladder).findFirst();
    }

    private static boolean isWrong(StepAdjustment step, boolean up) {
        return up ? step.scalingAdjustment() < 0 : step.scalingAdjustment() > 0;
    }

    private Finding found(LocatedRule site, StepAdjustment step) {
        boolean in = step.scalingAdjustment() < 0;
        return finding(
                site.known().isPresent() ? Severity.ERROR : Severity.WARNING,
                site.path(step),
                site.action(step) + " at " + new FiringRange(site).of(step) + " " + (in ? "removes" : "adds")
                        + " capacity " + "while " + site.alarm().metric().label() + (in ? " is high" : " is low"),
                "Reverse the sign of the step, or the comparison of the alarm");
    }
}
