package io.github.stepscale.operation.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.SafeText;
import io.github.stepscale.operation.shared.CanonicalJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A change of an alarm's state.
 *
 * @param before the old state, such as {@code OK}
 * @param after the new state, such as {@code ALARM}
 * @param datapoints all N evaluated datapoints, breaching or not, oldest first; empty if none are recorded
 * @param withoutDatapoints whether the record says that there was none, as where {@code treatMissingData} decided alone
 */
public record AlarmStateChange(
        Instant time, String before, String after, List<BigDecimal> datapoints, boolean withoutDatapoints) {
    public static final String ALARM = "ALARM";

    private static final Pattern SUMMARY = Pattern.compile("from (\\w+) to (\\w+)");

    public AlarmStateChange {
        datapoints = List.copyOf(datapoints);
    }

    /** Parses a recorded event; empty if it does not name the new state. */
    public static Optional<AlarmStateChange> of(Alarms.HistoryItem event) {
        JsonNode data = CanonicalJson.read(event.data());
        JsonNode newState = data.path("newState");
        Matcher summary = SUMMARY.matcher(event.summary());
        boolean summarized = summary.find();
        String before = data.path("oldState").path("stateValue").asText(summarized ? summary.group(1) : "");
        String after = newState.path("stateValue").asText(summarized ? summary.group(2) : "");
        return after.isEmpty()
                ? Optional.empty()
                : Optional.of(new AlarmStateChange(
                        event.time(),
                        SafeText.oneLine(before),
                        SafeText.oneLine(after),
                        StateReasonData.numbers(newState.path("stateReasonData")),
                        StateReasonData.isWithoutDatapoints(newState.path("stateReasonData"))));
    }

    /** Whether the alarm entered ALARM. */
    public boolean fires() {
        return after.equals(ALARM);
    }
}
