package io.github.stepscale.operation.calibrate;

import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.curve.MeasuredCurve;
import io.github.stepscale.policy.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The result of a calibration.
 *
 * @param stackName the stack of the endpoint
 * @param target the endpoint that was measured
 * @param options the options of the calibration
 * @param end the end of the last step
 * @param steps in order; at least one
 * @param estimate of the knee; empty if it was not reached, or the search ended early
 * @param advice how to keep the endpoint at one instance, as half a sentence
 */
public record CalibrationResult(
        String stackName,
        Target target,
        CalibrateOptions options,
        Instant end,
        List<CalibrationStep> steps,
        Optional<KneeEstimate> estimate,
        String advice) {

    public CalibrationResult {
        steps = List.copyOf(steps);
    }

    /** Returns the rate of the knee: the estimate, or the highest rate that was met, which the knee is at or above. */
    Optional<Long> knee() {
        return estimate.map(KneeEstimate::rate).or(() -> highestMet().map(CalibrationStep::requestsPerMinute));
    }

    /** Returns the step with the highest rate that was met. */
    Optional<CalibrationStep> highestMet() {
        return steps.stream()
                .filter(step -> step.verdict() == StepVerdict.MET)
                .reduce((one, other) -> other.requestsPerMinute() > one.requestsPerMinute() ? other : one);
    }

    /** Returns the step with the lowest rate that was missed: the knee is below. */
    Optional<CalibrationStep> lowestMissed() {
        return steps.stream()
                .filter(step -> step.verdict() == StepVerdict.MISSED)
                .reduce((one, other) -> other.requestsPerMinute() < one.requestsPerMinute() ? other : one);
    }

    /** Returns the step that ended the calibration before the knee was found. */
    Optional<CalibrationStep> endingStep() {
        CalibrationStep last = steps.get(steps.size() - 1);
        return last.verdict().continues() ? Optional.empty() : Optional.of(last);
    }

    /** Returns the proposed rate of one instance in requests per minute: the knee times the safety factor, rounded down. */
    public Optional<Double> requestsPerInstance() {
        return knee().map(rate -> rate * options.plan().safety()).map(CalibrationResult::rounded);
    }

    /** Returns the service curve of the instance; empty if too few rates were measured. */
    public Optional<MeasuredCurve> curve() {
        return bins().map(CurveBins::curve).filter(MeasuredCurve::isComplete);
    }

    /** Returns the highest rate that the instance served while more requests arrived, if that is above the service curve. */
    OptionalDouble saturation() {
        double last = curve().map(MeasuredCurve::lastRate).orElse(Double.POSITIVE_INFINITY);
        return bins().map(CurveBins::saturation).orElseGet(OptionalDouble::empty).stream()
                .map(Math::floor)
                .filter(rate -> rate > last)
                .findFirst();
    }

    private Optional<CurveBins> bins() {
        return knee().map(knee -> new CurveBins(steps, knee));
    }

    /** Rounds down to a whole number; below 10 to two decimals, at least 0.01. */
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
