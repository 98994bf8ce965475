package io.github.stepscale.operation.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.ModelInvoker;
import io.github.stepscale.load.LatencyDistribution;
import io.github.stepscale.load.LatencyPercentiles;
import io.github.stepscale.load.LoadLimits;
import io.github.stepscale.load.RequestSpacing;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.LibraryHints;
import io.github.stepscale.operation.load.EndpointRequestOptions;
import io.github.stepscale.operation.load.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalibrationTextTest {
    private static final Instant START = Instant.parse("2026-01-31T08:00:00Z");

    private static CalibrationResult result(CalibrationStep... steps) {
        return result(Optional.empty(), steps);
    }

    private static CalibrationResult result(Optional<KneeEstimate> estimate, CalibrationStep... steps) {
        CalibrationPlan plan =
                new CalibrationPlan(Duration.ofMillis(500), 0.5, 60, 1.5, Duration.ofSeconds(60), 60_000, 128);
        ModelInvoker.RequestParameters invocation = ModelInvoker.RequestParameters.json("orders");
        EndpointRequestOptions calls = new EndpointRequestOptions(
                new Payload.Bodies(List.of("body.json"), List.of(new byte[] {1})),
                invocation,
                Optional.empty(),
                Duration.ofSeconds(70),
                false);
        return new CalibrationResult(
                DeployFixture.STACK,
                DeployFixture.stack().plan().scaling().target(),
                new CalibrateOptions(plan, RequestSpacing.POISSON, 1, LoadLimits.standard(), calls),
                START.plusSeconds(300),
                List.of(steps),
                estimate,
                "set it to one");
    }

    private static CalibrationStep step(long rate, StepVerdict verdict, String why) {
        return new CalibrationStep(
                START,
                rate,
                rate,
                rate,
                0,
                0,
                2,
                Optional.of(new LatencyPercentiles(10, 20, 30, 40)),
                verdict,
                why,
                Optional.empty());
    }

    /** A rate that was met stays met, also if the next step is missed. */
    @Test
    void aMachineThatCannotSendKeepsTheResult() {
        CalibrationResult result = result(
                step(60, StepVerdict.MET, "p95 20 ms"), step(90, StepVerdict.NOT_SENT, "this machine could not"));

        assertThat(result.failure(LibraryHints.INSTANCE)).isEmpty();
        assertThat(result.lines(LibraryHints.INSTANCE))
                .startsWith(
                        "The knee is at 60 requests a minute (p95 20 ms, limit 500 ms) or above: the search ended early.",
                        "service:",
                        "  requestsPerInstance: 30  # measured: at least 60 x 0.5, p95 limit 500 ms")
                .last()
                .isEqualTo(
                        "Ended at 90 requests a minute: this machine could not. This says nothing about the endpoint. Send from a larger machine near it.");
    }

    /** More requests in flight help where they are what lacked, and where more are allowed. */
    @Test
    void moreInFlightIsAdvisedOnlyWhereItHelps() {
        assertThat(result(step(90, StepVerdict.NOT_SENT, StepEvaluator.IN_FLIGHT))
                        .failure(LibraryHints.INSTANCE))
                .hasValueSatisfying(text -> assertThat(text).endsWith("endpoint. Raise the option maxInFlight."));
        assertThat(result(step(90, StepVerdict.NOT_SENT, "it was sent late")).failure(LibraryHints.INSTANCE))
                .hasValueSatisfying(text -> assertThat(text).endsWith("Send from a larger machine near it."));
    }

    @Test
    void theKneeSaysWhatItRestsOnAndItsRange() {
        List<String> lines = result(
                        Optional.of(new KneeEstimate(300, 270, 335, 2_400, 8)),
                        step(300, StepVerdict.MET, "p95 480 ms"),
                        step(330, StepVerdict.MISSED, "p95 620 ms"))
                .lines(LibraryHints.INSTANCE);

        assertThat(lines)
                .startsWith(
                        "The knee is at 300 requests a minute: there the p95 reaches 500 ms.",
                        "It rests on 2400 requests in 8 steps. The true rate is between 270 and 335 in about 9 of 10"
                                + " calibrations.")
                .anyMatch(line -> line.startsWith("Warning: a step at this rate has 300 requests. Below 500, the p95 is"
                                + " mostly luck. Lengthen the steps: ")
                        && line.contains("100s"))
                .contains("  requestsPerInstance: 150  # measured: 300 (270 to 335) x 0.5, p95 limit 500 ms");
        assertThat(result(Optional.of(new KneeEstimate(500, 450, 550, 4_000, 8)), step(500, StepVerdict.MET, ""))
                        .lines(LibraryHints.INSTANCE))
                .noneMatch(line -> line.startsWith("Warning"));
    }

    /** Rates that rise, of a hundred requests each; the highest three times, with a queue that grows. */
    private static CalibrationStep measured(long rate, long growth, double millis) {
        double[] latencies = new double[100];
        Arrays.fill(latencies, millis);
        return step(rate, StepVerdict.MET, "")
                .with(new StepResponse(
                        rate,
                        Duration.ofMinutes(1),
                        LatencyDistribution.ofMillis(latencies),
                        Duration.ofSeconds(30),
                        rate / 2,
                        growth));
    }

    @Test
    void theServiceCurveAndTheSaturationArePrintedToPaste() {
        Optional<KneeEstimate> knee = Optional.of(new KneeEstimate(1_000, 950, 1_050, 4_000, 8));
        CalibrationResult result = result(
                knee,
                measured(100, 0, 20),
                measured(500, 1, 30),
                measured(990, 3, 60),
                measured(1_100, 60, 900),
                measured(1_150, 70, 900));

        assertThat(result.lines(LibraryHints.INSTANCE))
                .containsSubsequence(
                        "service:",
                        "  trackingTarget: 500",
                        "  curve: calibration.csv  # 3 rates from 100 to 990 requests a minute, 300 requests",
                        "  saturation: 995  # measured: answered per minute while more requests arrived",
                        "Copy calibration.csv beside the descriptor: latency, concurrency and utilization are simulated with"
                                + " it.");
        assertThat(CalibrationJson.of(result, LibraryHints.INSTANCE)).contains("\"saturation\" : 995");
    }

    /** A saturation below the last rate of the curve would be refused, and is none. */
    @Test
    void aSaturationBelowTheCurveIsNotPrinted() {
        CalibrationResult result = result(
                Optional.of(new KneeEstimate(1_000, 950, 1_050, 4_000, 8)),
                measured(100, 0, 20),
                measured(500, 1, 30),
                measured(990, 3, 60),
                measured(1_100, 300, 900));

        assertThat(result.lines(LibraryHints.INSTANCE))
                .anyMatch(line -> line.startsWith("  curve: "))
                .noneMatch(line -> line.contains("saturation"));
    }

    @Test
    void tooFewRatesAreNoServiceCurve() {
        CalibrationResult result = result(
                Optional.of(new KneeEstimate(1_000, 950, 1_050, 4_000, 8)), measured(100, 0, 20), measured(990, 3, 60));

        assertThat(result.curve()).isEmpty();
        assertThat(result.lines(LibraryHints.INSTANCE))
                .contains(
                        "No service curve: fewer than 3 rates were measured with 20 requests or more. Lengthen the steps with"
                                + " the option stepDuration.")
                .noneMatch(line -> line.startsWith("  curve: "));
    }

    @Test
    void aRangeThatIsStillWideAfterAllConfirmationsIsNamed() {
        KneeEstimate wide = new KneeEstimate(500, 400, 610, 64_000, 128);
        String warning = "Warning: the range is still 42 % wide after 128 confirmations, the maximum allowed. Raise the"
                + " option maxConfirmations, or lengthen the steps with the option stepDuration.";

        assertThat(result(Optional.of(wide), step(500, StepVerdict.MET, "")).lines(LibraryHints.INSTANCE))
                .contains(warning);
        assertThat(CalibrationJson.of(result(Optional.of(wide), step(500, StepVerdict.MET, "")), LibraryHints.INSTANCE))
                .contains("\"narrow\" : false", "\"maxConfirmations\" : 128");
        assertThat(result(Optional.of(new KneeEstimate(500, 450, 550, 64_000, 128)), step(500, StepVerdict.MET, ""))
                        .lines(LibraryHints.INSTANCE))
                .doesNotContain(warning);
    }

    /** The steps before are as good as they were; it was not the number of confirmations that ended them. */
    @Test
    void anInterruptionWhileConfirmingKeepsTheEstimate() {
        assertThat(StepVerdict.INTERRUPTED.keepsEstimate()).isTrue();
        CalibrationResult result = result(
                Optional.of(new KneeEstimate(500, 400, 610, 64_000, 20)),
                step(500, StepVerdict.MET, ""),
                step(510, StepVerdict.INTERRUPTED, "it was interrupted"));

        assertThat(result.lines(LibraryHints.INSTANCE))
                .startsWith("The knee is at 500 requests a minute: there the p95 reaches 500 ms.")
                .noneMatch(line -> line.startsWith("Warning: the range"));
        assertThat(result.failure(LibraryHints.INSTANCE))
                .contains("Ended at 510 requests a minute: it was interrupted. The results so far are written.");
    }

    @Test
    void scalingEndsTheCalibrationAndKeepsTheMeasurements() {
        CalibrationResult result = result(
                step(60, StepVerdict.MET, "p95 20 ms"),
                step(90, StepVerdict.MISSED, "p95 620 ms"),
                step(73, StepVerdict.SCALED, "something scaled it"));

        assertThat(result.failure(LibraryHints.INSTANCE))
                .contains(
                        "Ended at 73 requests a minute: something scaled it. Calibration needs exactly one: set it to one.");
        assertThat(result.lines(LibraryHints.INSTANCE))
                .first()
                .isEqualTo(
                        "The knee is at 60 requests a minute (p95 20 ms, limit 500 ms) or above, and below 90: the search ended early.");
        assertThat(CalibrationCsv.of(result)).isEqualTo("""
                        timestamp,requestsPerMinute,due,answered,errors,late,slow,p50,p95,p99,max,verdict,why
                        2026-01-31T08:00:00Z,60,60,60,0,0,2,10,20,30,40,met,"p95 20 ms"
                        2026-01-31T08:00:00Z,90,90,90,0,0,2,10,20,30,40,missed,"p95 620 ms"
                        2026-01-31T08:00:00Z,73,73,73,0,0,2,10,20,30,40,scaled,"something scaled it"
                        """);
        assertThat(CalibrationJson.of(result, LibraryHints.INSTANCE))
                .contains("\"knee\" : 60", "\"lowestMissed\" : 90", "\"settings\" : {");
    }
}
