package io.github.stepscale.descriptor;

import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.yaml.MappingReader;
import java.util.Optional;

/** Reads the alarm and policy settings of rules that are made from steps. */
final class SettingsReader {
    private final MetricReader metrics;

    SettingsReader(MetricReader metrics) {
        this.metrics = metrics;
    }

    /** The settings among these fields; empty if one of them was noted as a mistake. */
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
