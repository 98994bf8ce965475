package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.steps.RuleKind;
import java.util.List;
import java.util.stream.Stream;

/** A step at values where its alarm never fires or that its metric never has. */
final class UnreachableStepRule implements ScalingRuleCheck {
    @Override
    public String id() {
        return "S20";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        FiringRange range = new FiringRange(site);
        // Where no step applies at all, S07 or S08 says so.
        if (range.firing().isEmpty() || range.steps().isEmpty()) {
            return Stream.empty();
        }
        return site.policy().stepAdjustments().stream()
                .filter(step -> !isHold(site, step) && range.of(step).isEmpty())
                .map(step -> found(site, step));
    }

    /** A hold that never applies does no harm, and may be there for values that only an average can have. */
    private static boolean isHold(LocatedRule site, StepAdjustment step) {
        return step.scalingAdjustment() == 0 && site.policy().adjustmentType() != AdjustmentType.EXACT_CAPACITY;
    }

    private Finding found(LocatedRule site, StepAdjustment step) {
        return finding(
                Severity.WARNING,
                site.path(step),
                site.action(step) + " at " + site.bounds(step) + " never applies: the alarm fires at "
                        + new FiringRange(site).firing() + " only",
                hold(site, step));
    }

    /** A hold in its place changes nothing as long as another step, which determines the threshold, scales that way. */
    private static Fix hold(LocatedRule site, StepAdjustment step) {
        boolean exact = site.policy().adjustmentType() == AdjustmentType.EXACT_CAPACITY;
        boolean alone =
                new FiringRange(site).steps().stream().noneMatch(other -> determinesThreshold(site, other, step));
        if (exact || alone) {
            return Fix.byHand("Give the step an alarm of its own, or remove it");
        }
        String key = site.isExplicit()
                ? "scalingAdjustment"
                : site.policy().adjustmentType().key();
        return new Fix(
                "Write " + key + ": 0 there, or give the step an alarm of its own",
                List.of(ReplacementLadders.amount(
                        site, step, each -> new FiringRange(site).of(each).isEmpty() ? 0 : each.scalingAdjustment())));
    }

    private static boolean determinesThreshold(LocatedRule site, StepAdjustment other, StepAdjustment step) {
        List<StepAdjustment> ascending = site.policy().stepAdjustments();
        int beyond = ascending.indexOf(step) - ascending.indexOf(other);
        boolean nearer = site.kind()
                .filter(kind -> kind != RuleKind.SINGLE)
                .map(kind -> kind == RuleKind.SCALE_OUT ? beyond > 0 : beyond < 0)
                .orElse(true);
        return nearer && Integer.signum(other.scalingAdjustment()) == Integer.signum(step.scalingAdjustment());
    }
}
