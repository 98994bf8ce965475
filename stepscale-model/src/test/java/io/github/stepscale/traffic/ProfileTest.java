package io.github.stepscale.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.stepscale.validation.InvalidValueException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProfileTest {
    @Test
    void aRampStepsUp() {
        assertThat(new RampProfile(30, 30, 2, 3).requests()).containsExactly(30, 30, 60, 60, 90, 90);
    }

    @Test
    void aRampThatFallsEndsAtNothing() {
        assertThat(new RampProfile(50, -30, 1, 4).requests()).containsExactly(50, 20, 0, 0);
    }

    @Test
    void aConstantStays() {
        assertThat(new ConstantProfile(7, 3).requests()).containsExactly(7, 7, 7);
    }

    @Test
    void aSpikeComesAndGoes() {
        assertThat(new SpikeProfile(5, 100, 2, 1, 2).requests()).containsExactly(5, 5, 100, 5, 5);
    }

    @Test
    void aDayIsHighestAtItsPeakAndLowestTwelveHoursFromIt() {
        double[] days = new DailyProfile(100, 900, 14, 2).requests();

        assertThat(days).hasSize(2880);
        assertThat(days[14 * 60]).isEqualTo(900);
        assertThat(days[2 * 60]).isEqualTo(100);
        assertThat(days[8 * 60]).isEqualTo(500);
        assertThat(days[24 * 60 + 8 * 60]).isEqualTo(500);
        assertThat(Arrays.stream(days)).allMatch(count -> count >= 100 && count <= 900);
    }

    @Test
    void noiseIsTheSameForTheSameSeedAndAsWideAsItsShare() {
        Profile calm = new ConstantProfile(1_000, 10_000);

        double[] noisy = calm.withNoise(0.1, 42).requests();

        assertThat(calm.withNoise(0.1, 42).requests()).isEqualTo(noisy);
        assertThat(calm.withNoise(0.1, 43).requests()).isNotEqualTo(noisy);
        assertThat(noisy).startsWith(1114, 1092, 905);
        double mean = Arrays.stream(noisy).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(noisy)
                .map(count -> (count - mean) * (count - mean))
                .average()
                .orElseThrow());
        assertThat(mean).isCloseTo(1_000, within(5.0));
        assertThat(deviation).isCloseTo(100, within(5.0));
        assertThat(new ConstantProfile(1, 1_000).withNoise(1, 1).requests()).doesNotContain(-1, -0.5);
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new RampProfile(-1, 0, 0, 0))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("startRequestsPerMinute: -1 is not allowed")
                .hasMessageContaining("minutesPerStep: 0 is not allowed")
                .hasMessageContaining("steps: 0 is not allowed");
        assertThatThrownBy(() -> new RampProfile(0, 1_000_000_000_000L, 1, 3))
                .hasMessageContaining("requestStep: leads to more than 1000000000000 requests a minute");
        assertThatThrownBy(() -> new ConstantProfile(1, 5_300_001))
                .hasMessageContaining("minutes: 5300001 is not allowed");
        assertThatThrownBy(() -> new DailyProfile(5, 4, 24, 4_000))
                .hasMessageContaining("lowestRequestsPerMinute: 5 is not allowed: 0 to 4 is")
                .hasMessageContaining("peakHour: 24 is not allowed")
                .hasMessageContaining("has 5760000 minutes");
        assertThatThrownBy(() -> new SpikeProfile(1, 1, 0, 0, 0)).hasMessageContaining("spikeMinutes");
        assertThatThrownBy(() -> new ConstantProfile(1, 1).withNoise(1.5, 0))
                .hasMessageContaining("noise: 1.5 is not allowed");
    }
}
