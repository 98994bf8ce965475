package io.github.stepscale.plan;

import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A stretch of metric values at which the same happens.
 *
 * @param lower where it starts; empty for minus infinity
 * @param lowerIncluded whether the start belongs to it
 * @param upper where it ends; empty for plus infinity
 * @param upperIncluded whether the end belongs to it
 * @param responses what the rules whose alarm fires do, in the order of the rules; empty where no alarm fires
 */
public record Segment(
        Optional<BigDecimal> lower,
        boolean lowerIncluded,
        Optional<BigDecimal> upper,
        boolean upperIncluded,
        List<Response> responses) {

    /**
     * What one rule does.
     *
     * @param rule its id
     * @param type what the number means
     * @param adjustment the number of the step that applies; empty where none does and the action fails
     */
    public record Response(String rule, AdjustmentType type, OptionalInt adjustment) {
        static Response of(ScalingRule rule, BigDecimal value) {
            OptionalInt adjustment = rule.stepAt(value)
                    .map(StepAdjustment::scalingAdjustment)
                    .map(OptionalInt::of)
                    .orElseGet(OptionalInt::empty);
            return new Response(rule.id(), rule.policy().adjustmentType(), adjustment);
        }

        /** For people: {@code +1}, {@code hold}, or that no step applies. */
        public String describe() {
            return adjustment.isPresent() ? type.describe(adjustment.getAsInt()) : "no step: the action fails";
        }
    }

    public Segment {
        lower = lower.map(Decimals::normalize);
        upper = upper.map(Decimals::normalize);
        responses = List.copyOf(responses);
    }

    static Segment below(BigDecimal upper, List<Response> responses) {
        return new Segment(Optional.empty(), false, Optional.of(upper), false, responses);
    }

    static Segment above(BigDecimal lower, List<Response> responses) {
        return new Segment(Optional.of(lower), false, Optional.empty(), false, responses);
    }

    static Segment between(BigDecimal lower, BigDecimal upper, List<Response> responses) {
        return new Segment(Optional.of(lower), false, Optional.of(upper), false, responses);
    }

    static Segment point(BigDecimal value, List<Response> responses) {
        return new Segment(Optional.of(value), true, Optional.of(value), true, responses);
    }

    Segment extendedBy(Segment next) {
        return new Segment(lower, lowerIncluded, next.upper, next.upperIncluded, responses);
    }

    /** Whether a value belongs to it. */
    public boolean contains(BigDecimal value) {
        return lower.map(value::compareTo)
                        .filter(c -> c < 0 || c == 0 && !lowerIncluded)
                        .isEmpty()
                && upper.map(value::compareTo)
                        .filter(c -> c > 0 || c == 0 && !upperIncluded)
                        .isEmpty();
    }

    /** The interval: {@code [} and {@code ]} where an end belongs to it, {@code (} and {@code )} where not. */
    public String interval() {
        return (lowerIncluded ? "[" : "(")
                + lower.map(PlainNumbers::text).orElse("-inf")
                + ", "
                + upper.map(PlainNumbers::text).orElse("+inf")
                + (upperIncluded ? "]" : ")");
    }

    /**
     * What happens, for people.
     *
     * @param named whether to say which rule does it
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
