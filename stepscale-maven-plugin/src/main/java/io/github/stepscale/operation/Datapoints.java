package io.github.stepscale.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** What CloudWatch says as JSON about why an alarm is in its state. */
final class Datapoints {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Datapoints() {}

    /** The values it looked at, newest first; empty where it says none. */
    static List<String> recent(String reasonData) {
        try {
            List<String> values = new ArrayList<>();
            for (JsonNode value : JSON.readTree(reasonData).path("recentDatapoints")) {
                values.add(value.asText());
            }
            return values;
        } catch (JsonProcessingException | IllegalArgumentException other) {
            return List.of();
        }
    }
}
