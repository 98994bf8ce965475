package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.policy.rule.StepAdjustment;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The response of a step scaling policy, with bounds as doubles. Which step applies is decided as in {@link
 * StepAdjustment}.
 */
final class StepFormula implements CapacityFormula {
    private final double threshold;
    private final double[] lower;
    private final double[] upper;
    private final int[] adjustment;
    private final MetricAggregationType aggregation;
    private final AdjustmentType type;
    private final OptionalInt minAdjustmentMagnitude;
    private final StepValues[] values;
    /** The step that applied last, which often applies again. */
    private int last;

    StepFormula(ScalingRule rule) {
        List<StepAdjustment> steps = rule.policy().stepAdjustments();
        this.threshold = rule.alarm().threshold().doubleValue();
        this.lower = steps.stream()
                .mapToDouble(
                        step -> step.lowerBound().map(BigDecimal::doubleValue).orElse(Double.NEGATIVE_INFINITY))
                .toArray();
        this.upper = steps.stream()
                .mapToDouble(
                        step -> step.upperBound().map(BigDecimal::doubleValue).orElse(Double.POSITIVE_INFINITY))
                .toArray();
        this.values = new StepValues[lower.length];
        Arrays.setAll(values, step -> new StepValues(threshold, lower[step], upper[step]));
        this.adjustment =
                steps.stream().mapToInt(StepAdjustment::scalingAdjustment).toArray();
        this.aggregation = rule.policy().metricAggregationType();
        this.type = rule.policy().adjustmentType();
        this.minAdjustmentMagnitude = rule.policy().minAdjustmentMagnitude();
    }

    @Override
    public double value(AlarmEvaluator alarm, int minute) {
        return alarm.value(aggregation, minute);
    }

    @Override
    public long capacity(int base, int capacity, double value) {
        int step = stepAt(value - threshold);
        return step < 0 ? NO_STEP : type.apply(base, adjustment[step], minAdjustmentMagnitude);
    }

    @Override
    public StepValues applied() {
        return values[last];
    }

    /** The first step that applies, -1 if none does. Two apply at most where they meet, at the threshold. */
    private int stepAt(double offset) {
        if (offset != 0 && applies(last, offset)) {
            return last;
        }
        for (int i = 0; i < lower.length; i++) {
            if (applies(i, offset)) {
                last = i;
                return i;
            }
        }
        return -1;
    }

    /**
     * Whether a step that removes instances applies to every value at which the alarm can fire. False for averages: a
     * rounded average may lie beyond all of its values.
     */
    boolean onlyRemoves(Alarm alarm) {
        return alarm.comparison().side() == ScalingDirection.IN
                && alarm.datapointsToAlarm() == alarm.evaluationPeriods()
                && aggregation != MetricAggregationType.AVERAGE
                && type != AdjustmentType.EXACT_CAPACITY
                && Arrays.stream(adjustment).allMatch(change -> change < 0)
                && coversAllUpTo(0);
    }

    private boolean coversAllUpTo(double offset) {
        double covered = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < lower.length && lower[i] == covered; i++) {
            covered = upper[i];
        }
        return covered >= offset;
    }

    private boolean applies(int step, double offset) {
        boolean above = offset >= 0 ? offset >= lower[step] : offset > lower[step];
        boolean below = offset <= 0 ? offset <= upper[step] : offset < upper[step];
        return above && below;
    }
}
