package io.github.stepscale.operation.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.ServiceCurveReader;
import io.github.stepscale.load.LatencyDistribution;
import io.github.stepscale.operation.curve.MeasuredCurve;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class CurveBinsTest {
    private static final CalibrationPlan PLAN =
            new CalibrationPlan(Duration.ofMillis(900), 0.5, 60, 1.5, Duration.ofSeconds(60), 60_000, 16);

    /** Workers that are served at random, first come first served; times in nanoseconds. */
    private record Queue(int workers, double meanMillis, double sigma) {

        double saturation() {
            return workers * 60_000 / meanMillis;
        }

        CalibrationStep step(long rate, Duration duration, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            InFlightCounter counter = new InFlightCounter(number -> Optional.empty(), duration);
            PriorityQueue<Double> free = new PriorityQueue<>();
            LongStream.range(0, workers).forEach(worker -> free.add(0.0));
            List<Double> latencies = new ArrayList<>();
            double gap = 60e9 / rate;
            for (double due = gap(random, gap); due < duration.toNanos(); due += gap(random, gap)) {
                double done = Math.max(due, free.remove()) + 1e6 * service(random);
                free.add(done);
                counter.count(Math.round(due), Math.round(done));
                latencies.add((done - due) / 1e6);
            }
            LatencyDistribution latency = LatencyDistribution.ofMillis(
                    latencies.stream().mapToDouble(each -> each).toArray());
            return step(rate, counter.response(latencies.size(), latency));
        }

        private static double gap(SplittableRandom random, double mean) {
            return -mean * Math.log(1 - random.nextDouble());
        }

        private double service(SplittableRandom random) {
            return meanMillis * Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
        }

        static CalibrationStep step(long rate, StepResponse response) {
            return new CalibrationStep(
                    Instant.EPOCH,
                    rate,
                    rate,
                    rate,
                    0,
                    0,
                    0,
                    Optional.empty(),
                    StepVerdict.MET,
                    "",
                    Optional.of(response));
        }
    }

    /** The search of a calibration, then the steps that the curve lacks. */
    private static List<CalibrationStep> calibrate(Queue queue, long knee) {
        List<CalibrationStep> steps = new ArrayList<>();
        long seed = 1;
        for (double share : new double[] {0.3, 0.45, 0.7, 1}) {
            steps.add(queue.step(Math.round(share * knee), PLAN.stepDuration(), seed++));
        }
        for (int confirmation = 0; confirmation < 16; confirmation++) {
            long rate = Math.round(knee * (confirmation % 2 == 0 ? 0.92 : 1.08));
            steps.add(queue.step(rate, PLAN.stepDuration(), seed++));
        }
        for (CurveBins.CurveStep missing : new CurveBins(steps, knee).missing(PLAN)) {
            steps.add(queue.step(missing.rate(), missing.duration(), seed++));
        }
        return steps;
    }

    private static ServiceCurve read(MeasuredCurve curve) throws Exception {
        return ServiceCurveReader.read(MeasuredCurve.FILE, curve.csv());
    }

    @Test
    void theCurveOfAQueueIsReadBackWithSixRatesFromATenthOfTheKneeToJustAboveIt() throws Exception {
        Queue queue = new Queue(4, 300, 0.7);
        long knee = 640;

        MeasuredCurve measured = new CurveBins(calibrate(queue, knee), knee).curve();
        ServiceCurve curve = read(measured);

        assertThat(curve.rows()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(curve.rows().get(0).requestsPerMinute()).isCloseTo(64, Percentage.withPercentage(15));
        assertThat(curve.lastRate()).isBetween(1.04 * knee, 1.12 * knee);
        assertThat(curve.quantiles()).containsExactly(LatencyQuantile.values());
        assertThat(curve.rows().get(0).meanMs()).isCloseTo(300, Percentage.withPercentage(10));
        // 300 ms times exp(-0.245 + 1.645 * 0.7)
        assertThat(curve.rows().get(0).quantilesMs().get(LatencyQuantile.P95))
                .isCloseTo(743, Percentage.withPercentage(20));
        assertThat(measured.rows()).allSatisfy(row -> {
            assertThat(row.requests()).isGreaterThan(200);
            assertThat(row.concurrency())
                    .isCloseTo(row.requestsPerMinute() / 60_000 * row.meanMs(), Percentage.withPercentage(0.1));
            assertThat(row.countedConcurrency().orElseThrow())
                    .isCloseTo(row.concurrency(), Percentage.withPercentage(10));
        });
    }

    /** What is read has all digits of what was written, and what is written rises. */
    @Test
    void whatIsReadIsWhatWasWritten() throws Exception {
        MeasuredCurve measured = new CurveBins(calibrate(new Queue(2, 40, 1.2), 2_000), 2_000).curve();
        ServiceCurve curve = read(measured);

        assertThat(curve.rows()).hasSameSizeAs(measured.rows());
        for (int row = 0; row < curve.rows().size(); row++) {
            ServiceCurve.Row one = curve.rows().get(row);
            assertThat(one.requestsPerMinute())
                    .isCloseTo(measured.rows().get(row).requestsPerMinute(), Percentage.withPercentage(0.001));
            assertThat(one.concurrency())
                    .isCloseTo(measured.rows().get(row).concurrency(), Percentage.withPercentage(0.001));
        }
        assertThat(curve.lastRate()).isEqualTo(measured.lastRate());
    }

    /** An instance that was overloaded answers what it can: that is its saturation, not the rate that was sent. */
    @Test
    void ratesThatTheInstanceCannotServeAreNoRowsButTellItsSaturation() {
        Queue queue = new Queue(4, 300, 0.7);
        long knee = 780; // confirmed at 0.9 and 1.05 of the saturation

        CurveBins bins = new CurveBins(calibrate(queue, knee), knee);

        assertThat(bins.curve().lastRate()).isBetween(700.0, queue.saturation());
        assertThat(bins.saturation().orElseThrow()).isCloseTo(queue.saturation(), Percentage.withPercentage(4));
        assertThat(new CurveBins(calibrate(queue, 500), 500).saturation()).isEmpty();
    }

    /** Steps at 1.05 times what the instance can serve, too few for chance to be excluded: their rates are not believed. */
    @Test
    void noRowHasARateThatTheInstanceDidNotAnswer() {
        Queue queue = new Queue(1, 100, 0.3);
        long knee = 580;
        for (long seed = 0; seed < 20; seed++) {
            List<CalibrationStep> steps = new ArrayList<>(List.of(
                    queue.step(58, Duration.ofMinutes(4), 3 * seed),
                    queue.step(580, Duration.ofMinutes(1), 3 * seed + 1),
                    queue.step(640, Duration.ofMinutes(1), 3 * seed + 2)));

            assertThat(new CurveBins(steps, knee).curve().lastRate()).isLessThan(1.03 * queue.saturation());
        }
    }

    @Test
    void aStepIsAddedForEachRateThatTheSearchDidNotVisitOftenEnough() {
        assertThat(new CurveBins(List.of(), 500).missing(PLAN))
                .containsExactly(
                        new CurveBins.CurveStep(50, Duration.ofSeconds(240)),
                        new CurveBins.CurveStep(150, Duration.ofSeconds(120)),
                        new CurveBins.CurveStep(250, Duration.ofSeconds(72)),
                        new CurveBins.CurveStep(350, Duration.ofSeconds(60)),
                        new CurveBins.CurveStep(410, Duration.ofSeconds(60)));
        List<CalibrationStep> visited = List.of(new Queue(4, 300, 0.7).step(160, Duration.ofMinutes(3), 1));
        assertThat(new CurveBins(visited, 500).missing(PLAN))
                .extracting(CurveBins.CurveStep::rate)
                .containsExactly(50L, 250L, 350L, 410L);
    }
}
