package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.InvalidValueException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunMemoryTest {
    private static final Trace DAY = Trace.of(Instant.parse("2026-01-01T00:00:00Z"), new double[1_440]);
    private static final int YEAR = 525_600;

    @Test
    void theColumnsOfAYearAreKnown() {
        assertThat(RunMemory.least(YEAR, 2, false, false)).isEqualTo(54L * YEAR);
        assertThat(RunMemory.least(YEAR, 2, true, false)).isEqualTo(86L * YEAR);
        assertThat(RunMemory.least(YEAR, 2, true, true)).isEqualTo(230L * YEAR);
        assertThat(RunMemory.least(Trace.MAX_MINUTES, 2, true, true)).isEqualTo(1_219_000_000L);
    }

    @Test
    void aRunThatCannotFitIsRefusedWithWhatItNeeds() {
        long needed = RunMemory.least(DAY.minutes(), 2, false, true);

        assertThatCode(() -> RunMemory.require(DAY, 2, Optional.empty(), true, needed))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> RunMemory.require(DAY, 2, Optional.empty(), true, needed - 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(
                        "the traffic has 1440 minutes, and simulating them with an alarm of less than 60 s needs more"
                                + " than 0 MiB of memory: Java may use 0 MiB. Shorten the traffic, write a period of 60 s, or"
                                + " allow more with MAVEN_OPTS=-Xmx1g.");
        assertThatThrownBy(() -> RunMemory.require(DAY, 2, Optional.empty(), false, 1_000))
                .hasMessageContaining("Shorten the traffic, or allow more");
    }
}
