package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Change.Write;
import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.policy.StepAdjustment;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToIntFunction;

/** Other steps for a rule, as changes. */
final class Ladders {
    private Ladders() {}

    /** Another number for a step; in AWS's form for all steps that it changes, since their order is not known. */
    static Write amount(RuleSite site, StepAdjustment step, ToIntFunction<StepAdjustment> amount) {
        if (!site.isExplicit()) {
            String path = site.path(step) + "." + site.policy().adjustmentType().key();
            return Write.of(path, amount.applyAsInt(step));
        }
        List<StepAdjustment> steps = site.policy().stepAdjustments().stream()
                .map(each -> new StepAdjustment(each.lowerBound(), each.upperBound(), amount.applyAsInt(each)))
                .toList();
        return site.writeSteps(steps);
    }

    /** The same steps, with all their bounds moved. */
    static List<StepAdjustment> moved(List<StepAdjustment> steps, BigDecimal by) {
        return steps.stream()
                .map(step -> new StepAdjustment(
                        step.lowerBound().map(by::add), step.upperBound().map(by::add), step.scalingAdjustment()))
                .toList();
    }
}
