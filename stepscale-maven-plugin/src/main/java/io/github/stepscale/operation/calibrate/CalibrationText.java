package io.github.stepscale.operation.calibrate;

import io.github.stepscale.load.LoadLimits;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.curve.MeasuredCurve;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.Plurals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Describes the result of a calibration in sentences. */
final class CalibrationText {
    /** Requests in a step, from simulated queues. */
    private static final int ENOUGH = 500;

    private static final String ROW = "%12s  %8s  %8s  %8s  %8s  %6s  %s";

    private final CalibrationResult result;
    private final CalibrationPlan plan;
    private final Hints hints;

    CalibrationText(CalibrationResult result, Hints hints) {
        this.result = result;
        this.plan = result.options().plan();
        this.hints = hints;
    }

    static String heading() {
        return ROW.formatted("requests/min", "answered", "p50", "p95", "p99", "errors", "verdict");
    }

    static String row(CalibrationStep step) {
        return ROW.formatted(
                step.requestsPerMinute(),
                step.answered(),
                step.latency().map(times -> Durations.millis(times.p50())).orElse("-"),
                step.latency().map(times -> Durations.millis(times.p95())).orElse("-"),
                step.latency().map(times -> Durations.millis(times.p99())).orElse("-"),
                step.errors(),
                verdict(step));
    }

    /** Announces the steps that measure the service curve. */
    static String measuringCurve(List<CurveBins.CurveStep> missing) {
        return "For the service curve, " + Plurals.of(missing.size(), "step") + " at lower rates.";
    }

    /** Announces the steps that confirm the first estimate. */
    static String confirming(KneeSearch search) {
        return "The knee is near " + search.estimate().orElseThrow().rate() + " requests a minute: confirming in "
                + KneeSearch.MIN_CONFIRMATIONS + " to " + search.maxConfirmations() + " steps.";
    }

    private static String verdict(CalibrationStep step) {
        String name = step.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return step.why().isEmpty() || step.verdict() == StepVerdict.MET ? name : name + ": " + step.why();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        result.knee().ifPresent(knee -> {
            lines.add(sentence(knee));
            result.estimate().map(this::basis).ifPresent(lines::addAll);
            lines.addAll(block(knee));
            lines.addAll(curveAdvice());
            lines.add(advice());
            result.endingStep()
                    .filter(CalibrationText::isFaultOfThisMachine)
                    .map(this::ending)
                    .ifPresent(lines::add);
        });
        return lines;
    }

    /** What the estimate rests on, and a warning if that is little. */
    private List<String> basis(KneeEstimate knee) {
        List<String> lines = new ArrayList<>();
        lines.add("It rests on " + Plurals.of(knee.requests(), "request") + " in " + Plurals.of(knee.steps(), "step")
                + ". The true rate is between " + knee.low() + " and " + knee.high()
                + " in about 9 of 10 calibrations.");
        if (!knee.isNarrow() && result.endingStep().isEmpty()) {
            lines.add("Warning: the range is still " + PlainNumbers.rounded(100 * knee.width(), 0) + " % wide after "
                    + plan.maxConfirmations() + " confirmations, the maximum allowed. Raise "
                    + hints.option("calibrate.maxConfirmations") + ", or lengthen the steps with "
                    + hints.option("calibrate.stepDuration") + ".");
        }
        double each = plan.requests(knee.rate());
        if (each < ENOUGH) {
            lines.add("Warning: a step at this rate has " + PlainNumbers.rounded(each, 0) + " requests. Below " + ENOUGH
                    + ", the p95 is mostly luck. Lengthen the steps: "
                    + hints.set("calibrate.stepDuration", enough(knee))
                    + ".");
        }
        return lines;
    }

    private static String enough(KneeEstimate knee) {
        return (long) Math.ceil(60.0 * ENOUGH / knee.rate()) + "s";
    }

    private String sentence(long knee) {
        if (result.estimate().isPresent()) {
            return "The knee is at " + knee + " requests a minute: there the p95 reaches "
                    + StepEvaluator.millis(plan.latency()) + ".";
        }
        String rate = knee + " requests a minute (" + why() + ", limit " + StepEvaluator.millis(plan.latency()) + ")";
        return result.endingStep().isPresent()
                ? "The knee is at " + rate + " or above"
                        + result.lowestMissed().map(this::below).orElse("") + ": the search ended early."
                : "The knee is above " + rate + ", the highest rate tried. To find it, raise "
                        + hints.option("calibrate.maxRequestsPerMinute") + ".";
    }

    private String why() {
        return result.highestMet().map(CalibrationStep::why).orElse("");
    }

    private String below(CalibrationStep missed) {
        return ", and below " + missed.requestsPerMinute();
    }

    /** Includes trackingTarget: its default is half of requestsPerInstance, which already has the safety factor in it. */
    List<String> block(long knee) {
        String number = PlainNumbers.rounded(result.requestsPerInstance().orElseThrow(), 2);
        String measured = result.estimate()
                .map(known -> "measured: " + known.rate() + " (" + known.low() + " to " + known.high() + ")")
                .orElseGet(() -> "measured: at least " + knee);
        List<String> lines = new ArrayList<>(List.of(
                "service:",
                "  requestsPerInstance: " + number + "  # " + measured + " x " + PlainNumbers.rounded(plan.safety(), 2)
                        + ", p95 limit " + StepEvaluator.millis(plan.latency()),
                "  trackingTarget: " + number));
        result.curve().ifPresent(curve -> lines.addAll(curveBlock(curve)));
        return lines;
    }

    private List<String> curveBlock(MeasuredCurve curve) {
        List<String> lines = new ArrayList<>();
        lines.add("  curve: " + MeasuredCurve.FILE + "  # "
                + Plurals.of(curve.rows().size(), "rate") + " from " + PlainNumbers.text(curve.firstRate()) + " to "
                + PlainNumbers.text(curve.lastRate()) + " requests a minute, "
                + Plurals.of(curve.requests(), "request"));
        result.saturation()
                .ifPresent(rate -> lines.add("  saturation: " + PlainNumbers.rounded(rate, 2)
                        + "  # measured: answered per minute while more requests arrived"));
        return lines;
    }

    /** The file is written where builds clean up. */
    private List<String> curveAdvice() {
        return List.of(result.curve()
                .map(curve -> "Copy " + MeasuredCurve.FILE
                        + " beside the descriptor: latency, concurrency and utilization are simulated with it.")
                .orElse("No service curve: fewer than 3 rates were measured with 20 requests or more. Lengthen the"
                        + " steps with " + hints.option("calibrate.stepDuration") + "."));
    }

    private String advice() {
        String number = PlainNumbers.rounded(result.requestsPerInstance().orElseThrow(), 2);
        return "On " + result.target().defaultMetric() + " (Sum over a minute) this is "
                + (result.estimate().isPresent() ? "" : "at least ") + number
                + ": the target for target tracking. With steps, start the first one that adds "
                + result.target().units()
                + " there or lower, and end those that remove them below half of it: afterwards one has to serve what two"
                + " shared.";
    }

    Optional<String> failure() {
        Optional<CalibrationStep> ending = result.endingStep();
        boolean hasResult = ending.filter(CalibrationText::isFaultOfThisMachine).isPresent()
                && result.knee().isPresent();
        return hasResult ? Optional.empty() : ending.map(this::ending).or(this::noRateMet);
    }

    private static boolean isFaultOfThisMachine(CalibrationStep step) {
        return step.verdict() == StepVerdict.NOT_SENT;
    }

    /** Says why the calibration ended early, and what to do. */
    private String ending(CalibrationStep step) {
        String at = "Ended at " + step.requestsPerMinute() + " requests a minute: " + step.why() + ". ";
        return at
                + switch (step.verdict()) {
                    case NOT_SENT -> "This says nothing about the endpoint. " + sendFaster(step);
                    case REFUSED -> "Correct that, then run it again.";
                    case SCALED -> "Calibration needs exactly one: " + result.advice() + ".";
                    case UNREAD ->
                        "Whether the capacity was still one is unknown, so this step does not count. Fix the cause, then"
                                + " run it again.";
                    default -> "The results so far are written.";
                };
    }

    /** More in flight does not help a machine that is too slow. */
    private String sendFaster(CalibrationStep step) {
        return step.why().equals(StepEvaluator.IN_FLIGHT)
                        && result.options().limits().maxInFlight() < LoadLimits.MAX_IN_FLIGHT
                ? "Raise " + hints.option("load.maxInFlight") + "."
                : "Send from a larger machine near it.";
    }

    private Optional<String> noRateMet() {
        return result.knee().isPresent()
                ? Optional.empty()
                : result.lowestMissed().map(this::tooMany);
    }

    private String tooMany(CalibrationStep step) {
        return step.requestsPerMinute() + " requests a minute are too many already (" + step.why()
                + "; the limits are a p95 of "
                + StepEvaluator.millis(plan.latency())
                + " and 1 error in 100). Start lower with "
                + hints.option("calibrate.startRequestsPerMinute") + ", or allow a latency that the model can reach.";
    }
}
