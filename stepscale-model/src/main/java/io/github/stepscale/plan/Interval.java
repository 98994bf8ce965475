package io.github.stepscale.plan;

import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Decimals;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An exact interval of numbers, each end inclusive or exclusive.
 *
 * @param lower the lower end; empty for minus infinity
 * @param lowerIncluded whether the lower end is inclusive
 * @param upper the upper end; empty for plus infinity
 * @param upperIncluded whether the upper end is inclusive
 */
public record Interval(
        Optional<BigDecimal> lower, boolean lowerIncluded, Optional<BigDecimal> upper, boolean upperIncluded) {
    /** Every number. */
    public static final Interval ALL = new Interval(Optional.empty(), false, Optional.empty(), false);
    /** Every number above 0. */
    public static final Interval POSITIVE = from(BigDecimal.ZERO, false);

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** Normalises the bounds, so that intervals of the same numbers are equal. */
    public Interval {
        lower = lower.map(Decimals::normalize);
        upper = upper.map(Decimals::normalize);
    }

    /** The numbers from a lower end up. */
    public static Interval from(BigDecimal lower, boolean included) {
        return new Interval(Optional.of(lower), included, Optional.empty(), false);
    }

    /** The numbers up to an upper end. */
    public static Interval upTo(BigDecimal upper, boolean included) {
        return new Interval(Optional.empty(), false, Optional.of(upper), included);
    }

    /** The numbers between two exclusive ends. */
    public static Interval between(BigDecimal lower, BigDecimal upper) {
        return new Interval(Optional.of(lower), false, Optional.of(upper), false);
    }

    /** The interval of a single number. */
    public static Interval point(BigDecimal number) {
        return new Interval(Optional.of(number), true, Optional.of(number), true);
    }

    /** The intersection of both. */
    public Interval and(Interval other) {
        Interval low = startsAfter(other) ? this : other;
        Interval high = endsBefore(other) ? this : other;
        return new Interval(low.lower, low.lowerIncluded, high.upper, high.upperIncluded);
    }

    /** The interval from the lower end of this one to the upper end of a later one. */
    public Interval through(Interval later) {
        return new Interval(lower, lowerIncluded, later.upper, later.upperIncluded);
    }

    /** The interval of all numbers multiplied by a factor above 0. */
    public Interval times(int factor) {
        BigDecimal by = BigDecimal.valueOf(factor);
        return new Interval(lower.map(by::multiply), lowerIncluded, upper.map(by::multiply), upperIncluded);
    }

    /** Whether the interval contains no number. */
    public boolean isEmpty() {
        if (lower.isEmpty() || upper.isEmpty()) {
            return false;
        }
        int order = lower.get().compareTo(upper.get());
        return order > 0 || order == 0 && !(lowerIncluded && upperIncluded);
    }

    /** Whether the interval contains a number. */
    public boolean contains(BigDecimal number) {
        return lower.map(number::compareTo)
                        .filter(order -> order < 0 || order == 0 && !lowerIncluded)
                        .isEmpty()
                && upper.map(number::compareTo)
                        .filter(order -> order > 0 || order == 0 && !upperIncluded)
                        .isEmpty();
    }

    /** A number in the interval, the lowest if there is one; arbitrary if the interval is empty. */
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

    /** The interval in mathematical notation, such as {@code [20, 50)}. */
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
