package io.github.stepscale.operation.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.SafeText;
import io.github.stepscale.operation.shared.CanonicalJson;
import java.time.Instant;
import java.util.Optional;

/**
 * The run of an alarm's scaling action.
 *
 * @param error why the action failed; empty if it succeeded
 */
public record AlarmAction(Instant time, Optional<String> error) {

    /** Parses a recorded event; empty if it is another action, such as a notification. */
    public static Optional<AlarmAction> of(Alarms.HistoryItem event) {
        JsonNode data = CanonicalJson.read(event.data());
        String resource = data.path("notificationResource").asText("");
        if (!resource.isEmpty() && !resource.contains(":autoscaling:")) {
            return Optional.empty();
        }
        boolean failed = data.path("actionState").asText("").equals("Failed")
                || event.summary().startsWith("Failed");
        return Optional.of(new AlarmAction(event.time(), failed ? Optional.of(error(data, event)) : Optional.empty()));
    }

    private static String error(JsonNode data, Alarms.HistoryItem event) {
        JsonNode error = data.path("error");
        String message = error.isTextual() ? error.asText() : event.summary();
        return message.isBlank() ? "CloudWatch gives no reason" : SafeText.oneLine(message);
    }
}
