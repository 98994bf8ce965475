package io.github.stepscale.descriptor;

import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.yaml.MappingReader;
import java.util.Optional;

/** Reads the settings of alarms and policies that are made from steps. */
final class RuleSettingsReader {
    private final MetricReader metrics;

    RuleSettingsReader(MetricReader metrics) {
        this.metrics = metrics;
    }

    /** Reads the settings among these fields; empty if one has a mistake. */
    Optional<RuleSettings> read(MappingReader fields) {
        return fields.make(() -> new RuleSettings(
                fields.integer("evaluationPeriods"),
                fields.integer("datapointsToAlarm"),
                fields.choice("treatMissingData", AllowedWords.MISSING_DATA),
                fields.choice("metricAggregationType", AllowedWords.AGGREGATIONS),
                fields.seconds("cooldown"),
                fields.integer("minAdjustmentMagnitude"),
                fields.read("fill", metrics::fill)));
    }
}
