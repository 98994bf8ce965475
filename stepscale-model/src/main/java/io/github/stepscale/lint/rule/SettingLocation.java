package io.github.stepscale.lint.rule;

import io.github.stepscale.policy.steps.RuleSettings;
import java.util.function.Predicate;

/** A setting of a rule and its location: at the top, under a direction, or in the alarm or the policy of a rule. */
public enum SettingLocation {
    EVALUATION_PERIODS(
            "alarm", "evaluationPeriods", own -> own.evaluationPeriods().isPresent()),
    DATAPOINTS_TO_ALARM(
            "alarm", "datapointsToAlarm", own -> own.datapointsToAlarm().isPresent()),
    TREAT_MISSING_DATA(
            "alarm", "treatMissingData", own -> own.treatMissingData().isPresent()),
    FILL("alarm", "fill", own -> own.fill().isPresent()),
    METRIC_AGGREGATION_TYPE(
            "policy",
            "metricAggregationType",
            own -> own.metricAggregationType().isPresent()),
    COOLDOWN("policy", "cooldown", own -> own.cooldown().isPresent()),
    MIN_ADJUSTMENT_MAGNITUDE(
            "policy",
            "minAdjustmentMagnitude",
            own -> own.minAdjustmentMagnitude().isPresent());

    private final String part;
    private final String key;
    private final Predicate<RuleSettings> present;

    SettingLocation(String part, String key, Predicate<RuleSettings> present) {
        this.part = part;
        this.key = key;
        this.present = present;
    }

    /** The key in {@code stepscale.yaml}. */
    public String key() {
        return key;
    }

    /** The path in an explicit rule. */
    String inRule() {
        return part + "." + key;
    }

    boolean isIn(RuleSettings settings) {
        return present.test(settings);
    }
}
