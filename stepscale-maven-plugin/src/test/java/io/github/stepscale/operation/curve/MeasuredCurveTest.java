package io.github.stepscale.operation.curve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.ServiceCurveReader;
import io.github.stepscale.load.LatencyDistribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class MeasuredCurveTest {

    private static MeasuredRow row(double rate, double... millis) {
        return MeasuredRow.of(rate, LatencyDistribution.ofMillis(millis), OptionalDouble.empty());
    }

    @Test
    void aRowIsWrittenWithItsRequestsAndItsCountedConcurrency() {
        MeasuredCurve curve = MeasuredCurve.of(List.of(
                MeasuredRow.of(120, LatencyDistribution.ofMillis(100, 100), OptionalDouble.of(0.21)),
                row(600, 200, 200)));

        assertThat(curve.csv()).isEqualTo("""
                requestsPerMinute,meanMs,concurrency,p50Ms,p90Ms,p95Ms,p99Ms,requests,countedConcurrency
                120,99.9752,0.19995,100.008,100.008,100.008,100.008,2,0.21
                600,199.95,1.9995,200.016,200.016,200.016,200.016,2,
                """);
        assertThat(curve.isComplete()).isFalse();
    }

    /** Two rates whose concurrency falls become one; all requests, and all of their latency, are kept. */
    @Test
    void rowsThatDoNotRiseAreMergedByTheirRequests() {
        MeasuredCurve curve =
                MeasuredCurve.of(List.of(row(60, 100), row(120, 400, 400, 400), row(180, 100), row(600, 90)));

        assertThat(curve.rows()).hasSize(3);
        MeasuredRow merged = curve.rows().get(1);
        assertThat(merged.requests()).isEqualTo(4);
        assertThat(merged.meanMs()).isCloseTo(325, Percentage.withPercentage(0.1));
        // 3 requests in 1/40 min, 1 in 1/180 min
        assertThat(merged.requestsPerMinute()).isCloseTo(4 / (1 / 40.0 + 1 / 180.0), Percentage.withPercentage(0.1));
        assertThat(merged.concurrency())
                .isCloseTo(
                        ServiceCurve.Row.littlesLaw(merged.requestsPerMinute(), 325), Percentage.withPercentage(0.1));
        assertThat(merged.quantilesMs().get(LatencyQuantile.P50)).isCloseTo(325, Percentage.withPercentage(0.1));
    }

    /** Rows may violate again after a merge, and be alike only when they are written. */
    @Test
    void whateverWasMeasuredIsReadBack() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        int read = 0;
        for (int run = 0; run < 500; run++) {
            List<MeasuredRow> rows = new ArrayList<>();
            for (int row = 0; row < 12; row++) {
                double rate = 1 + Math.pow(10, random.nextInt(7)) * (1 + random.nextInt(30) * 1e-6);
                rows.add(row(rate, 1 + 1_000 * random.nextDouble(), 1 + 1_000 * random.nextDouble()));
            }
            MeasuredCurve curve = MeasuredCurve.of(rows);
            assertThat(curve.requests()).isEqualTo(24);
            if (curve.isComplete()) {
                assertThat(ServiceCurveReader.read(MeasuredCurve.FILE, curve.csv())
                                .rows())
                        .hasSameSizeAs(curve.rows());
                read++;
            }
        }
        assertThat(read).isGreaterThan(400);
    }

    /** A curve that a user wrote may lack quantiles: a file has the same in all rows. */
    @Test
    void onlyQuantilesThatAllRowsHaveAreWritten() {
        MeasuredRow known =
                new MeasuredRow(60, 100, 0.1, Map.of(LatencyQuantile.P95, 200.0), 10, OptionalDouble.empty());

        assertThat(MeasuredCurve.of(List.of(known, row(600, 120))).csv())
                .startsWith(
                        "requestsPerMinute,meanMs,concurrency,p95Ms,requests,countedConcurrency\n60,100,0.1,200,10,\n");
    }
}
