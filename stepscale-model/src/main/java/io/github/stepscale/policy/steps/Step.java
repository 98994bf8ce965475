package io.github.stepscale.policy.steps;

import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Decimals;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step of a ladder: the adjustment while the metric is in a range of its values.
 *
 * @param lower the inclusive lower bound; open below if absent
 * @param upper the exclusive upper bound; open above if absent
 * @param type the meaning of {@code amount}
 * @param amount a change in instances, a change in percent, or a capacity
 */
public record Step(Optional<BigDecimal> lower, Optional<BigDecimal> upper, AdjustmentType type, int amount) {

    /**
     * @throws InvalidValueException if both bounds are missing, one has too many digits, or lower is not below upper
     */
    public Step {
        Validator checks = new Validator();
        lower.ifPresent(bound -> Decimals.require(checks, bound, "lower"));
        upper.ifPresent(bound -> Decimals.require(checks, bound, "upper"));
        checks.require(
                        lower.isPresent() || upper.isPresent(),
                        "S06",
                        "",
                        "has neither lower nor upper: at least one is needed",
                        "Add the value where the step starts or ends")
                .require(
                        type != AdjustmentType.EXACT_CAPACITY || amount >= 0,
                        "S10",
                        "capacity",
                        () -> amount + " is below 0: a capacity is 0 or more",
                        "Write 0 or more");
        if (checks.violations().isEmpty() && lower.isPresent() && upper.isPresent()) {
            requireOrder(checks, lower.get(), upper.get());
        }
        checks.throwIfAny();
        lower = lower.map(Decimals::normalize);
        upper = upper.map(Decimals::normalize);
    }

    /** Starts a step with an inclusive lower bound. */
    public static Bounds lower(double value) {
        return new Bounds(Optional.of(Decimals.of(value)), Optional.empty());
    }

    /** Starts a step with an inclusive lower bound, such as a {@link RequestShare}. */
    public static Bounds lower(BigDecimal value) {
        return new Bounds(Optional.of(value), Optional.empty());
    }

    /** Starts a step that is open below, with an exclusive upper bound, such as a {@link RequestShare}. */
    public static Bounds upper(BigDecimal value) {
        return new Bounds(Optional.empty(), Optional.of(value));
    }

    /** Starts a step that is open below, with an exclusive upper bound. */
    public static Bounds upper(double value) {
        return new Bounds(Optional.empty(), Optional.of(Decimals.of(value)));
    }

    /** The bounds of a step under construction. */
    public record Bounds(Optional<BigDecimal> lower, Optional<BigDecimal> upper) {
        /** Sets the exclusive upper bound. */
        public Bounds upper(double value) {
            return new Bounds(lower, Optional.of(Decimals.of(value)));
        }

        /** Sets the exclusive upper bound. */
        public Bounds upper(BigDecimal value) {
            return new Bounds(lower, Optional.of(value));
        }

        /** Adds {@code amount} to the capacity; 0 holds. */
        public Step change(int amount) {
            return new Step(lower, upper, AdjustmentType.CHANGE_IN_CAPACITY, amount);
        }

        /** Adds {@code amount} percent of the capacity; 0 holds. */
        public Step percent(int amount) {
            return new Step(lower, upper, AdjustmentType.PERCENT_CHANGE_IN_CAPACITY, amount);
        }

        /** Sets the capacity. */
        public Step capacity(int amount) {
            return new Step(lower, upper, AdjustmentType.EXACT_CAPACITY, amount);
        }
    }

    /** The scaling direction; empty for a hold and for an exact capacity. */
    public Optional<ScalingDirection> direction() {
        if (type == AdjustmentType.EXACT_CAPACITY || amount == 0) {
            return Optional.empty();
        }
        return Optional.of(amount > 0 ? ScalingDirection.OUT : ScalingDirection.IN);
    }

    /** Whether the step changes nothing. */
    public boolean holds() {
        return type != AdjustmentType.EXACT_CAPACITY && amount == 0;
    }

    /** Whether {@code value} is in the step: at least lower, below upper. */
    public boolean contains(BigDecimal value) {
        return lower.filter(bound -> value.compareTo(bound) < 0).isEmpty()
                && upper.filter(bound -> value.compareTo(bound) >= 0).isEmpty();
    }

    /** The bounds as text, such as {@code [20, 50)}. */
    public String interval() {
        return (lower.isPresent() ? "[" + PlainNumbers.text(lower.get()) : "(-inf")
                + ", "
                + upper.map(PlainNumbers::text).orElse("+inf")
                + ")";
    }

    private static void requireOrder(Validator checks, BigDecimal lower, BigDecimal upper) {
        checks.require(
                lower.compareTo(upper) < 0,
                "S05",
                "upper",
                () -> PlainNumbers.text(upper) + " is not above lower " + PlainNumbers.text(lower)
                        + ": a step runs from lower up to, but without, upper",
                "Swap the two, or correct one");
    }

    Step openBelow() {
        return new Step(Optional.empty(), upper, type, amount);
    }

    // By hand for a fast start: docs/decisions/0027-start-up.md
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Step that
                        && upper.equals(that.upper)
                        && lower.equals(that.lower)
                        && type == that.type
                        && amount == that.amount;
    }

    @Override
    public int hashCode() {
        return upper.hashCode();
    }
}
