package io.github.stepscale.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntervalTest {
    private static final List<BigDecimal> HALVES = IntStream.rangeClosed(-4, 12)
            .mapToObj(half -> new BigDecimal(half).multiply(new BigDecimal("0.5")))
            .toList();

    /** Every pair of intervals between 0 and 4: what belongs to both, and whether anything does. */
    @Test
    void andHoldsWhatBelongsToBoth() {
        for (Interval one : all()) {
            for (Interval other : all()) {
                Interval both = one.and(other);
                List<BigDecimal> expected = HALVES.stream()
                        .filter(number -> one.contains(number) && other.contains(number))
                        .toList();
                assertThat(HALVES.stream().filter(both::contains))
                        .as("%s and %s", one, other)
                        .isEqualTo(expected);
                assertThat(both.isEmpty()).as("%s and %s", one, other).isEqualTo(expected.isEmpty());
            }
        }
    }

    @Test
    void anExampleBelongsToIt() {
        assertThat(all())
                .filteredOn(interval -> !interval.isEmpty())
                .allSatisfy(interval -> assertThat(interval.contains(interval.example()))
                        .as("%s", interval)
                        .isTrue());
    }

    @Test
    void anExampleIsTheLowestWhereThereIsOne() {
        assertThat(Interval.from(BigDecimal.TEN, true).example()).isEqualTo(BigDecimal.TEN);
        assertThat(Interval.from(BigDecimal.TEN, false).example()).isGreaterThan(BigDecimal.TEN);
    }

    @Test
    void timesMovesBothEnds() {
        Interval interval = new Interval(Optional.of(new BigDecimal("2.5")), true, Optional.of(BigDecimal.TEN), false);
        assertThat(interval.times(3)).hasToString("[7.5, 30)");
        assertThat(Interval.upTo(BigDecimal.TEN, true).times(2)).hasToString("(-inf, 20]");
    }

    private static List<Interval> all() {
        List<Interval> all = new ArrayList<>();
        for (int lower = -1; lower <= 4; lower++) {
            for (int upper = 0; upper <= 5; upper++) {
                for (int included = 0; included < 4; included++) {
                    Optional<BigDecimal> low = lower < 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(lower));
                    Optional<BigDecimal> high = upper > 4 ? Optional.empty() : Optional.of(BigDecimal.valueOf(upper));
                    all.add(new Interval(
                            low, low.isPresent() && included % 2 == 1, high, high.isPresent() && included > 1));
                }
            }
        }
        return all;
    }
}
