package io.github.stepscale.accuracy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.accuracy.Prediction.Observation;
import io.github.stepscale.text.PlainNumbers;
import java.util.List;
import java.util.Optional;

/** Writes how well predictions meet what was observed as JSON; the values of the minutes are in CSV files. */
public final class PredictionJson {
    private PredictionJson() {}

    /** Adds an object for each observation of each prediction. */
    public static void add(ArrayNode array, List<Prediction> predictions) {
        for (Prediction prediction : predictions) {
            for (Observation observation : prediction.observations()) {
                ObjectNode node = array.addObject()
                        .put("key", prediction.key() + "." + observation.key())
                        .put("name", prediction.name() + " " + observation.source())
                        .put("unit", prediction.unit());
                add(node, observation.accuracy());
            }
        }
    }

    private static void add(ObjectNode node, Accuracy accuracy) {
        error(node, "error", accuracy.all());
        error(node, "errorBelowSaturation", accuracy.belowSaturation());
        node.putObject("leftOut")
                .put("partial", accuracy.partial())
                .put("unobserved", accuracy.unobserved())
                .put("notSimulated", accuracy.unpredicted());
    }

    private static void error(ObjectNode node, String key, Optional<PredictionError> error) {
        error.ifPresentOrElse(
                known -> node.putObject(key)
                        .put("minutes", known.minutes())
                        .put("median", PlainNumbers.decimal(known.median()))
                        .put("p90", PlainNumbers.decimal(known.p90())),
                () -> node.putNull(key));
    }
}
