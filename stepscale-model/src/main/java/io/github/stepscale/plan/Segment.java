package io.github.stepscale.plan;

import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.StepAdjustment;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A range of metric values over which the rules do the same.
 *
 * @param interval the values
 * @param responses what each rule whose alarm fires does, in the order of the rules; empty where no alarm fires
 */
public record Segment(Interval interval, List<Response> responses) {
    /**
     * The response of one rule.
     *
     * @param rule the id of the rule
     * @param type the meaning of the adjustment
     * @param adjustment the adjustment of the step that applies; empty if none does, which makes the action fail
     */
    public record Response(String rule, AdjustmentType type, OptionalInt adjustment) {
        static Response of(ScalingRule rule, BigDecimal value) {
            OptionalInt adjustment = rule.stepAt(value)
                    .map(StepAdjustment::scalingAdjustment)
                    .map(OptionalInt::of)
                    .orElseGet(OptionalInt::empty);
            return new Response(rule.id(), rule.policy().adjustmentType(), adjustment);
        }

        /** Describes the response: {@code +1}, {@code hold}, or that no step applies. */
        public String describe() {
            return adjustment.isPresent() ? type.describe(adjustment.getAsInt()) : "no step: the action fails";
        }

        // By hand for a fast start: docs/decisions/0027-start-up.md
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || other instanceof Response that
                            && rule.equals(that.rule)
                            && type == that.type
                            && adjustment.equals(that.adjustment);
        }

        @Override
        public int hashCode() {
            return rule.hashCode();
        }
    }

    public Segment {
        responses = List.copyOf(responses);
    }

    Segment extendedBy(Segment next) {
        return new Segment(interval.through(next.interval), responses);
    }

    /**
     * Describes the responses of all rules.
     *
     * @param named whether to add the id of each rule
     */
    public String describe(boolean named) {
        if (responses.isEmpty()) {
            return "hold (no alarm)";
        }
        return responses.stream()
                .map(response -> response.describe() + (named ? " (" + response.rule() + ")" : ""))
                .collect(Collectors.joining(", "));
    }
}
