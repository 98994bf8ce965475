package io.github.stepscale.operation.explain;

import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.text.PlainNumbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The change that a rule's policy requests for the datapoints of its alarm. An alarm on a PromQL query has none; its policy
 * makes the same change at every value.
 *
 * @param datapoints the datapoints; empty if they are not recorded
 */
record PolicyRequest(PlannedRule rule, List<BigDecimal> datapoints) {
    /** Short, but still distinguishes a value just beside a bound. */
    private static final MathContext PRECISION = new MathContext(10);

    PolicyRequest {
        datapoints = rule instanceof ScalingRule ? List.copyOf(datapoints) : List.of();
    }

    /** Returns the value that the policy aggregates from the datapoints; empty if they are not recorded. */
    Optional<BigDecimal> value() {
        if (datapoints.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (rule.policy().metricAggregationType()) {
                    case MAXIMUM -> Collections.max(datapoints);
                    case MINIMUM -> Collections.min(datapoints);
                    case AVERAGE ->
                        datapoints.stream()
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .divide(BigDecimal.valueOf(datapoints.size()), MathContext.DECIMAL64);
                });
    }

    /** Returns the step that contains the value; empty if no step does. */
    Optional<StepAdjustment> step() {
        return rule instanceof ScalingRule onMetric
                ? value().flatMap(onMetric::stepAt)
                : rule.policy().stepAdjustments().stream().findFirst();
    }

    /** Whether the request is known to change nothing. */
    boolean changesNothing() {
        return step().filter(this::changesNothing).isPresent();
    }

    /** Whether a step leaves every capacity unchanged. */
    boolean changesNothing(StepAdjustment step) {
        return rule.policy().adjustmentType() != AdjustmentType.EXACT_CAPACITY && step.scalingAdjustment() == 0;
    }

    /**
     * Whether every datapoint selects the same step: AWS does not document which of them count, nor what counts where an alarm
     * on a PromQL query passes none.
     */
    boolean isCertain() {
        return rule instanceof ScalingRule onMetric
                && (datapoints.isEmpty()
                        || onMetric.stepAt(Collections.min(datapoints))
                                .equals(onMetric.stepAt(Collections.max(datapoints))));
    }

    /** Returns {@code  at 61 (3 of 3)}: the value, and how many of the datapoints breach; with a leading space, or empty. */
    String valueText() {
        long breaching = datapoints.stream()
                .filter(value -> rule instanceof ScalingRule onMetric && onMetric.fires(value))
                .count();
        return value().map(value -> " at " + PlainNumbers.text(value.round(PRECISION)) + " (" + breaching + " of "
                        + datapoints.size() + ")")
                .orElse("");
    }

    /** Returns {@code requested +1}. */
    String text() {
        String certainty = isCertain() ? "" : "probably ";
        if (rule instanceof ScalingRule && value().isEmpty()) {
            return "requested a change (the value is not recorded)";
        }
        return certainty
                + step().map(step -> changesNothing() ? "requested no change" : "requested " + describe(step))
                        .orElse("matched no step");
    }

    private String describe(StepAdjustment step) {
        return rule.policy().adjustmentType().describe(step.scalingAdjustment());
    }
}
