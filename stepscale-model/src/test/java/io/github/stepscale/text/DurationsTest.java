package io.github.stepscale.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationsTest {
    @Test
    void usesMinutesWhereTheyAreWhole() {
        assertThat(Durations.of(Duration.ofMinutes(30))).isEqualTo("30 min");
        assertThat(Durations.of(Duration.ofHours(2))).isEqualTo("120 min");
        assertThat(Durations.of(Duration.ofSeconds(90))).isEqualTo("90 s");
        assertThat(Durations.of(Duration.ofSeconds(45))).isEqualTo("45 s");
        assertThat(Durations.of(Duration.ZERO)).isEqualTo("0 s");
    }

    @Test
    void showsADecimalOnlyBelowTenMilliseconds() {
        assertThat(Durations.millis(9.46)).isEqualTo("9.5 ms");
        assertThat(Durations.millis(5)).isEqualTo("5.0 ms");
        assertThat(Durations.millis(120.4)).isEqualTo("120 ms");
    }
}
