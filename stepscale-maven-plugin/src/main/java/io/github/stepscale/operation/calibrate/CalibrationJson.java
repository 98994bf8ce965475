package io.github.stepscale.operation.calibrate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.load.LatencyPercentiles;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.shared.CanonicalJson;
import java.util.Locale;
import java.util.Optional;

/** Writes the result of a calibration as JSON. A value that is not known is {@code null}. */
public final class CalibrationJson {
    private CalibrationJson() {}

    /**
     * Returns the text of the file: indented, in a fixed order, with a line feed at the end.
     *
     * @param hints how the front end names its options
     */
    public static String of(CalibrationResult result, Hints hints) {
        ObjectNode root = CanonicalJson.object().put("stack", result.stackName());
        ObjectNode target = root.putObject("target");
        result.target().names().forEach(target::put);
        options(root.putObject("settings"), result.options());
        root.put("knee", result.knee().orElse(null));
        result.estimate()
                .ifPresentOrElse(known -> add(root.putObject("estimate"), known), () -> root.putNull("estimate"));
        rate(root, "lowestMissed", result.lowestMissed());
        root.put("requestsPerInstance", result.requestsPerInstance().orElse(null));
        root.put(
                "saturation",
                result.saturation().isPresent() ? result.saturation().getAsDouble() : null);
        root.put("failure", result.failure(hints).orElse(null));
        root.put("end", result.end().toString());
        ArrayNode steps = root.putArray("steps");
        result.steps().forEach(step -> add(steps.addObject(), step));
        return CanonicalJson.text(root);
    }

    private static void options(ObjectNode node, CalibrateOptions options) {
        CalibrationPlan plan = options.plan();
        node.put("latencyMillis", plan.latency().toMillis())
                .put("safety", plan.safety())
                .put("startRequestsPerMinute", plan.startRequestsPerMinute())
                .put("growth", plan.growth())
                .put("stepSeconds", plan.stepDuration().toMillis() / 1e3)
                .put("maxRequestsPerMinute", plan.maxRequestsPerMinute())
                .put("maxConfirmations", plan.maxConfirmations())
                .put("spacing", options.spacing().name().toLowerCase(Locale.ROOT))
                .put("seed", options.seed());
    }

    private static void rate(ObjectNode root, String key, Optional<CalibrationStep> step) {
        root.put(key, step.map(CalibrationStep::requestsPerMinute).orElse(null));
    }

    private static void add(ObjectNode node, KneeEstimate estimate) {
        node.put("rate", estimate.rate())
                .put("low", estimate.low())
                .put("high", estimate.high())
                .put("narrow", estimate.isNarrow())
                .put("requests", estimate.requests())
                .put("steps", estimate.steps());
    }

    private static void add(ObjectNode node, CalibrationStep step) {
        node.put("start", step.start().toString())
                .put("requestsPerMinute", step.requestsPerMinute())
                .put("due", step.due())
                .put("answered", step.answered())
                .put("errors", step.errors())
                .put("late", step.late())
                .put("slow", step.slow());
        step.latency().ifPresentOrElse(times -> add(node.putObject("latency"), times), () -> node.putNull("latency"));
        node.put("verdict", step.verdict().name().toLowerCase(Locale.ROOT)).put("why", step.why());
    }

    private static void add(ObjectNode node, LatencyPercentiles times) {
        node.put("p50", times.p50())
                .put("p95", times.p95())
                .put("p99", times.p99())
                .put("max", times.max());
    }
}
