package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.PromQlScalingRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.target.CapacityRange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Exact capacities outside the range. */
final class CapacityOutsideRule implements ScalingRuleCheck {
    @Override
    public String id() {
        return "S22";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        Stream<Finding> queries = plan.promQlRules().stream()
                .filter(rule -> rule.policy().adjustmentType() == AdjustmentType.EXACT_CAPACITY)
                .flatMap(rule -> check(plan.scaling(), rule));
        return Stream.concat(ScalingRuleCheck.super.check(plan, delays), queries);
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        return site.policy().adjustmentType() == AdjustmentType.EXACT_CAPACITY
                ? new FiringRange(site).steps().stream().flatMap(step -> check(site, step))
                : Stream.empty();
    }

    private Stream<Finding> check(LocatedRule site, StepAdjustment step) {
        return outside(step.scalingAdjustment(), site.scaling()).stream()
                .map(sentence -> finding(Severity.WARNING, site.path(step), sentence, clamped(site, step)));
    }

    private Stream<Finding> check(ScalingDescription scaling, PromQlScalingRule rule) {
        String path = LocatedRule.item(scaling, rule.id()) + ".policy.stepAdjustments[0].scalingAdjustment";
        int requested = rule.policy().stepAdjustments().get(0).scalingAdjustment();
        int allowed = widest(scaling).clamp(requested);
        return outside(requested, scaling).stream()
                .map(sentence -> finding(
                        Severity.WARNING,
                        path,
                        sentence,
                        new Fix(
                                "Write scalingAdjustment: " + allowed + ", or widen the range",
                                List.of(Write.of(path, allowed)))));
    }

    /** Says how a capacity is outside the range; empty if it is not. */
    private static Optional<String> outside(int requested, ScalingDescription scaling) {
        CapacityRange range = widest(scaling);
        if (requested >= range.min() && requested <= range.max()) {
            return Optional.empty();
        }
        String where =
                requested > range.max() ? "above maxCapacity " + range.max() : "below minCapacity " + range.min();
        return Optional.of("the capacity " + requested + " is " + where + ": it is clamped, and never reached");
    }

    private static CapacityRange widest(ScalingDescription scaling) {
        int min = bounds(scaling, scaling.capacity().min(), ScheduledAction::minCapacity)
                .min()
                .orElseThrow();
        int max = bounds(scaling, scaling.capacity().max(), ScheduledAction::maxCapacity)
                .max()
                .orElseThrow();
        return new CapacityRange(min, max);
    }

    private static IntStream bounds(ScalingDescription scaling, int own, Function<ScheduledAction, OptionalInt> bound) {
        return IntStream.concat(
                IntStream.of(own), scaling.schedules().stream().map(bound).flatMapToInt(OptionalInt::stream));
    }

    private static Fix clamped(LocatedRule site, StepAdjustment step) {
        CapacityRange range = widest(site.scaling());
        String key = site.isExplicit()
                ? "scalingAdjustment"
                : site.policy().adjustmentType().key();
        return new Fix(
                "Write " + key + ": " + range.clamp(step.scalingAdjustment()) + ", or widen the range",
                List.of(ReplacementLadders.amount(site, step, each -> range.clamp(each.scalingAdjustment()))));
    }
}
