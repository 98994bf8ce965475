package io.github.stepscale.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadableNumbersTest {
    @Test
    void numbersReadTheSameEverywhere() {
        assertThat(ReadableNumbers.number(1234567.891)).isEqualTo("1,234,567.89");
        assertThat(ReadableNumbers.number(1e12)).isEqualTo("1,000,000,000,000");
        assertThat(ReadableNumbers.number(0.001)).isEqualTo("below 0.01");
        assertThat(ReadableNumbers.number(-1234)).isEqualTo("-1,234");
        assertThat(ReadableNumbers.number(-123)).isEqualTo("-123");
        assertThat(ReadableNumbers.number(0)).isEqualTo("0");
        assertThat(ReadableNumbers.number(100)).isEqualTo("100");
        assertThat(ReadableNumbers.percent(0.00001)).isEqualTo("below 0.01 %");
        assertThat(ReadableNumbers.money(0.001)).isEqualTo("0.00");
        assertThat(ReadableNumbers.count(123.6)).isEqualTo("124");
        assertThat(ReadableNumbers.of(1, "minute")).isEqualTo("1 minute");
        assertThat(ReadableNumbers.time(Instant.parse("2026-01-01T00:00:00Z"))).isEqualTo("2026-01-01 00:00");
    }

    @Test
    void sharesThatDifferNeverReadAlike() {
        assertThat(ReadableNumbers.percentApartFrom(0.010004, 0.01)).isEqualTo("1.0004 %");
        assertThat(ReadableNumbers.numberApartFrom(2.0001, 2)).isEqualTo("2.0001");
    }
}
