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

    private static final double NANOS_PER_MILLI = 1e6;
    /** The share of the latency that may pass before a request is sent. */
    private static final double MAX_DELAY_SHARE = 0.1;

    private final CalibrationPlan plan;
    private final double latency;

    StepEvaluator(CalibrationPlan plan) {
        this.plan = plan;
        this.latency = plan.latency().toNanos() / NANOS_PER_MILLI;
    }

    CalibrationStep evaluate(long rate, LoadResult result) {
        StepVerdict verdict = verdict(rate, result);
        return new CalibrationStep(
                result.start(),
                rate,
                result.due(),
                result.done(),
                result.errors(),
                result.late(),
                result.latency(),
                verdict,
                why(verdict, rate, result));
    }

    private StepVerdict verdict(long rate, LoadResult result) {
        boolean hasErrors = result.errors() > plan.maxErrors(rate);
        boolean tooSlow = isTooSlow(result);
        if (result.stopReason().isPresent() && !hasErrors && !tooSlow) {
            return StepVerdict.INTERRUPTED;
        }
        if (hasErrors && isPermanent(result)) {
            return StepVerdict.REFUSED;
        }
        if (!hasErrors && !tooSlow && isWithin(result.latency())) {
            return StepVerdict.MET;
        }
        return isSentInTime(result) ? StepVerdict.MISSED : StepVerdict.NOT_SENT;
    }

    private static boolean isTooSlow(LoadResult result) {
        return result.stopReason().filter(TOO_SLOW::equals).isPresent();
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
            case NOT_SENT -> notSent(result);
            case REFUSED -> errors(result);
            case SCALED, UNREAD, INTERRUPTED -> result.stopReason().orElse("");
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

    private static String notSent(LoadResult result) {
        return result.late() > 0
                ? "this machine could not send fast enough: the limit of requests in flight was reached"
                : "this machine could not send fast enough: 1 request in 20 was sent at least "
                        + Durations.millis(delay(result)) + " late";
    }

    static String millis(Duration duration) {
        return Durations.millis(duration.toMillis());
    }
}
