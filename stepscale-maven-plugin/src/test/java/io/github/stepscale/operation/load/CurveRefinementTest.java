package io.github.stepscale.operation.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.curve.InvalidCurveException;
import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.ServiceCurveReader;
import io.github.stepscale.load.LatencyDistribution;
import io.github.stepscale.load.MinuteCounts;
import io.github.stepscale.operation.curve.MeasuredCurve;
import io.github.stepscale.operation.load.report.LoadRun;
import io.github.stepscale.service.Service;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class CurveRefinementTest {
    private static final Instant FIRST = Instant.parse("2026-03-02T08:00:00Z");
    private static final String FILE = """
            requestsPerMinute,meanMs,concurrency,p95Ms,requests
            100,50,0.0833333,80,300
            300,60,0.3,100,300
            500,90,0.75,200,300
            """;

    private final List<LoadRun.Minute> minutes = new ArrayList<>();
    private final Map<Instant, LatencyDistribution> latencies = new HashMap<>();

    /** Adds a minute whose requests all took that long. */
    private CurveRefinementTest minute(long due, int inService, int desired, double millis) {
        return minute(due, due, 0, 0, inService, desired, millis);
    }

    private CurveRefinementTest minute(
            long due, long done, long errors, long late, int inService, int desired, double millis) {
        Instant start = FIRST.plusSeconds(60L * minutes.size());
        minutes.add(new LoadRun.Minute(
                new MinuteCounts(start, due, due, late, done, Map.of("MODEL_ERROR", errors), Optional.empty()),
                OptionalInt.of(inService),
                OptionalInt.of(desired)));
        double[] all = new double[(int) done];
        Arrays.fill(all, millis);
        latencies.put(start, LatencyDistribution.ofMillis(all));
        return this;
    }

    private CurveRefinement refine(Service service) {
        Instant end = FIRST.plusSeconds(60L * minutes.size());
        LoadRun run = new LoadRun(
                "orders-scaling",
                Map.of(),
                "instance",
                "instances",
                Map.of(),
                FIRST,
                end,
                end,
                Optional.empty(),
                minutes,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
        return CurveRefinement.of(service, run, latencies);
    }

    private static ServiceCurve curve() {
        try {
            return ServiceCurveReader.read(MeasuredCurve.FILE, FILE);
        } catch (InvalidCurveException invalid) {
            throw new AssertionError(invalid);
        }
    }

    private static Service measured() {
        return Service.builder().requestsPerInstance(400).curve(curve()).build();
    }

    /** Of two instances, 600 requests are 300 each; their latency counts as much as the row that was there. */
    @Test
    void steadyMinutesAreAddedToTheRowOfTheirRate() throws Exception {
        CurveRefinement refinement = minute(600, 2, 2, 70)
                .minute(600, 2, 2, 80)
                .minute(600, 2, 2, 70)
                .refine(measured());

        assertThat(refinement.steady()).isEqualTo(1);
        ServiceCurve refined = ServiceCurveReader.read(
                MeasuredCurve.FILE, refinement.refined().orElseThrow().csv());
        assertThat(refined.rows()).hasSize(3);
        ServiceCurve.Row row = refined.rows().get(1);
        assertThat(row.requestsPerMinute()).isCloseTo(300, Percentage.withPercentage(0.1));
        assertThat(row.requests()).hasValue(900);
        assertThat(row.meanMs()).isCloseTo((300 * 60 + 600 * 80) / 900.0, Percentage.withPercentage(0.1));
        assertThat(row.quantilesMs()).containsOnlyKeys(LatencyQuantile.P95);
        assertThat(row.concurrency()).isCloseTo(300 / 60_000.0 * row.meanMs(), Percentage.withPercentage(0.1));
        assertThat(refined.rows().get(0)).isEqualTo(curve().rows().get(0));
        assertThat(refinement.lines())
                .startsWith("Service curve: 1 steady minute of 3 in the run.", "service:")
                .contains("  curve: calibration.csv  # 3 rates from 100 to 500 requests a minute, 1500 requests");
    }

    @Test
    void aNewRateIsANewRow() {
        CurveRefinement refinement = minute(400, 1, 1, 70)
                .minute(400, 1, 1, 70)
                .minute(700, 1, 1, 150)
                .minute(700, 1, 1, 150)
                .minute(700, 1, 1, 150)
                .refine(measured());

        assertThat(refinement.steady()).isEqualTo(2);
        assertThat(refinement.curve().rows())
                .extracting(row -> Math.round(row.requestsPerMinute()))
                .as("the minute after the jump does not count")
                .containsExactly(100L, 300L, 400L, 500L, 700L);
    }

    /** Neither a change in progress nor one that has just ended. */
    @Test
    void minutesBesideAChangeOfCapacityDoNotCount() {
        CurveRefinement refinement = minute(600, 1, 1, 90)
                .minute(600, 1, 2, 90)
                .minute(600, 1, 2, 90)
                .minute(600, 2, 2, 90)
                .minute(600, 2, 2, 90)
                .minute(600, 2, 2, 90)
                .refine(measured());

        assertThat(refinement.steady()).isEqualTo(1);
    }

    @Test
    void aQueueThatGrowsOrErrorsOrLateRequestsAreNotSteady() {
        CurveRefinement refinement = minute(600, 1, 1, 90)
                .minute(600, 500, 0, 0, 1, 1, 90)
                .minute(600, 590, 10, 0, 1, 1, 90)
                .minute(600, 600, 0, 10, 1, 1, 90)
                .minute(600, 700, 0, 0, 1, 1, 90)
                .minute(600, 1, 1, 90)
                .refine(measured());

        assertThat(refinement.steady()).isZero();
        assertThat(refinement.refined()).isEmpty();
        assertThat(refinement.lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("No service curve was written: a steady minute needs the same capacity");
    }

    /** Else the descriptor would be refused: its saturation may not be below the last rate. */
    @Test
    void ratesAboveTheSaturationOfTheDescriptorDoNotCount() {
        Service limited = measured().toBuilder().saturation(600).build();
        CurveRefinement refinement = minute(550, 1, 1, 95)
                .minute(550, 1, 1, 95)
                .minute(680, 1, 1, 95)
                .minute(680, 1, 1, 95)
                .refine(limited);

        assertThat(refinement.curve().lastRate()).isEqualTo(550);
        assertThat(refinement.lines().get(0))
                .isEqualTo(
                        "Service curve: 1 steady minute of 4 in the run. 1 minute at rates above service.saturation did not"
                                + " count.");
    }

    @Test
    void withoutACurveTheRunHasToHaveThreeRates() {
        CurveRefinement two = minute(100, 1, 1, 50)
                .minute(100, 1, 1, 50)
                .minute(100, 1, 1, 50)
                .refine(Service.standard());
        assertThat(two.refined()).isEmpty();
        assertThat(two.lines()).last().asString().contains("at least 3 rates are needed");

        for (int rate = 120; rate <= 240; rate += 20) {
            minute(rate, 1, 1, rate / 2.0);
        }
        assertThat(refine(Service.standard()).refined())
                .hasValueSatisfying(
                        curve -> assertThat(curve.csv())
                                .startsWith(
                                        "requestsPerMinute,meanMs,concurrency,p50Ms,p90Ms,p95Ms,p99Ms,requests,countedConcurrency\n"));
    }
}
