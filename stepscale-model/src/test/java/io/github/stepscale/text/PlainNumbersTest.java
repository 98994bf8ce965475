package io.github.stepscale.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainNumbersTest {
    @ParameterizedTest
    @CsvSource({"20, 20", "20.0, 20", "2E+1, 20", "0.80, 0.8", "0E+5, 0", "1E-7, 0.0000001", "1E+14, 100000000000000"})
    void writesDecimalsWithoutExponentAndTrailingZeros(BigDecimal number, String text) {
        assertThat(PlainNumbers.text(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"20, 20", "0.1, 0.1", "1e-7, 0.00000010", "1e15, 1000000000000000", "-0.5, -0.5"})
    void writesADoubleSoThatItIsReadBackUnchanged(double number, String text) {
        assertThat(PlainNumbers.text(number)).isEqualTo(text);
        assertThat(Double.parseDouble(PlainNumbers.text(number))).isEqualTo(number);
    }

    @Test
    void roundsToSoManyDecimals() {
        assertThat(PlainNumbers.rounded(66.666, 2)).isEqualTo("66.67");
        assertThat(PlainNumbers.rounded(1.005, 2)).isEqualTo("1.01");
        assertThat(PlainNumbers.rounded(1234.5, 0)).isEqualTo("1235");
        assertThat(PlainNumbers.rounded(-0.001, 2)).isEqualTo("0");
        assertThat(PlainNumbers.rounded(Double.POSITIVE_INFINITY, 2)).isEqualTo("Infinity");
        assertThat(PlainNumbers.rounded(Double.NaN, 2)).isEqualTo("NaN");
    }

    @Test
    void roundsToFourSignificantDigits() {
        assertThat(PlainNumbers.significant(new BigDecimal("123456"))).isEqualTo("123500");
        assertThat(PlainNumbers.significant(new BigDecimal("0.00"))).isEqualTo("0");
        assertThat(PlainNumbers.quotient(BigDecimal.valueOf(100), 3)).isEqualTo("33.33");
        assertThat(PlainNumbers.quotient(BigDecimal.valueOf(200), 3)).isEqualTo("66.67");
    }
}
