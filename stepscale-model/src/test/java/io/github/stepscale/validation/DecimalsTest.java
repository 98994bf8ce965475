package io.github.stepscale.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @ParameterizedTest
    @CsvSource({
        "20, 20",
        "20.0, 20",
        "2E+1, 20",
        "0.80, 0.8",
        "-0.0, 0",
        "0E+5, 0",
        "1E-7, 0.0000001",
        "1E+14, 100000000000000"
    })
    void hasOneFormForEqualNumbers(BigDecimal value, String expected) {
        assertThat(Decimals.normalize(value)).isEqualTo(new BigDecimal(expected));
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.1", "-0.0, 0", "1e14, 100000000000000", "20.0, 20", "1e-5, 0.00001"})
    void readsADoubleAsItIsWritten(double value, String expected) {
        assertThat(Decimals.of(value)).isEqualTo(new BigDecimal(expected));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatIsNotFinite(double value) {
        assertThatThrownBy(() -> Decimals.of(value))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(value + " is not allowed: a finite number is. Leave the bound out for infinity.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "999999999999999",
                "-999999999999999",
                "0.123456789012345",
                "0.000000000000001",
                "1.00000000000000000000"
            })
    void allowsWhatPassesThroughADouble(BigDecimal value) {
        assertThat(Decimals.isRepresentable(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000000000000000",
                "-1E+15",
                "1.234567890123456",
                "0.0000000000000001",
                "1E+999999999",
                "1E-999999999",
                "0E-999999999"
            })
    void refusesWhatADoubleMightChange(BigDecimal value) {
        assertThat(Decimals.isRepresentable(value)).isFalse();
    }

    @Test
    void keepsEveryRepresentableNumberThroughADouble() {
        RandomGenerator random = new SplittableRandom(1);
        int kept = 0;
        for (int i = 0; i < 8_000; i++) {
            BigDecimal value = new BigDecimal(random.nextLong())
                    .round(new MathContext(random.nextInt(1, 17)))
                    .scaleByPowerOfTen(-random.nextInt(0, 36));
            if (Decimals.isRepresentable(value)) {
                kept++;
                assertThat(Decimals.of(value.doubleValue())).as("%s", value).isEqualTo(Decimals.normalize(value));
            }
        }
        assertThat(kept).isGreaterThan(2_000);
    }
}
