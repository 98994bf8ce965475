package io.github.stepscale.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatencyDistributionTest {
    private static final double SECOND = 1e9;

    @Test
    void theMinutesOfARunAreReadFromItsLog() {
        Instant start = Instant.parse("2026-03-02T08:00:30Z");
        LoadMeasurements run = new LoadMeasurements(start);
        answer(run, 10, 0.1);
        answer(run, 40, 0.2);
        answer(run, 50, 0.4);
        String log = run.result((long) (100 * SECOND), Optional.empty()).log();

        var minutes = LatencyDistribution.byMinute(log);

        assertThat(minutes).containsOnlyKeys(start, Instant.parse("2026-03-02T08:01:00Z"));
        LatencyDistribution second = minutes.get(Instant.parse("2026-03-02T08:01:00Z"));
        assertThat(second.count()).isEqualTo(2);
        assertThat(second.meanMillis()).isCloseTo(300, Percentage.withPercentage(0.1));
        assertThat(second.quantileMillis(0.95)).isCloseTo(400, Percentage.withPercentage(0.1));
    }

    private static void answer(LoadMeasurements run, double seconds, double latency) {
        run.close((long) (seconds * SECOND));
        run.recordSent((long) (seconds * SECOND), (long) (seconds * SECOND));
        run.recordSuccess((long) (seconds * SECOND), (long) (seconds * SECOND), (long) ((seconds + latency) * SECOND));
    }

    @Test
    void distributionsAddUp() {
        LatencyDistribution both = LatencyDistribution.ofMillis(10, 20).plus(LatencyDistribution.ofMillis(30));

        assertThat(both.count()).isEqualTo(3);
        assertThat(both.meanMillis()).isCloseTo(20, Percentage.withPercentage(0.1));
        assertThat(both.quantileMillis(1)).isCloseTo(30, Percentage.withPercentage(0.1));
        assertThat(new LatencyDistribution().quantileMillis(0.5)).isZero();
    }
}
