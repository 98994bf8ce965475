package io.github.stepscale.operation.calibrate;

import io.github.stepscale.operation.curve.MeasuredCurve;
import io.github.stepscale.operation.curve.MeasuredRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Makes a service curve of the steps of a calibration. Steps of similar rates count together; the nearer to the knee, the narrower,
 * since latency grows there.
 */
final class CurveBins {
    /** The bins, as shares of the knee: from each number to the next one, exclusive. */
    private static final double[] EDGES = {0.09, 0.13, 0.4, 0.6, 0.77, 0.88, 0.94, 1, 1.06, 1.12, 1.18, 1.25};

    /** What is measured in the first bins if the search was not there; the steps that confirm lie in the others. */
    static final List<Double> TARGETS = List.of(0.1, 0.3, 0.5, 0.7, 0.82);

    /** The requests that a row of these should rest on: with fewer, its p95 is mostly luck. */
    static final int ENOUGH = 300;

    /** With fewer, the p95 is the slowest. */
    private static final int MIN_REQUESTS = 20;
    /** How much longer than another a step may be to have enough requests. */
    static final int MAX_LENGTH = 4;

    private final List<CalibrationStep> steps;
    private final double knee;

    /**
     * @param steps the steps of a calibration; those that are no evidence do not count
     * @param knee requests per minute, or the highest rate that was met
     */
    CurveBins(List<CalibrationStep> steps, long knee) {
        this.steps = steps;
        this.knee = knee;
    }

    /**
     * A step that measures the curve alone.
     *
     * @param rate requests per minute
     */
    record CurveStep(long rate, Duration duration) {}

    /** Returns the steps that are missing, in order of their rates. */
    List<CurveStep> missing(CalibrationPlan plan) {
        List<CurveStep> missing = new ArrayList<>();
        for (int bin = 0; bin < TARGETS.size(); bin++) {
            long rate = Math.max(1, Math.round(TARGETS.get(bin) * knee));
            long lacking = ENOUGH - response(bin).latency().count();
            if (lacking > 0
                    && (missing.isEmpty() || missing.get(missing.size() - 1).rate() < rate)) {
                missing.add(new CurveStep(rate, length(plan, lacking / plan.requests(rate))));
            }
        }
        return missing;
    }

    private static Duration length(CalibrationPlan plan, double steps) {
        double length = Math.max(1, Math.min(MAX_LENGTH, steps));
        return Duration.ofMillis((long) Math.ceil(plan.stepDuration().toMillis() * length));
    }

    /** Returns the curve: a row for each bin of rates that the instance could serve. */
    MeasuredCurve curve() {
        return MeasuredCurve.of(bins().filter(bin -> response(bin).latency().count() >= MIN_REQUESTS
                        && !response(bin).isOverloaded())
                .mapToObj(this::row)
                .toList());
    }

    /** Above the knee the rate is what was answered, if that is less: few steps do not show an overload of some per cent. */
    private MeasuredRow row(int bin) {
        StepResponse response = response(bin);
        double rate = EDGES[bin] < 1 ? response.rate() : Math.min(response.rate(), response.throughput());
        return MeasuredRow.of(rate, response.latency(), OptionalDouble.of(response.countedConcurrency()));
    }

    /** Returns the requests per minute that were answered while more arrived; empty if the instance was never overloaded. */
    OptionalDouble saturation() {
        StepResponse overload = bins().mapToObj(this::response)
                .filter(StepResponse::isOverloaded)
                .reduce(StepResponse.NONE, StepResponse::plus);
        return overload.due() == 0 ? OptionalDouble.empty() : OptionalDouble.of(overload.throughput());
    }

    private static IntStream bins() {
        return IntStream.range(0, EDGES.length - 1);
    }

    private StepResponse response(int bin) {
        return steps.stream()
                .filter(step -> step.requestsPerMinute() >= EDGES[bin] * knee
                        && step.requestsPerMinute() < EDGES[bin + 1] * knee)
                .flatMap(step -> step.curveResponse().stream())
                .reduce(StepResponse.NONE, StepResponse::plus);
    }
}
