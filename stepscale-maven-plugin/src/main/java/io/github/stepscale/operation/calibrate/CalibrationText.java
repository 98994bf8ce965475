package io.github.stepscale.operation.calibrate;

import io.github.stepscale.operation.Hints;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.PlainNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Describes the result of a calibration in sentences. */
final class CalibrationText {
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

    private static String verdict(CalibrationStep step) {
        String name = step.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return step.verdict() == StepVerdict.MET ? name : name + ": " + step.why();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        result.knee().ifPresent(knee -> {
            lines.add(sentence(knee));
            lines.addAll(block(knee));
            lines.add(advice());
            result.endingStep()
                    .filter(CalibrationText::isFaultOfThisMachine)
                    .map(this::ending)
                    .ifPresent(lines::add);
        });
        return lines;
    }

    private String sentence(CalibrationStep knee) {
        String rate = knee.requestsPerMinute() + " requests a minute (" + knee.why() + ", limit "
                + StepEvaluator.millis(plan.latency()) + ")";
        Optional<CalibrationStep> missed = result.lowestMissed();
        if (result.endingStep().isPresent()) {
            return "The knee is at " + rate + " or above"
                    + missed.map(this::below).orElse("") + ": the search ended early.";
        }
        return missed.map(step -> "The knee is at " + rate + ": " + step.requestsPerMinute() + " are too many ("
                        + step.why() + ").")
                .orElseGet(() -> "The knee is above " + rate
                        + ", the highest rate tried. To find it, raise "
                        + hints.option("calibrate.maxRequestsPerMinute") + ".");
    }

    private String below(CalibrationStep missed) {
        return ", and below " + missed.requestsPerMinute();
    }

    /** Includes trackingTarget: its default is half of requestsPerInstance, which already has the safety factor in it. */
    List<String> block(CalibrationStep knee) {
        String number = PlainNumbers.rounded(result.requestsPerInstance().orElseThrow(), 2);
        return List.of(
                "service:",
                "  requestsPerInstance: " + number + "  # measured: " + knee.requestsPerMinute() + " x "
                        + PlainNumbers.rounded(plan.safety(), 2) + ", " + knee.why(),
                "  trackingTarget: " + number);
    }

    private String advice() {
        String number = PlainNumbers.rounded(result.requestsPerInstance().orElseThrow(), 2);
        return "On " + result.target().defaultMetric() + " (Sum over a minute) this is " + number
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
                    case NOT_SENT ->
                        "This says nothing about the endpoint. Send from a larger machine near it, or raise "
                                + hints.option("load.maxInFlight") + ".";
                    case REFUSED -> "Correct that, then run it again.";
                    case SCALED -> "Calibration needs exactly one: " + result.advice() + ".";
                    case UNREAD ->
                        "Whether the capacity was still one is unknown, so this step does not count. Fix the cause, then"
                                + " run it again.";
                    default -> "The results so far are written.";
                };
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
