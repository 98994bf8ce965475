package io.github.stepscale.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveColumnTest {

    /** 100 ms at 60 a minute, 300 at 120, 200 at 180, 400 at 240. */
    private static final CurveColumn FALLS_AND_RISES = column(100, 300, 200, 400);

    @Test
    void theHighestRateIsWhereTheLimitIsCrossedLast() {
        assertThat(FALLS_AND_RISES.highestRateAtMost(300)).hasValue(210);
        assertThat(FALLS_AND_RISES.highestRateAtMost(200)).hasValue(180);
        assertThat(FALLS_AND_RISES.highestRateAtMost(Math.nextDown(200.0)).orElseThrow())
                .isBetween(60.0, 90.0);
        assertThat(FALLS_AND_RISES.highestRateAtMost(150)).hasValue(75);
    }

    @Test
    void itEndsWithTheCurve() {
        assertThat(FALLS_AND_RISES.highestRateAtMost(400)).hasValue(240);
        assertThat(FALLS_AND_RISES.highestRateAtMost(1e9)).hasValue(240);
        assertThat(FALLS_AND_RISES.highestRateAtMost(100)).hasValue(60);
    }

    @Test
    void thereIsNoneWhereEveryRateIsAboveTheLimit() {
        assertThat(FALLS_AND_RISES.highestRateAtMost(Math.nextDown(100.0))).isEmpty();
        assertThat(column(Double.NaN, Double.NaN, Double.NaN).highestRateAtMost(1))
                .isEmpty();
    }

    /** Against the rates of a fine grid. */
    @Test
    void noHigherRateKeepsTheLimit() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            CurveColumn column = column(random.doubles(6, 1, 100).toArray());
            double limit = 1 + 99 * random.nextDouble();
            OptionalDouble highest = column.highestRateAtMost(limit);
            OptionalDouble onGrid = IntStream.rangeClosed(0, 3_000)
                    .mapToDouble(step -> 60 + step * 0.1)
                    .filter(rate -> column.at(rate) <= limit)
                    .max();

            assertThat(highest.isPresent()).isEqualTo(onGrid.isPresent());
            if (highest.isPresent()) {
                assertThat(highest.getAsDouble())
                        .isBetween(onGrid.getAsDouble() - 1e-9, onGrid.getAsDouble() + 0.1 + 1e-9);
                assertThat(column.at(highest.getAsDouble())).isLessThanOrEqualTo(limit + 1e-9);
            }
        }
    }

    private static CurveColumn column(double... values) {
        List<ServiceCurve.Row> rows = IntStream.range(0, values.length)
                .mapToObj(i -> ServiceCurve.Row.of(60 * (i + 1), values[i]))
                .toList();
        return new CurveColumn(rows, ServiceCurve.Row::meanMs);
    }
}
