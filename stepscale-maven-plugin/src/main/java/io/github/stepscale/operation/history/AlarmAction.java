package io.github.stepscale.operation.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.SafeText;
import io.github.stepscale.operation.shared.CanonicalJson;
import java.time.Instant;
import java.util.Optional;

/**
 * An alarm ran its scaling policy.
 *
 * @param error why it could not; empty if it could
 */
public record AlarmAction(Instant time, Optional<String> error) {

    /** Of a recorded event; empty if the action was another one, such as a mail. */
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
        String said = error.isTextual() ? error.asText() : event.summary();
        return said.isBlank() ? "CloudWatch gives no reason" : SafeText.oneLine(said);
    }
}
