package io.github.stepscale.report.simulation;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.report.page.RunLengthColumn;
import io.github.stepscale.report.page.SafeJson;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.traffic.Trace;
import java.io.IOException;
import java.util.List;

/**
 * The data of the chart as JSON. Requests are differences from minute to minute, in hundredths where not all are whole;
 * columns that rarely change are run-length encoded, see {@link RunLengthColumn}.
 */
final class ChartData {
    private static final int HUNDREDTHS = 100;

    private final JsonGenerator json;

    private ChartData(JsonGenerator json) {
        this.json = json;
    }

    static String json(ScalingPlan plan, Service service, Trace trace, List<ComparedRun> runs) {
        return SafeJson.text(json -> new ChartData(json).write(plan, service, trace, runs));
    }

    private void write(ScalingPlan plan, Service service, Trace trace, List<ComparedRun> runs) throws IOException {
        json.writeStartObject();
        json.writeNumberField("start", trace.start().getEpochSecond() / 60);
        json.writeNumberField("minutes", trace.minutes());
        json.writeStringField("unit", plan.scaling().target().unit());
        json.writeStringField("units", plan.scaling().target().units());
        json.writeBooleanField("queues", ComparedRuns.queues(plan));
        if (service.requestsPerInstance().isPresent()) {
            json.writeNumberField("each", service.requestsPerInstance().getAsDouble());
        }
        requests(trace);
        json.writeArrayFieldStart("candidates");
        for (ComparedRun compared : runs) {
            candidate(compared);
        }
        json.writeEndArray();
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
            json.writeEndObject();
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
