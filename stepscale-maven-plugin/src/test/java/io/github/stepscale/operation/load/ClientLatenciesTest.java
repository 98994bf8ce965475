package io.github.stepscale.operation.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.LatencyStatistic;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.junit.jupiter.api.Test;

class ClientLatenciesTest {
    private static final Instant FIRST = Instant.parse("2026-03-02T08:00:00Z");

    /** A run begins within a minute: its first histogram begins there too. */
    @Test
    void aMinuteOfTheLogIsThatOfTheClock() {
        String log = log("due", FIRST.plusSeconds(12), 100, 300) + log("due", FIRST.plusSeconds(120), 500, 700);
        ClientLatencies latencies = ClientLatencies.of(log);

        List<Double> means = latencies.values(LatencyStatistic.MEAN, FIRST, 4);

        assertThat(means.get(0)).isBetween(199.0, 201.0);
        assertThat(means.get(1)).isNaN();
        assertThat(means.get(2)).isBetween(599.0, 601.0);
        assertThat(means.get(3)).isNaN();
        assertThat(latencies
                        .values(LatencyStatistic.of(LatencyQuantile.P90), FIRST, 1)
                        .get(0))
                .isBetween(299.0, 301.0);
    }

    @Test
    void latenciesFromWhenARequestWasSentAreNotTaken() {
        assertThat(ClientLatencies.of(log("sent", FIRST, 100)).values(LatencyStatistic.MEAN, FIRST, 1))
                .containsExactly(Double.NaN);
    }

    private static String log(String tag, Instant start, long... millis) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Histogram histogram = new Histogram(3);
        for (long each : millis) {
            histogram.recordValue(each * 1_000_000);
        }
        histogram.setTag(tag);
        histogram.setStartTimeStamp(start.toEpochMilli());
        histogram.setEndTimeStamp(start.plusSeconds(60).toEpochMilli());
        new HistogramLogWriter(new PrintStream(bytes, true, StandardCharsets.UTF_8)).outputIntervalHistogram(histogram);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
