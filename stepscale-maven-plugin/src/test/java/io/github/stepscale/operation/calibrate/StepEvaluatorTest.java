package io.github.stepscale.operation.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.load.LatencyPercentiles;
import io.github.stepscale.load.LoadResult;
import io.github.stepscale.load.LoadResult.Failure;
import io.github.stepscale.load.MinuteCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A step of 600 requests, of which the p95 may be 500 ms. */
class StepEvaluatorTest {
    private static final Instant START = Instant.parse("2026-01-31T08:00:00Z");
    private static final CalibrationPlan PLAN =
            new CalibrationPlan(Duration.ofMillis(500), 0.5, 60, 1.5, Duration.ofSeconds(60), 60_000, 128, true);

    /** 600 requests a minute that take 150 ms are 1.5 in flight. */
    private static final int MAX_IN_FLIGHT = 1;

    /** All times are p95; in milliseconds. */
    private static LoadResult measured(double latency, double service, double delay) {
        return new LoadResult(
                START,
                START.plusSeconds(60),
                Optional.empty(),
                List.of(minute(0)),
                Optional.of(p95(latency)),
                Optional.of(p95(service)),
                Optional.of(p95(delay)),
                List.of(),
                0,
                0,
                "",
                0);
    }

    private static MinuteCounts minute(long late) {
        return new MinuteCounts(START, 600, 600, late, 600, Map.of(), Optional.empty());
    }

    private static LatencyPercentiles p95(double millis) {
        return new LatencyPercentiles(millis / 2, millis, 2 * millis, 3 * millis);
    }

    private static LoadResult with(LoadResult measured, Optional<String> cut, long late, List<Failure> failures) {
        return new LoadResult(
                measured.start(),
                measured.end(),
                cut,
                List.of(minute(late)),
                measured.latency(),
                measured.serviceTime(),
                measured.sendDelay(),
                failures,
                0,
                0,
                "",
                late);
    }

    private static LoadResult failing(String kind, long count) {
        return with(measured(100, 100, 1), Optional.empty(), 0, List.of(new Failure(kind, count, "It says no.")));
    }

    /** 1 in 20 is slower than the p95. */
    private static long within(LoadResult result) {
        double p95 = result.latency().orElseThrow().p95();
        return result.done() * 19 / 20 - (p95 <= 500 ? 0 : 1);
    }

    private static void assertVerdict(LoadResult result, StepVerdict verdict, String why) {
        CalibrationStep step = new StepEvaluator(PLAN, MAX_IN_FLIGHT).evaluate(600, result, within(result));
        assertThat(step.verdict()).isEqualTo(verdict);
        assertThat(step.why()).isEqualTo(why);
    }

    @Test
    void theLatencyDecidesAndTheLimitItselfIsMet() {
        assertVerdict(measured(500, 500, 1), StepVerdict.MET, "p95 500 ms");
        assertVerdict(measured(501, 501, 1), StepVerdict.MISSED, "p95 501 ms");
    }

    @Test
    void oneErrorInAHundredIsAllowed() {
        assertVerdict(failing("UNAVAILABLE", 6), StepVerdict.MET, "p95 100 ms");
        assertVerdict(failing("UNAVAILABLE", 7), StepVerdict.MISSED, "7 errors, such as UNAVAILABLE: It says no");
        assertVerdict(failing("DENIED", 7), StepVerdict.REFUSED, "7 errors, such as DENIED: It says no");
    }

    /** A late request that is answered in time counts for the endpoint; one that is not answered in time proves nothing. */
    @Test
    void lateSendingIsNoEvidenceAgainstTheEndpoint() {
        assertVerdict(measured(400, 300, 80), StepVerdict.MET, "p95 400 ms");
        assertVerdict(
                measured(700, 600, 80),
                StepVerdict.NOT_SENT,
                "this machine could not send fast enough: 1 request in 20 was sent at least 80 ms late");
        assertVerdict(measured(700, 690, 70), StepVerdict.MISSED, "p95 700 ms");
        assertVerdict(measured(1700, 1650, 80), StepVerdict.MISSED, "p95 1700 ms");
    }

    @Test
    void withAllRequestsInFlightTheServiceTimeDecides() {
        assertVerdict(
                with(measured(900, 300, 600), Optional.empty(), 5, List.of()),
                StepVerdict.NOT_SENT,
                "this machine could not send fast enough: the limit of requests in flight was reached");
        assertVerdict(
                with(measured(1500, 900, 600), Optional.empty(), 5, List.of()), StepVerdict.MISSED, "p95 1500 ms");
        assertVerdict(
                with(measured(1500, 900, 600), Optional.of(StepEvaluator.TOO_SLOW), 5, List.of()),
                StepVerdict.MISSED,
                "ended early, more than 1 in 20 took longer than 1000 ms");
    }

    @Test
    void anInterruptedStepIsNoEvidence() {
        assertVerdict(
                with(measured(100, 100, 1), Optional.of("it was interrupted"), 0, List.of()),
                StepVerdict.INTERRUPTED,
                "it was interrupted");
    }
}
