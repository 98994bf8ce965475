package io.github.stepscale.operation.load.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.accuracy.PredictionJson;
import io.github.stepscale.load.LatencyPercentiles;
import io.github.stepscale.load.LoadResult.Failure;
import io.github.stepscale.operation.load.report.LoadRun.Activity;
import io.github.stepscale.operation.load.report.LoadRun.Delay;
import io.github.stepscale.operation.load.report.LoadRun.Simulated;
import io.github.stepscale.report.page.JsonFile;
import io.github.stepscale.simulation.AlarmState;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Writes a load run as JSON; its minutes are in {@link LoadCsv}. A value that is not known is {@code null}. */
public final class LoadJson {
    private final LoadRun run;
    private final LoadTotals totals;
    private final ObjectNode root = JsonFile.object();

    private LoadJson(LoadRun run) {
        this.run = run;
        this.totals = new LoadTotals(run);
    }

    /** Returns the text of the file; lines end in {@code \n}. */
    public static String of(LoadRun run) {
        LoadJson json = new LoadJson(run);
        json.run();
        json.thresholds();
        json.requests();
        json.capacity();
        json.scaling();
        return JsonFile.of(json.root);
    }

    private void run() {
        root.put("stack", run.stackName());
        texts("target", run.target());
        texts("settings", run.settings());
        root.put("start", run.start().toString());
        root.put("end", run.end().toString());
        root.put("cutShort", run.stopReason().orElse(null));
        root.put("minutes", run.minutes().size());
        partialMinutes();
    }

    private void texts(String key, Map<String, String> texts) {
        ObjectNode node = root.putObject(key);
        texts.forEach(node::put);
    }

    /** Their counts are not those of a whole minute. */
    private void partialMinutes() {
        ArrayNode partial = root.putArray("partialMinutes");
        for (int minute = 0; minute < run.minutes().size(); minute++) {
            if (totals.isPartial(minute)) {
                ObjectNode node =
                        partial.addObject().put("start", totals.time(minute).toString());
                put(node, "seconds", totals.seconds(minute));
            }
        }
    }

    private void thresholds() {
        root.put("passed", run.passed());
        ArrayNode thresholds = root.putArray("thresholds");
        run.thresholds().forEach(threshold -> add(thresholds.addObject(), threshold));
    }

    private static void add(ObjectNode node, ThresholdResult threshold) {
        node.put("metric", threshold.metric()).put("unit", threshold.unit()).put("limit", threshold.limit());
        JsonFile.put(node, "actual", threshold.actual());
        node.put("met", threshold.met()).put("detail", threshold.detail());
    }

    private void requests() {
        root.put("due", totals.due());
        root.put("sent", totals.sent());
        root.put("late", totals.late());
        root.put("done", totals.done());
        root.put("errors", totals.errors());
        root.put("unanswered", totals.withoutAnswer());
        JsonFile.put(root, "successRate", totals.successRate());
        latency("latency", run.latency());
        latency("serviceTime", run.serviceTime());
        ArrayNode failures = root.putArray("failures");
        run.failures().forEach(failure -> add(failures.addObject(), failure));
    }

    private void latency(String key, Optional<LatencyPercentiles> latency) {
        latency.ifPresentOrElse(known -> add(root.putObject(key), known), () -> root.putNull(key));
    }

    private static void add(ObjectNode node, LatencyPercentiles latency) {
        put(node, "p50", latency.p50());
        put(node, "p95", latency.p95());
        put(node, "p99", latency.p99());
        put(node, "max", latency.max());
    }

    private static void add(ObjectNode node, Failure failure) {
        node.put("kind", failure.kind());
        node.put("count", failure.count());
        node.put("first", failure.first());
    }

    private void capacity() {
        ObjectNode node = root.putObject("capacity");
        put(node, "least", totals.minInService());
        put(node, "most", totals.maxInService());
        node.put("minutesWatched", totals.watchedMinutes());
        node.put("minutesBehind", totals.minutesBehind());
        run.simulated()
                .ifPresentOrElse(
                        simulated -> add(root.putObject("simulated"), simulated), () -> root.putNull("simulated"));
    }

    private static void add(ObjectNode node, Simulated simulated) {
        node.put("compared", simulated.compared());
        node.put("off", simulated.off());
        put(node, "meanDifference", simulated.meanDifference());
        if (!simulated.predictions().isEmpty()) {
            PredictionJson.add(node.putArray("predictions"), simulated.predictions());
        }
    }

    private void scaling() {
        ArrayNode alarms = root.putArray("alarms");
        run.alarms()
                .forEach(alarm ->
                        alarms.addObject().put("name", alarm.name()).put("minutesInAlarm", minutesInAlarm(alarm)));
        ArrayNode activities = root.putArray("activities");
        run.activities().forEach(activity -> add(activities.addObject(), activity));
        ArrayNode delays = root.putArray("delays");
        run.delays().forEach(delay -> add(delays.addObject(), delay));
        ArrayNode service = root.putArray("service");
        run.service().forEach(service::add);
    }

    private static long minutesInAlarm(LoadRun.Alarm alarm) {
        return alarm.states().stream()
                .filter(state -> state.filter(AlarmState.ALARM::equals).isPresent())
                .count();
    }

    private static void add(ObjectNode node, Activity activity) {
        node.put("start", activity.start().toString());
        node.put("end", activity.end().map(Object::toString).orElse(null));
        node.put("status", activity.status());
        node.put("what", activity.description());
    }

    private static void add(ObjectNode node, Delay delay) {
        node.put("name", delay.name());
        node.put("count", delay.count());
        put(node, "leastSeconds", delay.min());
        put(node, "medianSeconds", delay.median());
        put(node, "mostSeconds", delay.max());
    }

    private static void put(ObjectNode node, String key, double number) {
        JsonFile.put(node, key, Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty());
    }

    private static void put(ObjectNode node, String key, OptionalInt number) {
        number.ifPresentOrElse(value -> node.put(key, value), () -> node.putNull(key));
    }
}
