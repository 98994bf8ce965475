package io.github.stepscale.simulation;

import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import java.math.BigDecimal;
import java.util.Optional;

/** Which step holds a value, and the capacity it asks for (docs/simulation-contract.md, step 6). */
final class ReferenceSteps {
    private ReferenceSteps() {}

    static Optional<StepAdjustment> stepAt(StepScalingPolicy policy, double offset) {
        return policy.stepAdjustments().stream()
                .filter(step -> holds(step, offset))
                .findFirst();
    }

    private static boolean holds(StepAdjustment step, double offset) {
        double lower = step.lowerBound().map(BigDecimal::doubleValue).orElse(Double.NEGATIVE_INFINITY);
        double upper = step.upperBound().map(BigDecimal::doubleValue).orElse(Double.POSITIVE_INFINITY);
        if (offset > 0) {
            return offset >= lower && offset < upper;
        }
        if (offset < 0) {
            return offset > lower && offset <= upper;
        }
        return lower <= 0 && 0 <= upper;
    }

    /** The capacity a step asks for, before it is brought into the range. */
    static long raw(StepScalingPolicy policy, StepAdjustment step, long base) {
        long adjustment = step.scalingAdjustment();
        return switch (policy.adjustmentType()) {
            case CHANGE_IN_CAPACITY -> base + adjustment;
            case EXACT_CAPACITY -> adjustment;
            case PERCENT_CHANGE_IN_CAPACITY ->
                base
                        + percent(
                                base * adjustment,
                                policy.minAdjustmentMagnitude().orElse(1));
        };
    }

    private static long percent(long hundredths, int leastMagnitude) {
        if (hundredths == 0) {
            return 0;
        }
        long wholes = Math.abs(hundredths) / 100;
        long magnitude = wholes == 0 ? 1 : wholes;
        if (magnitude < leastMagnitude) {
            magnitude = leastMagnitude;
        }
        return hundredths < 0 ? -magnitude : magnitude;
    }
}
