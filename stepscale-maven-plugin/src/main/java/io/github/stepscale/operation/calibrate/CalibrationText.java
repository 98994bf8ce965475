package io.github.stepscale.operation.calibrate;

import io.github.stepscale.operation.Hints;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.PlainNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a calibration came to, in sentences. */
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
            lines.add(meaning());
            result.ending()
                    .filter(CalibrationText::isOfThisMachine)
                    .map(this::broken)
                    .ifPresent(lines::add);
        });
        return lines;
    }

    private String sentence(CalibrationStep knee) {
        String met = knee.requestsPerMinute() + " requests a minute (" + knee.why() + ", limit "
                + StepEvaluator.millis(plan.latency()) + ")";
        Optional<CalibrationStep> above = result.above();
        if (result.ending().isPresent()) {
            return "The knee is at " + met + " or above"
                    + above.map(this::below).orElse("") + ": the search ended early.";
        }
        return above.map(step -> "The knee is at " + met + ": " + step.requestsPerMinute() + " are too many ("
                        + step.why() + ").")
                .orElseGet(() -> "The knee is above " + met
                        + ", the highest rate tried. To find it, raise "
                        + hints.option("calibrate.maxRequestsPerMinute") + ".");
    }

    private String below(CalibrationStep above) {
        return ", and below " + above.requestsPerMinute();
    }

    /** The tracking target too: left out it would be half of the other, and so half of the half. */
    List<String> block(CalibrationStep knee) {
        String number = PlainNumbers.rounded(result.requestsPerInstance().orElseThrow(), 2);
        return List.of(
                "service:",
                "  requestsPerInstance: " + number + "  # measured: " + knee.requestsPerMinute() + " x "
                        + PlainNumbers.rounded(plan.safety(), 2) + ", " + knee.why(),
                "  trackingTarget: " + number);
    }

    private String meaning() {
        String number = PlainNumbers.rounded(result.requestsPerInstance().orElseThrow(), 2);
        return "On " + result.target().defaultMetric() + " (Sum over a minute) this is " + number
                + ": the target for target tracking. With steps, start the first one that adds "
                + result.target().units()
                + " there or lower, and end those that remove them below half of it: afterwards one has to serve what two shared.";
    }

    Optional<String> failure() {
        Optional<CalibrationStep> ending = result.ending();
        boolean lastsAnyway = ending.filter(CalibrationText::isOfThisMachine).isPresent()
                && result.knee().isPresent();
        return lastsAnyway ? Optional.empty() : ending.map(this::broken).or(this::nothing);
    }

    private static boolean isOfThisMachine(CalibrationStep step) {
        return step.verdict() == StepVerdict.NOT_SENT;
    }

    /** What ended it, for the log or the failure. */
    private String broken(CalibrationStep step) {
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

    private Optional<String> nothing() {
        return result.knee().isPresent() ? Optional.empty() : result.above().map(this::tooMuch);
    }

    private String tooMuch(CalibrationStep step) {
        return step.requestsPerMinute() + " requests a minute are too many already (" + step.why()
                + "; the limits are a p95 of "
                + StepEvaluator.millis(plan.latency())
                + " and 1 error in 100). Start lower with "
                + hints.option("calibrate.startRequestsPerMinute") + ", or allow a latency that the model can reach.";
    }
}
