package io.github.stepscale.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.ServiceCurve.Row;
import io.github.stepscale.curve.ServiceModel;
import io.github.stepscale.finding.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResponseWarningsTest {
    @Test
    void aServiceWithoutAResponseHasNone() {
        assertThat(ResponseWarnings.of(Service.standard())).isEmpty();
    }

    @Test
    void theFirstRowSlowerThanTheTimeoutIsNamed() {
        assertThat(texts(60_000, 80_000, 1, 60))
                .containsExactly(
                        "W-M26 service.curve: at 2 requests a minute the p95 is 80000 ms, above the timeout of 60000 ms: such"
                                + " requests are given up in AWS, and count as answered in a simulation. Raise"
                                + " service.timeout if the client waits longer, or leave out the rows above it.");
        assertThat(texts(60_000, 60_000, 1, 60)).isEmpty();
    }

    @Test
    void theMeanOfAModelIsComparedToo() {
        Service service = Service.builder()
                .model(new ServiceModel(2, Duration.ofSeconds(4), 1))
                .timeout(Duration.ofMillis(1))
                .build();
        assertThat(ResponseWarnings.of(service))
                .extracting(Finding::code, Finding::path)
                .containsExactly(tuple("W-M26", "service.model"));
    }

    @Test
    void aConcurrencyMayDifferFromLittlesLawByAFactorOfOneAndAHalf() {
        assertThat(texts(4_000, 9_000, 1.5, 60)).isEmpty();
        assertThat(texts(4_000, 9_000, 1 / 1.4, 60)).isEmpty();
        assertThat(texts(4_000, 9_000, 1.51, 60)).singleElement().asString().startsWith("W-M27 service.curve: at 2");
        assertThat(texts(4_000, 9_000, 0.6, 60)).singleElement().asString().startsWith("W-M27 service.curve: at 2");
    }

    @Test
    void quantilesOutOfOrderAreNamed() {
        assertThat(texts(4_000, 3_500, 1, 60))
                .containsExactly(
                        "W-M28 service.curve: at 2 requests a minute the p50 is 4000 ms, above the p95 of 3500 ms: a higher"
                                + " quantile is never lower. Correct the row; the columns may be exchanged.");
    }

    private static List<String> texts(double meanMs, double p95Ms, double ratio, int timeoutSeconds) {
        List<Row> rows =
                List.of(row(2, meanMs, p95Ms, ratio), row(4, meanMs, p95Ms, ratio), row(6, meanMs, p95Ms, ratio));
        Service service = Service.builder()
                .curve(new ServiceCurve(rows))
                .timeout(Duration.ofSeconds(timeoutSeconds))
                .build();
        return ResponseWarnings.of(service).stream().map(Finding::toString).toList();
    }

    private static Row row(double rate, double meanMs, double p95Ms, double ratio) {
        return new Row(
                rate,
                meanMs,
                rate / 60_000 * meanMs * ratio,
                Map.of(LatencyQuantile.P50, Math.min(meanMs, 4_000), LatencyQuantile.P95, p95Ms));
    }
}
