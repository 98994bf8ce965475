package io.github.stepscale.plan;

import io.github.stepscale.text.PlainNumbers;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A stretch of numbers; exact, and exact about its ends.
 *
 * @param lower where it starts; empty for minus infinity
 * @param lowerIncluded whether the start belongs to it
 * @param upper where it ends; empty for plus infinity
 * @param upperIncluded whether the end belongs to it
 */
public record Interval(
        Optional<BigDecimal> lower, boolean lowerIncluded, Optional<BigDecimal> upper, boolean upperIncluded) {
    /** Every number. */
    public static final Interval ALL = new Interval(Optional.empty(), false, Optional.empty(), false);
    /** Every number above 0. */
    public static final Interval POSITIVE = from(BigDecimal.ZERO, false);

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** From a number up. */
    public static Interval from(BigDecimal lower, boolean included) {
        return new Interval(Optional.of(lower), included, Optional.empty(), false);
    }

    /** Up to a number. */
    public static Interval upTo(BigDecimal upper, boolean included) {
        return new Interval(Optional.empty(), false, Optional.of(upper), included);
    }

    /** What belongs to both. */
    public Interval and(Interval other) {
        Interval low = startsAfter(other) ? this : other;
        Interval high = endsBefore(other) ? this : other;
        return new Interval(low.lower, low.lowerIncluded, high.upper, high.upperIncluded);
    }

    /** All its numbers, multiplied. */
    public Interval times(int factor) {
        BigDecimal by = BigDecimal.valueOf(factor);
        return new Interval(lower.map(by::multiply), lowerIncluded, upper.map(by::multiply), upperIncluded);
    }

    /** Whether no number belongs to it. */
    public boolean isEmpty() {
        if (lower.isEmpty() || upper.isEmpty()) {
            return false;
        }
        int order = lower.get().compareTo(upper.get());
        return order > 0 || order == 0 && !(lowerIncluded && upperIncluded);
    }

    /** Whether the number belongs to it. */
    public boolean contains(BigDecimal number) {
        return lower.map(number::compareTo)
                        .filter(order -> order < 0 || order == 0 && !lowerIncluded)
                        .isEmpty()
                && upper.map(number::compareTo)
                        .filter(order -> order > 0 || order == 0 && !upperIncluded)
                        .isEmpty();
    }

    /** A number that belongs to it, unless it is empty: its lowest where it has one. */
    public BigDecimal example() {
        if (lower.isPresent() && lowerIncluded) {
            return lower.get();
        }
        if (lower.isPresent()) {
            BigDecimal start = lower.get();
            return upper.map(end -> start.add(end).divide(TWO)).orElseGet(() -> start.add(BigDecimal.ONE));
        }
        return upper.map(end -> upperIncluded ? end : end.subtract(BigDecimal.ONE))
                .orElse(BigDecimal.ZERO);
    }

    /** Such as {@code [20, 50)}. */
    @Override
    public String toString() {
        return (lowerIncluded ? "[" : "(")
                + lower.map(PlainNumbers::text).orElse("-inf")
                + ", "
                + upper.map(PlainNumbers::text).orElse("+inf")
                + (upperIncluded ? "]" : ")");
    }

    private boolean startsAfter(Interval other) {
        if (lower.isEmpty() || other.lower.isEmpty()) {
            return lower.isPresent();
        }
        int order = lower.get().compareTo(other.lower.get());
        return order > 0 || order == 0 && !lowerIncluded;
    }

    private boolean endsBefore(Interval other) {
        if (upper.isEmpty() || other.upper.isEmpty()) {
            return upper.isPresent();
        }
        int order = upper.get().compareTo(other.upper.get());
        return order < 0 || order == 0 && !upperIncluded;
    }
}
