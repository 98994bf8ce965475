package io.github.stepscale.operation.calibrate;

import io.github.stepscale.operation.Hints;
import io.github.stepscale.policy.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of a calibration.
 *
 * @param stackName whose endpoint was measured
 * @param target the endpoint's
 * @param options what was asked
 * @param end when the last step was over
 * @param steps in the order in which they were run; at least one
 * @param advice what keeps the endpoint at one instance
 */
public record CalibrationResult(
        String stackName,
        Target target,
        CalibrateOptions options,
        Instant end,
        List<CalibrationStep> steps,
        String advice) {

    public CalibrationResult {
        steps = List.copyOf(steps);
    }

    /** The step of the highest rate that was met: the knee is there, or above. */
    public Optional<CalibrationStep> knee() {
        return steps.stream()
                .filter(step -> step.verdict() == StepVerdict.MET)
                .reduce((one, other) -> other.requestsPerMinute() > one.requestsPerMinute() ? other : one);
    }

    /** The step of the lowest rate that was missed: the knee is below. */
    public Optional<CalibrationStep> above() {
        return steps.stream()
                .filter(step -> step.verdict() == StepVerdict.MISSED)
                .reduce((one, other) -> other.requestsPerMinute() < one.requestsPerMinute() ? other : one);
    }

    /** The step that ended it before the knee was found. */
    Optional<CalibrationStep> ending() {
        CalibrationStep last = steps.get(steps.size() - 1);
        return last.verdict().isEvidence() ? Optional.empty() : Optional.of(last);
    }

    /** What one instance shall serve, in requests a minute: the knee times the safety, rounded down. */
    public Optional<Double> requestsPerInstance() {
        return knee().map(step -> step.requestsPerMinute() * options.plan().safety())
                .map(CalibrationResult::rounded);
    }

    /** Down to a whole number; small ones to two decimals, but never to nothing. */
    private static double rounded(double rate) {
        return rate >= 10 ? Math.floor(rate) : Math.max(0.01, Math.floor(rate * 100) / 100);
    }

    /**
     * Says why there is no result, or why the calibration ended early; empty if it succeeded.
     *
     * @param hints how the front end names its options
     */
    public Optional<String> failure(Hints hints) {
        return new CalibrationText(this, hints).failure();
    }

    /**
     * Describes the result, line by line; the {@code service} block in it is ready for the descriptor.
     *
     * @param hints how the front end names its options
     */
    public List<String> lines(Hints hints) {
        return new CalibrationText(this, hints).lines();
    }
}
