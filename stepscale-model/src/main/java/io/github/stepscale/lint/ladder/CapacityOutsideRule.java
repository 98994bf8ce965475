package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.target.CapacityRange;
import java.util.List;
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
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        return site.policy().adjustmentType() == AdjustmentType.EXACT_CAPACITY
                ? new FiringRange(site).steps().stream().flatMap(step -> check(site, step))
                : Stream.empty();
    }

    private Stream<Finding> check(LocatedRule site, StepAdjustment step) {
        CapacityRange range = widest(site.scaling());
        int requested = step.scalingAdjustment();
        if (requested > range.max()) {
            return Stream.of(found(site, step, "above maxCapacity " + range.max()));
        }
        return requested < range.min()
                ? Stream.of(found(site, step, "below minCapacity " + range.min()))
                : Stream.empty();
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

    private Finding found(LocatedRule site, StepAdjustment step, String where) {
        return finding(
                Severity.WARNING,
                site.path(step),
                "the capacity " + step.scalingAdjustment() + " is " + where + ": it is clamped, and never reached",
                clamped(site, step));
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
