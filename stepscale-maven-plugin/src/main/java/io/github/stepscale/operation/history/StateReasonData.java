package io.github.stepscale.operation.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.aws.SafeText;
import io.github.stepscale.operation.shared.CanonicalJson;
import io.github.stepscale.validation.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads the JSON in which CloudWatch gives the reason of an alarm's state. */
public final class StateReasonData {
    private static final String RECENT = "recentDatapoints";

    private StateReasonData() {}

    /** Returns the recent datapoints as text, oldest first; empty if there are none. */
    public static List<String> recent(String reasonData) {
        List<String> values = new ArrayList<>();
        for (JsonNode value : CanonicalJson.read(reasonData).path(RECENT)) {
            values.add(SafeText.oneLine(value.asText()));
        }
        return values;
    }

    /**
     * Returns the recent datapoints as numbers, oldest first; skips values that are not finite numbers.
     *
     * @param reasonData an object, or the text of one
     */
    static List<BigDecimal> numbers(JsonNode reasonData) {
        List<BigDecimal> numbers = new ArrayList<>();
        for (JsonNode value : object(reasonData).path(RECENT)) {
            if (value.isNumber() && Double.isFinite(value.asDouble())) {
                numbers.add(Decimals.of(value.asDouble()));
            }
        }
        return numbers;
    }

    /** Whether the reason says that there was no datapoint; false if it does not say which there were. */
    static boolean isWithoutDatapoints(JsonNode reasonData) {
        JsonNode recent = object(reasonData).path(RECENT);
        return recent.isArray() && recent.isEmpty();
    }

    /**
     * Whether the last of the recent datapoints has a value. The list holds all N datapoints, breaching or not, while {@code
     * evaluatedDatapoints} holds only those that decide.
     */
    static boolean endsWith(JsonNode reasonData, double value) {
        JsonNode recent = object(reasonData).path(RECENT);
        JsonNode last = recent.path(recent.size() - 1);
        return last.isNumber() && Double.compare(last.asDouble(), value) == 0;
    }

    /** Returns an object, also where it is written as a text. */
    static JsonNode object(JsonNode reasonData) {
        return reasonData.isTextual() ? CanonicalJson.read(reasonData.asText()) : reasonData;
    }
}
