package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Edits that replace steps of a rule. */
final class ReplacementLadders {
    private ReplacementLadders() {}

    /** Writes another amount for a step; for an explicit rule all its steps, since their order is unknown. */
    static Write amount(LocatedRule site, StepAdjustment step, ToIntFunction<StepAdjustment> amount) {
        if (!site.isExplicit()) {
            String path = site.path(step) + "." + site.policy().adjustmentType().key();
            return Write.of(path, amount.applyAsInt(step));
        }
        return site.writeSteps(amounts(site, amount));
    }

    /** Returns the plan with other amounts in one of its rules. */
    static ScalingPlan plan(LocatedRule site, ToIntFunction<StepAdjustment> amount) {
        StepScalingPolicy policy = site.policy();
        StepScalingPolicy other = new StepScalingPolicy(
                policy.adjustmentType(),
                amounts(site, amount),
                policy.cooldown(),
                policy.metricAggregationType(),
                policy.minAdjustmentMagnitude());
        List<ScalingRule> rules = new ArrayList<>(site.plan().rules());
        rules.set(site.index(), new ScalingRule(site.rule().id(), site.alarm(), other));
        return new ScalingPlan(site.scaling(), rules, site.plan().wake());
    }

    private static List<StepAdjustment> amounts(LocatedRule site, ToIntFunction<StepAdjustment> amount) {
        return site.policy().stepAdjustments().stream()
                .map(each -> new StepAdjustment(each.lowerBound(), each.upperBound(), amount.applyAsInt(each)))
                .toList();
    }

    /** Returns the same steps with all bounds shifted. */
    static List<StepAdjustment> shifted(List<StepAdjustment> steps, BigDecimal by) {
        return steps.stream()
                .map(step -> new StepAdjustment(
                        step.lowerBound().map(by::add), step.upperBound().map(by::add), step.scalingAdjustment()))
                .toList();
    }
}
