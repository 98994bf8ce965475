package io.github.stepscale.operation.calibrate;

import io.github.stepscale.aws.ModelInvoker.Failure.Kind;
import io.github.stepscale.load.LatencyPercentiles;
import io.github.stepscale.load.LoadResult;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.Plurals;
import java.time.Duration;
import java.util.Optional;

/** Evaluates the results of a step. What this machine could not send does not count against the endpoint. */
final class StepEvaluator {
    /** The reason to end a step early. */
    static final String TOO_SLOW = "too many answers were far too slow";

    /** The reason for a step that could not be sent for the limit of requests in flight. */
    static final String IN_FLIGHT =
            "this machine could not send fast enough: the limit of requests in flight was reached";

    private static final int SHARE = 20;
    private static final double NANOS_PER_MILLI = 1e6;
    /** The share of the latency that may pass before a request is sent. */
    private static final double MAX_DELAY_SHARE = 0.1;

    private static final double MILLIS_PER_MINUTE = 60_000;
    private static final double NEARLY_ALL = 0.8;

    private final CalibrationPlan plan;
    private final int maxInFlight;
    private final double latency;

    StepEvaluator(CalibrationPlan plan, int maxInFlight) {
        this.plan = plan;
        this.maxInFlight = maxInFlight;
        this.latency = plan.latency().toNanos() / NANOS_PER_MILLI;
    }

    /** @param within the number of requests that succeeded within the latency of the plan */
    CalibrationStep evaluate(long rate, LoadResult result, long within) {
        StepVerdict verdict = verdict(rate, result, within);
        return new CalibrationStep(
                result.start(),
                rate,
                result.due(),
                result.done(),
                result.errors(),
                result.late(),
                Math.max(0, result.due() - within),
                result.latency(),
                verdict,
                why(verdict, rate, result),
                Optional.empty());
    }

    private StepVerdict verdict(long rate, LoadResult result, long within) {
        boolean hasErrors = result.errors() > plan.maxErrors(rate);
        boolean tooSlow = isTooSlow(result);
        if (result.stopReason().isPresent() && !hasErrors && !tooSlow) {
            return StepVerdict.INTERRUPTED;
        }
        if (hasErrors && isPermanent(result)) {
            return StepVerdict.REFUSED;
        }
        if (!hasErrors && !tooSlow && isP95(within, result.done())) {
            return StepVerdict.MET;
        }
        return isSentInTime(result) ? StepVerdict.MISSED : StepVerdict.NOT_SENT;
    }

    private static boolean isTooSlow(LoadResult result) {
        return result.stopReason().filter(TOO_SLOW::equals).isPresent();
    }

    /** Counted, since a percentile of a histogram is not exact. */
    private static boolean isP95(long within, long done) {
        return done > 0 && (done - within) * SHARE <= done;
    }

    private boolean isWithin(Optional<LatencyPercentiles> times) {
        return times.filter(known -> known.p95() <= latency).isPresent();
    }

    /**
     * If the limit of requests in flight was reached, slow answers are the fault of the endpoint, and quick ones that of the limit.
     * Uses the p95 of the delay, since the p95 of the latency is evaluated.
     */
    private boolean isSentInTime(LoadResult result) {
        if (result.waited() > 0) {
            return result.stopReason().isPresent() || !isWithin(result.serviceTime());
        }
        return delay(result)
                <= MAX_DELAY_SHARE
                        * result.latency().map(LatencyPercentiles::p95).orElse(latency);
    }

    private static double delay(LoadResult result) {
        return result.sendDelay().map(LatencyPercentiles::p95).orElse(0.0);
    }

    private static boolean isPermanent(LoadResult result) {
        return Kind.valueOf(result.failures().get(0).kind()).isPermanent();
    }

    private String why(StepVerdict verdict, long rate, LoadResult result) {
        return switch (verdict) {
            case MET -> p95(result);
            case MISSED -> result.errors() > plan.maxErrors(rate) ? errors(result) : slow(result);
            case NOT_SENT -> notSent(rate, result);
            case REFUSED -> errors(result);
            case WARM_UP, CURVE, SCALED, UNREAD, INTERRUPTED ->
                result.stopReason().orElse("");
        };
    }

    private String slow(LoadResult result) {
        return isTooSlow(result)
                ? "ended early, more than 1 in 20 took longer than " + millis(plan.slowLimit())
                : p95(result);
    }

    private static String p95(LoadResult result) {
        return result.latency()
                .map(known -> "p95 " + Durations.millis(known.p95()))
                .orElse("no answer");
    }

    private static String errors(LoadResult result) {
        LoadResult.Failure first = result.failures().get(0);
        return Plurals.of(result.errors(), "error") + ", such as " + first.kind() + ": "
                + first.first().replaceFirst("\\.$", "");
    }

    private String notSent(long rate, LoadResult result) {
        return isAtLimit(rate, result)
                ? IN_FLIGHT
                : "this machine could not send fast enough: 1 request in 20 was sent at least "
                        + Durations.millis(delay(result)) + " late";
    }

    /** As many are in flight as arrive while one is answered (Little's law); if fewer may be, the others wait for them. */
    private boolean isAtLimit(long rate, LoadResult result) {
        double millis = result.serviceTime().map(LatencyPercentiles::p50).orElse(latency);
        return result.late() > 0 && rate * millis / MILLIS_PER_MINUTE >= NEARLY_ALL * maxInFlight;
    }

    static String millis(Duration duration) {
        return Durations.millis(duration.toMillis());
    }
}
