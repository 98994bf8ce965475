package io.github.stepscale.operation.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.aws.Alarms;
import io.github.stepscale.operation.shared.CanonicalJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * An evaluation that changed an alarm's state, with the age of its newest datapoint. Needs the times of the datapoints: the
 * start of the evaluated range alone does not show how many of its minutes were still missing.
 *
 * @param time the time of the change
 * @param state the new state
 * @param newestEnd the end of the period of the newest datapoint with a value
 */
record AlarmEvaluation(Instant time, String state, Instant newestEnd) {
    /** {@code 2026-01-31T14:03:00.000+0000}, as CloudWatch writes it, and ISO 8601. */
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    /** In seconds: a week, more than CloudWatch allows. */
    private static final long MAX_PERIOD = 604_800;

    /** Parses a recorded event; empty if it is another event, or lacks the times of the datapoints. */
    static Optional<AlarmEvaluation> of(Alarms.HistoryItem event) {
        return event.type().equals("StateUpdate")
                ? AlarmStateChange.of(event).flatMap(change -> of(change, CanonicalJson.read(event.data())))
                : Optional.empty();
    }

    private static Optional<AlarmEvaluation> of(AlarmStateChange change, JsonNode history) {
        JsonNode data = StateReasonData.object(history.path("newState").path("stateReasonData"));
        long period = data.path("period").asLong();
        if (period <= 0 || period > MAX_PERIOD) {
            return Optional.empty();
        }
        return StreamSupport.stream(data.path("evaluatedDatapoints").spliterator(), false)
                .filter(point -> point.path("value").isNumber())
                .flatMap(point -> time(point.path("timestamp").asText())
                        .map(start -> new Datapoint(start, point.path("value").asDouble()))
                        .stream())
                .max(Comparator.comparing(Datapoint::start))
                .filter(newest -> isNewest(newest, data))
                .map(newest -> new AlarmEvaluation(
                        change.time(), change.after(), newest.start().plusSeconds(period)));
    }

    private record Datapoint(Instant start, double value) {}

    /** Of M out of N only the deciding datapoints have times: a newer one that does not breach would be overlooked. */
    private static boolean isNewest(Datapoint deciding, JsonNode data) {
        return StateReasonData.numbers(data).isEmpty() || StateReasonData.endsWith(data, deciding.value());
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, TIMESTAMP).toInstant());
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
