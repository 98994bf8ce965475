package io.github.stepscale.report.simulation;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.report.page.RunLengthColumn;
import io.github.stepscale.report.page.SafeJson;
import io.github.stepscale.report.page.SampledColumn;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.AlarmDatapoints;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.traffic.Trace;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The data of the charts as JSON. Requests are differences from minute to minute, in hundredths where not all are whole;
 * columns that rarely change are run-length encoded, see {@link RunLengthColumn}; those that always do are samples, see
 * {@link SampledColumn}.
 */
final class ChartData {
    private static final int HUNDREDTHS = 100;

    /** Columns of a run with a known response beside its latencies: concurrency and requests that timed out. */
    private static final int RESPONSE_COLUMNS = 2;

    private final JsonGenerator json;
    private final List<WatchedMetric> metrics;
    private final DrawnLatency latency;
    private final SampledColumn sampled;

    private ChartData(
            JsonGenerator json,
            ScalingPlan plan,
            Service service,
            Objective objective,
            Trace trace,
            List<ComparedRun> runs) {
        this.json = json;
        this.metrics = WatchedMetric.of(plan);
        this.latency = DrawnLatency.of(service, objective);
        int ofResponse = latency.statistics().isEmpty()
                ? 0
                : runs.size() * (latency.statistics().size() + RESPONSE_COLUMNS);
        this.sampled = SampledColumn.of(start(trace), trace.minutes(), metrics.size() + ofResponse);
    }

    static String json(ScalingPlan plan, Service service, Objective objective, Trace trace, List<ComparedRun> runs) {
        return SafeJson.text(json -> write(json, plan, service, objective, trace, runs));
    }

    /** Writes the data as one value. */
    static void write(
            JsonGenerator json,
            ScalingPlan plan,
            Service service,
            Objective objective,
            Trace trace,
            List<ComparedRun> runs)
            throws IOException {
        new ChartData(json, plan, service, objective, trace, runs).write(plan, service, trace, runs);
    }

    private static long start(Trace trace) {
        return trace.start().getEpochSecond() / 60;
    }

    private void write(ScalingPlan plan, Service service, Trace trace, List<ComparedRun> runs) throws IOException {
        json.writeStartObject();
        json.writeNumberField("start", start(trace));
        json.writeNumberField("minutes", trace.minutes());
        json.writeStringField("unit", plan.scaling().target().unit());
        json.writeStringField("units", plan.scaling().target().units());
        json.writeBooleanField("queues", ComparedRuns.queues(plan));
        if (service.requestsPerInstance().isPresent()) {
            json.writeNumberField("each", service.requestsPerInstance().getAsDouble());
        }
        requests(trace);
        json.writeNumberField("sample", sampled.size());
        json.writeArrayFieldStart("latencies");
        for (LatencyStatistic statistic : latency.statistics()) {
            json.writeString(statistic.word());
        }
        json.writeEndArray();
        if (latency.limit().isPresent()) {
            json.writeNumberField("limit", latency.limit().get().atMostMs());
        }
        json.writeArrayFieldStart("candidates");
        for (ComparedRun compared : runs) {
            candidate(compared);
        }
        json.writeEndArray();
        metrics(service, runs.get(0));
        json.writeEndObject();
    }

    private void requests(Trace trace) throws IOException {
        int scale = isWhole(trace) ? 1 : HUNDREDTHS;
        json.writeNumberField("scale", scale);
        json.writeArrayFieldStart("requests");
        long last = 0;
        for (int minute = 0; minute < trace.minutes(); minute++) {
            long current = Math.round(trace.requests(minute) * scale);
            json.writeNumber(current - last);
            last = current;
        }
        json.writeEndArray();
    }

    private static boolean isWhole(Trace trace) {
        for (int minute = 0; minute < trace.minutes(); minute++) {
            if (trace.requests(minute) != Math.rint(trace.requests(minute))) {
                return false;
            }
        }
        return true;
    }

    private void candidate(ComparedRun compared) throws IOException {
        if (compared.run() instanceof ComparedRun.Done done) {
            Timeline timeline = done.timeline();
            json.writeStartObject();
            json.writeStringField("key", compared.key());
            json.writeStringField("name", compared.name());
            SafeJson.numbers(json, "running", RunLengthColumn.of(timeline.minutes(), timeline::running));
            SafeJson.numbers(json, "pending", RunLengthColumn.of(timeline.minutes(), timeline::pending));
            SafeJson.numbers(
                    json,
                    "short",
                    RunLengthColumn.of(timeline.minutes(), minute -> timeline.excess(minute) > 0 ? 1 : 0));
            SafeJson.numbers(json, "actions", RunLengthColumn.sparse(timeline.minutes(), timeline::action));
            alarms(timeline);
            if (timeline.response().isPresent()) {
                response(timeline.response().get(), timeline.minutes());
            }
            json.writeEndObject();
        }
    }

    private void response(Timeline.Response response, int minutes) throws IOException {
        json.writeArrayFieldStart("latency");
        for (LatencyStatistic statistic : latency.statistics()) {
            sampled.write(json, column(minutes, minute -> response.latencyMs(statistic, minute)));
        }
        json.writeEndArray();
        json.writeFieldName("concurrency");
        sampled.write(json, column(minutes, response::concurrency));
        json.writeFieldName("timedOut");
        sampled.write(json, column(minutes, response::timedOut));
    }

    private static double[] column(int minutes, IntToDoubleFunction value) {
        return IntStream.range(0, minutes).mapToDouble(value).toArray();
    }

    /** What the rules of the policy watch, in the run of the policy. */
    private void metrics(Service service, ComparedRun policy) throws IOException {
        json.writeArrayFieldStart("metrics");
        if (policy.run() instanceof ComparedRun.Done done) {
            for (WatchedMetric metric : metrics) {
                json.writeStartObject();
                json.writeStringField("name", metric.name());
                json.writeStringField("unit", metric.unit());
                json.writeArrayFieldStart("rules");
                for (String rule : metric.rules()) {
                    json.writeString(rule);
                }
                json.writeEndArray();
                json.writeFieldName("values");
                AlarmDatapoints datapoints = metric.datapoints(service, done.timeline());
                sampled.write(json, datapoints.toArray(), datapoints.perMinute());
                bands(metric.bands());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void bands(List<MetricBand> bands) throws IOException {
        json.writeArrayFieldStart("bands");
        for (MetricBand band : bands) {
            json.writeStartObject();
            bound(
                    "lower",
                    "lowerIncluded",
                    band.interval().lower(),
                    band.interval().lowerIncluded());
            bound(
                    "upper",
                    "upperIncluded",
                    band.interval().upper(),
                    band.interval().upperIncluded());
            json.writeStringField("text", band.text());
            json.writeStringField("kind", band.kind().key());
            json.writeNumberField("shade", band.shade());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** An open end is left out. */
    private void bound(String field, String included, Optional<BigDecimal> bound, boolean isIncluded)
            throws IOException {
        if (bound.isPresent()) {
            json.writeFieldName(field);
            json.writeNumber(PlainNumbers.text(bound.get()));
            json.writeBooleanField(included, isIncluded);
        }
    }

    /** The states are numbers: 0 OK, 1 ALARM, 2 INSUFFICIENT_DATA. */
    private void alarms(Timeline timeline) throws IOException {
        json.writeArrayFieldStart("alarms");
        for (int rule = 0; rule < timeline.rules().size(); rule++) {
            int of = rule;
            json.writeStartObject();
            json.writeStringField("rule", timeline.rules().get(rule));
            SafeJson.numbers(
                    json,
                    "states",
                    RunLengthColumn.of(
                            timeline.minutes(),
                            minute -> timeline.alarm(of, minute).ordinal()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
