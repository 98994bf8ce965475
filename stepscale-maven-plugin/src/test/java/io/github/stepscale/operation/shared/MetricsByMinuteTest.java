package io.github.stepscale.operation.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.Metrics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsByMinuteTest {
    private static final Metrics.Query QUERY = new Metrics.Query("AWS/SageMaker", "Invocations", Map.of(), "Sum", 60);
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    /** A minute with one was a minute with a request count of 0, or one that the next run could not read back. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e15, -1e300})
    void anImpossibleCountIsIgnored(double value) {
        MetricsByMinute values = new MetricsByMinute(Map.of(
                QUERY, List.of(new Metrics.Datapoint(NOON, value), new Metrics.Datapoint(NOON.plusSeconds(60), 7.5))));

        assertThat(values.minutes(List.of(QUERY))).containsExactly(NOON.plusSeconds(60));
        assertThat(values.at(QUERY, NOON)).isEmpty();
        assertThat(values.field(QUERY, NOON, 1)).isEmpty();
        assertThat(values.field(QUERY, NOON.plusSeconds(60), 1)).isEqualTo("7.5");
    }
}
