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
 * An alarm went from one state into another.
 *
 * @param before such as {@code OK}
 * @param after such as {@code ALARM}
 * @param datapoints that made it do so, oldest first; empty where none are recorded
 */
public record AlarmStateChange(Instant time, String before, String after, List<BigDecimal> datapoints) {
    public static final String ALARM = "ALARM";

    private static final Pattern SUMMARY = Pattern.compile("from (\\w+) to (\\w+)");

    public AlarmStateChange {
        datapoints = List.copyOf(datapoints);
    }

    /** Of a recorded event; empty if it does not say which state came. */
    public static Optional<AlarmStateChange> of(Alarms.HistoryItem event) {
        JsonNode data = CanonicalJson.read(event.data());
        JsonNode young = data.path("newState");
        Matcher summary = SUMMARY.matcher(event.summary());
        boolean summarized = summary.find();
        String before = data.path("oldState").path("stateValue").asText(summarized ? summary.group(1) : "");
        String after = young.path("stateValue").asText(summarized ? summary.group(2) : "");
        return after.isEmpty()
                ? Optional.empty()
                : Optional.of(new AlarmStateChange(
                        event.time(),
                        SafeText.oneLine(before),
                        SafeText.oneLine(after),
                        StateReasonData.numbers(young.path("stateReasonData"))));
    }

    public boolean fires() {
        return after.equals(ALARM);
    }
}
