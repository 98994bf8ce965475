package io.github.stepscale.lint.rule;

import io.github.stepscale.policy.steps.RuleSettings;

/** A setting of a rule and its location: at the top, under a direction, or in the alarm or the policy of a rule. */
public enum SettingLocation {
    EVALUATION_PERIODS("alarm", "evaluationPeriods"),
    DATAPOINTS_TO_ALARM("alarm", "datapointsToAlarm"),
    TREAT_MISSING_DATA("alarm", "treatMissingData"),
    FILL("alarm", "fill"),
    METRIC_AGGREGATION_TYPE("policy", "metricAggregationType"),
    COOLDOWN("policy", "cooldown"),
    MIN_ADJUSTMENT_MAGNITUDE("policy", "minAdjustmentMagnitude");

    private final String part;
    private final String key;

    SettingLocation(String part, String key) {
        this.part = part;
        this.key = key;
    }

    /** The key in {@code stepscale.yaml}. */
    public String key() {
        return key;
    }

    /** The path in an explicit rule. */
    String inRule() {
        return part + "." + key;
    }

    /** Whether settings contain it. */
    boolean isIn(RuleSettings settings) {
        return switch (this) {
            case EVALUATION_PERIODS -> settings.evaluationPeriods().isPresent();
            case DATAPOINTS_TO_ALARM -> settings.datapointsToAlarm().isPresent();
            case TREAT_MISSING_DATA -> settings.treatMissingData().isPresent();
            case FILL -> settings.fill().isPresent();
            case METRIC_AGGREGATION_TYPE -> settings.metricAggregationType().isPresent();
            case COOLDOWN -> settings.cooldown().isPresent();
            case MIN_ADJUSTMENT_MAGNITUDE -> settings.minAdjustmentMagnitude().isPresent();
        };
    }
}
