package io.github.stepscale.operation.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.aws.AlarmEvent;
import io.github.stepscale.aws.Text;
import io.github.stepscale.operation.shared.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * An alarm ran its scaling policy.
 *
 * @param error why it could not; empty if it could
 */
public record ActionRun(Instant time, Optional<String> error) {

    /** Of a recorded event; empty if the action was another one, such as a mail. */
    public static Optional<ActionRun> of(AlarmEvent event) {
        JsonNode data = Json.read(event.data());
        String resource = data.path("notificationResource").asText("");
        if (!resource.isEmpty() && !resource.contains(":autoscaling:")) {
            return Optional.empty();
        }
        boolean failed = data.path("actionState").asText("").equals("Failed")
                || event.summary().startsWith("Failed");
        return Optional.of(new ActionRun(event.time(), failed ? Optional.of(error(data, event)) : Optional.empty()));
    }

    private static String error(JsonNode data, AlarmEvent event) {
        JsonNode error = data.path("error");
        String said = error.isTextual() ? error.asText() : event.summary();
        return said.isBlank() ? "CloudWatch gives no reason" : Text.oneLine(said);
    }
}
