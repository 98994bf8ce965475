package io.github.stepscale.lint.rule;

import io.github.stepscale.plan.Interval;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.target.CapacityRange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The values of its metric at which a rule acts, and the step that applies at each. Independent of how the plan chooses
 * a step, since this needs whole intervals; a test compares the two.
 *
 * @param site the rule
 */
public record FiringRange(LocatedRule site) {

    /** The values that put the alarm in ALARM, limited to those that the metric can have. */
    public Interval firing() {
        Alarm alarm = site.alarm();
        boolean included = alarm.comparison().inclusive();
        Interval side =
                isUp() ? Interval.from(alarm.threshold(), included) : Interval.upTo(alarm.threshold(), included);
        return side.and(possible());
    }

    /** The values at which the alarm fires and the step applies. */
    public Interval of(StepAdjustment step) {
        Optional<BigDecimal> lower = site.rule().lower(step);
        Optional<BigDecimal> upper = site.rule().upper(step);
        // Above the threshold the lower end belongs to a step, below it the upper one, at the threshold both.
        boolean lowerIncluded = isUp() || lower.filter(this::isThreshold).isPresent();
        boolean upperIncluded = !isUp() || upper.filter(this::isThreshold).isPresent();
        return new Interval(lower, lower.isPresent() && lowerIncluded, upper, upper.isPresent() && upperIncluded)
                .and(firing());
    }

    /** The steps that apply at some value, from the lowest to the highest. */
    public List<StepAdjustment> steps() {
        return site.policy().stepAdjustments().stream()
                .filter(step -> !of(step).isEmpty())
                .toList();
    }

    /** Whether a step that applies at some value scales in a direction. */
    public boolean scales(ScalingDirection direction) {
        return steps().stream().anyMatch(step -> scales(step, direction));
    }

    /** Whether the rule scales in a direction at a value. */
    public boolean scalesAt(BigDecimal value, ScalingDirection direction) {
        return site.rule().fires(value)
                && site.rule()
                        .stepAt(value)
                        .filter(step -> scales(step, direction))
                        .isPresent();
    }

    /** Whether the alarm fires at every value that the metric can have. */
    public boolean always() {
        Interval possible = possible();
        return (isUp() ? possible.lower() : possible.upper())
                .filter(site.alarm()::breaches)
                .isPresent();
    }

    private Interval possible() {
        Interval possible = MetricLimits.of(site);
        Optional<BigDecimal> fill = site.alarm().fill().value();
        return new Interval(
                possible.lower().map(low -> fill.map(low::min).orElse(low)),
                possible.lowerIncluded(),
                possible.upper().map(high -> fill.map(high::max).orElse(high)),
                possible.upperIncluded());
    }

    private boolean scales(StepAdjustment step, ScalingDirection direction) {
        return scales(site.policy().adjustmentType(), step, site.scaling().capacity(), direction);
    }

    /**
     * Whether a step scales in a direction where it applies. An exact capacity scales out and in, unless it is an end of the
     * range.
     */
    public static boolean scales(
            AdjustmentType type, StepAdjustment step, CapacityRange range, ScalingDirection direction) {
        int amount = step.scalingAdjustment();
        if (type == AdjustmentType.EXACT_CAPACITY) {
            return direction == ScalingDirection.OUT ? amount > range.min() : amount < range.max();
        }
        return direction == ScalingDirection.OUT ? amount > 0 : amount < 0;
    }

    private boolean isUp() {
        return site.alarm().comparison().side() == ScalingDirection.OUT;
    }

    private boolean isThreshold(BigDecimal value) {
        return value.compareTo(site.alarm().threshold()) == 0;
    }
}
