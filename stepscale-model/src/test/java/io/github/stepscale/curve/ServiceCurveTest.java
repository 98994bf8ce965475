package io.github.stepscale.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stepscale.curve.ServiceCurve.Row;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceCurveTest {
    private static final ServiceCurve CURVE = new ServiceCurve(List.of(
            new Row(60, 100, 0.1, Map.of(LatencyQuantile.P95, 200.0)),
            new Row(120, 150, 0.3, Map.of(LatencyQuantile.P95, 180.0)),
            new Row(180, 400, 1.2, Map.of(LatencyQuantile.P95, 900.0))));

    @Test
    void aColumnIsLinearBetweenTheRowsAndConstantOutside() {
        assertThat(CURVE.mean().at(0)).isEqualTo(100);
        assertThat(CURVE.mean().at(60)).isEqualTo(100);
        assertThat(CURVE.mean().at(90)).isEqualTo(125);
        assertThat(CURVE.mean().at(120)).isEqualTo(150);
        assertThat(CURVE.mean().at(1_000)).isEqualTo(400);
        assertThat(CURVE.quantile(LatencyQuantile.P95).at(150)).isEqualTo(540);
        assertThat(CURVE.quantile(LatencyQuantile.P50).at(150)).isNaN();
        assertThat(CURVE.quantiles()).containsExactly(LatencyQuantile.P95);
    }

    @Test
    void throughputIsLinearThroughThePointsAndRisesToTheSaturation() {
        ThroughputCurve throughput = ThroughputCurve.of(CURVE, 200);

        assertThat(throughput.throughput(0)).isZero();
        assertThat(throughput.throughput(0.05)).isEqualTo(30);
        assertThat(throughput.throughput(0.1)).isEqualTo(60);
        assertThat(throughput.throughput(1.2)).isEqualTo(180);
        assertThat(throughput.throughput(3)).isEqualTo(190);
        assertThat(throughput.throughput(4.8)).isEqualTo(200);
        assertThat(throughput.throughput(1e9)).isEqualTo(200);
    }

    @Test
    void throughputEndsAtTheLastRowIfThatIsTheSaturation() {
        ThroughputCurve throughput = ThroughputCurve.of(CURVE, 180);

        assertThat(throughput.segments()).isEqualTo(4);
        assertThat(throughput.throughput(1.2)).isEqualTo(180);
        assertThat(throughput.throughput(5)).isEqualTo(180);
    }

    @Test
    void allMistakesAreReportedTogether() {
        InvalidValueException invalid = catchThrowableOfType(
                InvalidValueException.class,
                () -> new ServiceCurve(
                        List.of(Row.of(60, 0), new Row(60, 100, Double.NaN, Map.of(LatencyQuantile.P50, Double.NaN)))));

        assertThat(invalid.violations().stream().map(Violation::toString))
                .containsExactly(
                        "rows: has 2 rows: at least 3 are required. Measure at more rates.",
                        "rows[0].meanMs: meanMs 0 is not allowed: a number above 0 is. Correct it, or leave out the row.",
                        "rows[0].concurrency: concurrency 0 is not allowed: a number above 0 is. Correct it, or leave out the"
                                + " row.",
                        "rows[1].concurrency: concurrency NaN is not allowed: a number above 0 is. Correct it, or leave out"
                                + " the row.",
                        "rows[1].p50Ms: p50Ms NaN is not allowed: a number above 0 is. Correct it, or leave out the row.",
                        "rows[1].requestsPerMinute: requestsPerMinute 60 is not above the 60 of the row before: each row"
                                + " needs a higher one. Sort the rows, and leave out a rate that is there twice.",
                        "rows[1].quantiles: has p50 but the first row has no quantiles: each row needs the same quantiles."
                                + " Add what is missing, or leave it out of all rows.");
    }
}
