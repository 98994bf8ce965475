package io.github.stepscale.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReadableNumbersTest {
    @Test
    void groupsThousandsAndRoundsToTwoDecimals() {
        assertThat(ReadableNumbers.of(1234567.891)).isEqualTo("1,234,567.89");
        assertThat(ReadableNumbers.of(1e12)).isEqualTo("1,000,000,000,000");
        assertThat(ReadableNumbers.of(-1234)).isEqualTo("-1,234");
        assertThat(ReadableNumbers.of(-123)).isEqualTo("-123");
        assertThat(ReadableNumbers.of(100)).isEqualTo("100");
        assertThat(ReadableNumbers.money(1234.5)).isEqualTo("1,234.50");
        assertThat(ReadableNumbers.money(0.001)).isEqualTo("0.00");
    }

    @Test
    void writesZeroOnlyForZero() {
        assertThat(ReadableNumbers.of(0)).isEqualTo("0");
        assertThat(ReadableNumbers.of(0.001)).isEqualTo("below 0.01");
        assertThat(ReadableNumbers.of(-0.001)).isEqualTo("above -0.01");
        assertThat(ReadableNumbers.percent(0.00001)).isEqualTo("below 0.01 %");
    }

    @Test
    void writesWordsForWhatIsNoNumber() {
        assertThat(ReadableNumbers.of(Double.NaN)).isEqualTo("unknown");
        assertThat(ReadableNumbers.percent(Double.NaN)).isEqualTo("unknown");
        assertThat(ReadableNumbers.percent(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
        assertThat(ReadableNumbers.orNone(OptionalDouble.empty())).isEqualTo("-");
        assertThat(ReadableNumbers.orNone(OptionalDouble.of(2))).isEqualTo("2");
    }

    @Test
    void countsWithoutDecimalsFromAHundredOn() {
        assertThat(ReadableNumbers.count(99.56)).isEqualTo("99.56");
        assertThat(ReadableNumbers.count(123.6)).isEqualTo("124");
        assertThat(ReadableNumbers.count(1234.6, "request")).isEqualTo("1,235 requests");
    }

    @Test
    void usesTheSingularForExactlyOne() {
        assertThat(ReadableNumbers.of(1, "minute")).isEqualTo("1 minute");
        assertThat(ReadableNumbers.of(0, "minute")).isEqualTo("0 minutes");
        assertThat(ReadableNumbers.of(1.5, "minute")).isEqualTo("1.5 minutes");
        assertThat(ReadableNumbers.of(2, "copy")).isEqualTo("2 copies");
    }

    @Test
    void formatsSharesAsPercentages() {
        assertThat(ReadableNumbers.percent(0.0125)).isEqualTo("1.25 %");
        assertThat(ReadableNumbers.percent(0.01256, 3)).isEqualTo("1.256 %");
    }

    @Test
    void formatsDifferentNumbersDifferently() {
        assertThat(ReadableNumbers.distinctPercent(0.010004, 0.01)).isEqualTo("1.0004 %");
        assertThat(ReadableNumbers.distinctPercent(0.02, 0.01)).isEqualTo("2 %");
        assertThat(ReadableNumbers.distinct(2.0001, 2)).isEqualTo("2.0001");
        assertThat(ReadableNumbers.distinct(2, 2)).isEqualTo("2");
        assertThat(ReadableNumbers.distinct(Double.NaN, 2)).isEqualTo("unknown");
    }
}
