package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectiveTest {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 1e9, 5.3e18, Double.MAX_VALUE})
    void aShareOfZeroAllowsNoRequestWhateverTheirNumber(double requests) {
        assertThat(maxExcess(0).maxExcessRequests(requests)).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 1",
        "0.01, 1e9",
        "0.3, 7",
        "0.999, 5.3e18",
        "1e-9, 5.3e18",
        "1e-300, 1e9",
        "1e-300, 1.7e308",
        "2.2250738585072014e-308, 1e9",
        "1e-320, 1e9",
        "1e-320, 5.3e18",
        "4.9e-324, 1",
        "4.9e-324, 1e9",
        "4.9e-324, 1.7e308",
        "0.5, 4.9e-324"
    })
    void maxExcessRequestsIsTheLargestNumberWhoseShareIsAllowed(double share, double requests) {
        double largest = maxExcess(share).maxExcessRequests(requests).orElseThrow();

        assertThat(isShareAtMost(share, largest, requests)).isTrue();
        assertThat(isShareAtMost(share, Math.nextUp(largest), requests)).isFalse();
    }

    @Test
    void withoutMaxExcessThereIsNoLimit() {
        assertThat(Objective.NONE.maxExcessRequests(1e9)).isEmpty();
    }

    /**
     * Whether the quotient, rounded to the nearest double, is at most the share: whether it lies below the middle of the
     * share and the next double, or on it where the share is the one of the two that is rounded to.
     */
    private static boolean isShareAtMost(double share, double part, double whole) {
        BigDecimal middle =
                new BigDecimal(share).add(new BigDecimal(Math.nextUp(share))).divide(TWO);
        int order = new BigDecimal(part).compareTo(middle.multiply(new BigDecimal(whole)));
        return order < 0 || order == 0 && Double.doubleToLongBits(share) % 2 == 0;
    }

    private static Objective maxExcess(double share) {
        return new Objective(OptionalDouble.of(share), OptionalDouble.empty(), OptionalDouble.empty());
    }
}
