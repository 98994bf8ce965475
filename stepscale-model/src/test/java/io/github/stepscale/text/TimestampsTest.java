package io.github.stepscale.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimestampsTest {
    private static final Instant TIME = Instant.parse("2026-01-31T14:03:27.589Z");

    @Test
    void marksTimesInUtcWithZ() {
        assertThat(Timestamps.minute(TIME)).isEqualTo("2026-01-31 14:03Z");
        assertThat(Timestamps.clock(TIME)).isEqualTo("14:03:27Z");
    }

    @Test
    void leavesTheZoneOutWhereTheTextAroundNamesIt() {
        assertThat(Timestamps.plainMinute(TIME)).isEqualTo("2026-01-31 14:03");
        assertThat(Timestamps.plainSecond(TIME)).isEqualTo("2026-01-31 14:03:27");
        assertThat(Timestamps.hourMinute(TIME)).isEqualTo("14:03");
    }

    @Test
    void writesMidnightInFull() {
        Instant midnight = Instant.parse("2026-01-01T00:00:00Z");

        assertThat(Timestamps.plainSecond(midnight)).isEqualTo("2026-01-01 00:00:00");
        assertThat(Timestamps.clock(midnight)).isEqualTo("00:00:00Z");
    }
}
