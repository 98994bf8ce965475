package io.github.stepscale.policy.rule;

import static io.github.stepscale.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.testing.Refusals;
import io.github.stepscale.testing.ServiceRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StepAdjustmentTest {
    @ParameterizedTest(name = "({0}, {1}) at {2}: {3}")
    @CsvSource({
        // Above the threshold: lower included, upper not.
        "10, 20, 9.999, false",
        "10, 20, 10, true",
        "10, 20, 19.999, true",
        "10, 20, 20, false",
        // Below it: upper included, lower not.
        "-20, -10, -20, false",
        "-20, -10, -19.999, true",
        "-20, -10, -10, true",
        "-20, -10, -9.999, false",
        // At it: both.
        "0, 10, 0, true",
        "-10, 0, 0, true",
        "-10, 10, 0, true",
        "5, 10, 0, false",
        "-10, -5, 0, false",
        // Open.
        "-, 0, -1000000, true",
        "-, 0, 0.001, false",
        "0, -, 1000000, true",
        "0, -, -0.001, false",
        "-, -5, -5, true",
        "5, -, 5, true",
        // Across the threshold each side has its own rule.
        "-5, 5, -5, false",
        "-5, 5, 5, false"
    })
    void appliesToTheOffsetsThatAwsSays(String lower, String upper, BigDecimal offset, boolean expected) {
        StepAdjustment step = new StepAdjustment(bound(lower), bound(upper), 1);
        assertThat(step.matches(offset)).isEqualTo(expected);
        assertThat(ServiceRules.matches(step, offset.add(new BigDecimal(50)), new BigDecimal(50)))
                .isEqualTo(expected);
    }

    @Test
    void isEqualWhenBoundsAreTheSameNumbers() {
        assertThat(new StepAdjustment(bound("10.0"), bound("1E+2"), 1))
                .isEqualTo(new StepAdjustment(bound("10"), bound("100.00"), 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesBoundsThatADoubleWouldChange(String name, Supplier<?> making, List<String> reasons) {
        Refusals.check(making, reasons);
    }

    static Stream<Arguments> refusesBoundsThatADoubleWouldChange() {
        String problem =
                ": the number has too many digits: up to 15 significant digits and a size below 10^15 are allowed";
        return Stream.of(
                refused(
                        "16 digits",
                        () -> new StepAdjustment(bound("1.234567890123456"), Optional.empty(), 1),
                        "D05 metricIntervalLowerBound" + problem),
                refused(
                        "so large that writing it out would never end",
                        () -> new StepAdjustment(Optional.empty(), bound("1E+999999999"), 1),
                        "D05 metricIntervalUpperBound" + problem));
    }

    private static Optional<BigDecimal> bound(String text) {
        return text.equals("-") ? Optional.empty() : Optional.of(new BigDecimal(text));
    }
}
