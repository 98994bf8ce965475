package io.github.stepscale.operation.explain;

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
 * What a rule's policy makes of the datapoints that its alarm carries.
 *
 * @param datapoints empty where they are not recorded
 */
record PolicyRequest(ScalingRule rule, List<BigDecimal> datapoints) {
    /** Enough for people, and a value just beside a bound still looks like one. */
    private static final MathContext SHOWN = new MathContext(10);

    PolicyRequest {
        datapoints = List.copyOf(datapoints);
    }

    /** One value of them all, as the policy makes it. */
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

    /** The step that holds the value. */
    Optional<StepAdjustment> step() {
        return value().flatMap(rule::stepAt);
    }

    /** Whether it asks, as far as is known, for no change. */
    boolean holds() {
        return step().filter(this::holds).isPresent();
    }

    /** Whether a step leaves the capacity as it is, whatever that is. */
    boolean holds(StepAdjustment step) {
        return rule.policy().adjustmentType() != AdjustmentType.EXACT_CAPACITY && step.scalingAdjustment() == 0;
    }

    /** Which of an alarm's datapoints count AWS does not say, but here it makes no difference. */
    boolean isCertain() {
        return datapoints.isEmpty()
                || rule.stepAt(Collections.min(datapoints)).equals(rule.stepAt(Collections.max(datapoints)));
    }

    /** {@code  at 61 (3 of 3)}: the value, and how many of the datapoints breach; with a space in front, or empty. */
    String at() {
        long breaching = datapoints.stream().filter(rule::fires).count();
        return value().map(value -> " at " + PlainNumbers.text(value.round(SHOWN)) + " (" + breaching + " of "
                        + datapoints.size() + ")")
                .orElse("");
    }

    /** {@code asked +1}. */
    String words() {
        String sure = isCertain() ? "" : "probably ";
        if (value().isEmpty()) {
            return "requested a change (the value is not recorded)";
        }
        return sure
                + step().map(step -> holds() ? "requested no change" : "requested " + describe(step))
                        .orElse("matched no step");
    }

    private String describe(StepAdjustment step) {
        return rule.policy().adjustmentType().describe(step.scalingAdjustment());
    }
}
