package io.github.stepscale.tuning.edit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The other values that are tried for a number, the nearest first. */
final class NearbyNumbers {
    private static final MathContext DIGITS = new MathContext(3);
    private static final List<BigDecimal> FACTORS = Stream.of("0.9", "1.1", "0.8", "1.2", "0.7", "1.4", "0.5", "2")
            .map(BigDecimal::new)
            .toList();
    private static final int[] SECONDS = {0, 60, 120, 180, 300, 600};

    private NearbyNumbers() {}

    /** Up to three more or less, half and twice as much, within limits that are inclusive. */
    static List<Integer> counts(int present, int min, int max) {
        return IntStream.of(
                        present - 1,
                        present + 1,
                        present - 2,
                        present + 2,
                        present - 3,
                        present + 3,
                        present / 2,
                        2 * present)
                .filter(count -> count != present && count >= min && count <= max)
                .distinct()
                .boxed()
                .toList();
    }

    /** From half to twice as much, with three digits; none for 0. */
    static List<BigDecimal> decimals(BigDecimal present) {
        return FACTORS.stream()
                .map(factor -> present.multiply(factor).round(DIGITS))
                .filter(number -> number.compareTo(present) != 0)
                .map(BigDecimal::stripTrailingZeros)
                .distinct()
                .toList();
    }

    /** Usual durations in seconds, the nearest first. */
    static List<Integer> seconds(int present) {
        return IntStream.of(SECONDS)
                .filter(seconds -> seconds != present)
                .boxed()
                .sorted(Comparator.comparingInt(seconds -> Math.abs(seconds - present)))
                .toList();
    }

    /** Up to a quarter more or less in points, half and twice as much. */
    static List<Integer> percents(int present) {
        return IntStream.of(present - 10, present + 10, present - 25, present + 25, present / 2, 2 * present)
                .filter(percent -> percent != present && percent > -100)
                .distinct()
                .boxed()
                .toList();
    }
}
