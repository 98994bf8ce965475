package io.github.stepscale.descriptor;

import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.yaml.MappingReader;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the settings of alarms and policies that are made from steps. */
final class RuleSettingsReader {
    private static final Pattern M_OF_N = Pattern.compile("([0-9]{1,5}) ?(?:out of|of|/) ?([0-9]{1,5})");

    private final MetricValueReader values;

    /** @param values of the metric that the alarms watch */
    RuleSettingsReader(MetricValueReader values) {
        this.values = values;
    }

    /** The answer to {@code 3 of 5}. */
    static Optional<String> severalOf(String text) {
        Matcher several = M_OF_N.matcher(text);
        return several.matches()
                ? Optional.of(
                        "Write evaluationPeriods: " + several.group(2) + " and datapointsToAlarm: " + several.group(1))
                : Optional.empty();
    }

    /** Reads the settings among these fields; empty if one has a mistake. */
    Optional<RuleSettings> read(MappingReader fields) {
        return fields.make(() -> new RuleSettings(
                fields.integer("evaluationPeriods", RuleSettingsReader::severalOf),
                fields.integer("datapointsToAlarm"),
                AllowedWords.read(fields, "treatMissingData", AllowedWords.MISSING_DATA),
                AllowedWords.read(fields, "metricAggregationType", AllowedWords.AGGREGATIONS),
                fields.seconds("cooldown"),
                fields.integer("minAdjustmentMagnitude"),
                fields.read("fill", values::readFill)));
    }
}
