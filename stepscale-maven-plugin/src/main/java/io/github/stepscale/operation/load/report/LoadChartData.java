package io.github.stepscale.operation.load.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.stepscale.accuracy.Prediction;
import io.github.stepscale.accuracy.Prediction.Observation;
import io.github.stepscale.load.LatencyPercentiles;
import io.github.stepscale.operation.load.report.LoadRun.Activity;
import io.github.stepscale.operation.load.report.LoadRun.Alarm;
import io.github.stepscale.operation.load.report.LoadRun.Minute;
import io.github.stepscale.operation.load.report.LoadRun.Simulated;
import io.github.stepscale.report.page.RunLengthColumn;
import io.github.stepscale.report.page.SafeJson;
import io.github.stepscale.text.PlainNumbers;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Writes the data of the charts of a load run: one column per number, with {@code null} for a value that is not known. The states
 * of alarms are {@link RunLengthColumn}; times are minutes from the start of the first minute.
 */
final class LoadChartData {
    private static final int UNKNOWN_STATE = 3;
    private static final double HUNDREDTHS = 100;

    private final LoadRun run;
    private final LoadTotals totals;
    private final JsonGenerator json;

    private LoadChartData(LoadRun run, JsonGenerator json) {
        this.run = run;
        this.totals = new LoadTotals(run);
        this.json = json;
    }

    static String json(LoadRun run) {
        return SafeJson.text(json -> new LoadChartData(run, json).write());
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeNumberField("start", totals.time(0).getEpochSecond() / 60);
        json.writeNumberField("minutes", run.minutes().size());
        json.writeStringField("units", run.units());
        moment("cut", run.stopReason().map(reason -> run.end()));
        requests();
        capacity();
        predictions();
        alarms();
        activities();
        json.writeEndObject();
    }

    private void requests() throws IOException {
        numbers("seconds", minutes().mapToObj(totals::seconds).toList());
        numbers("due", totals.column(minute -> (double) minute.counts().due()));
        numbers("answered", totals.column(minute -> (double) minute.counts().done()));
        numbers("late", totals.column(minute -> (double) minute.counts().late()));
        numbers("p50", latency(LatencyPercentiles::p50));
        numbers("p95", latency(LatencyPercentiles::p95));
        numbers("p99", latency(LatencyPercentiles::p99));
        json.writeArrayFieldStart("errors");
        for (String kind : totals.kinds()) {
            json.writeStartObject();
            json.writeStringField("kind", kind);
            numbers("counts", totals.column(minute ->
                    (double) minute.counts().errors().getOrDefault(kind, 0L)));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private List<Double> latency(ToDoubleFunction<LatencyPercentiles> percentile) {
        return totals.column(minute ->
                minute.counts().latency().map(percentile::applyAsDouble).orElse(Double.NaN));
    }

    private void capacity() throws IOException {
        numbers("inService", totals.column(minute -> number(minute.inService())));
        numbers("desired", totals.column((Minute minute) -> number(minute.desired())));
        List<Integer> simulated = run.simulated().map(Simulated::running).orElse(List.of());
        numbers(
                "simulated",
                minutes()
                        .mapToObj(minute -> LoadTotals.at(simulated, minute)
                                .map(Integer::doubleValue)
                                .orElse(Double.NaN))
                        .toList());
    }

    private static double number(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : Double.NaN;
    }

    private void predictions() throws IOException {
        json.writeArrayFieldStart("predictions");
        for (Prediction prediction : run.predictions()) {
            json.writeStartObject();
            json.writeStringField("name", prediction.name());
            json.writeStringField("unit", prediction.unit());
            numbers("simulated", prediction.simulated());
            json.writeArrayFieldStart("observed");
            for (Observation observation : prediction.observations()) {
                json.writeStartObject();
                json.writeStringField("source", observation.source());
                numbers("values", observation.values());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void alarms() throws IOException {
        json.writeArrayFieldStart("alarms");
        for (Alarm alarm : run.alarms()) {
            json.writeStartObject();
            json.writeStringField("name", alarm.name());
            SafeJson.numbers(json, "states", RunLengthColumn.of(run.minutes().size(), minute -> state(alarm, minute)));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Returns 0 for OK, 1 for ALARM, 2 for INSUFFICIENT_DATA, 3 for an unknown state. */
    private static int state(Alarm alarm, int minute) {
        return LoadTotals.at(alarm.states(), minute)
                .flatMap(state -> state)
                .map(Enum::ordinal)
                .orElse(UNKNOWN_STATE);
    }

    private void activities() throws IOException {
        json.writeArrayFieldStart("activities");
        for (Activity activity : run.activities()) {
            json.writeStartObject();
            moment("from", Optional.of(activity.start()));
            moment("to", activity.end());
            json.writeStringField("status", activity.status());
            json.writeStringField("what", activity.description());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void moment(String field, Optional<Instant> moment) throws IOException {
        json.writeFieldName(field);
        number(moment.map(totals::minutesUntil).orElse(Double.NaN));
    }

    private void numbers(String field, List<Double> numbers) throws IOException {
        json.writeArrayFieldStart(field);
        for (double number : numbers) {
            number(number);
        }
        json.writeEndArray();
    }

    private void number(double number) throws IOException {
        if (Double.isFinite(number)) {
            json.writeNumber(PlainNumbers.decimal(Math.round(number * HUNDREDTHS) / HUNDREDTHS));
        } else {
            json.writeNull();
        }
    }

    private IntStream minutes() {
        return IntStream.range(0, run.minutes().size());
    }
}
