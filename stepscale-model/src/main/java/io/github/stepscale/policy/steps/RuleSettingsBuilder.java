package io.github.stepscale.policy.steps;

import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.TreatMissingData;
import java.util.Optional;
import java.util.OptionalInt;

/** Builds {@link RuleSettings} with the keys of {@code stepscale.yaml}. */
public final class RuleSettingsBuilder {
    private OptionalInt evaluationPeriods = OptionalInt.empty();
    private OptionalInt datapointsToAlarm = OptionalInt.empty();
    private Optional<TreatMissingData> treatMissingData = Optional.empty();
    private Optional<MetricAggregationType> metricAggregationType = Optional.empty();
    private OptionalInt cooldown = OptionalInt.empty();
    private OptionalInt minAdjustmentMagnitude = OptionalInt.empty();
    private Optional<Fill> fill = Optional.empty();

    public RuleSettingsBuilder() {}

    /** Sets N of "M of N", at least 1. */
    public RuleSettingsBuilder evaluationPeriods(int periods) {
        evaluationPeriods = OptionalInt.of(periods);
        return this;
    }

    /** Sets M of "M of N", from 1 to N. Default: N. */
    public RuleSettingsBuilder datapointsToAlarm(int datapoints) {
        datapointsToAlarm = OptionalInt.of(datapoints);
        return this;
    }

    /** Sets how the alarm treats missing datapoints. */
    public RuleSettingsBuilder treatMissingData(TreatMissingData treatment) {
        treatMissingData = Optional.of(treatment);
        return this;
    }

    /** Sets how the datapoints are aggregated into one value. Default: Maximum. */
    public RuleSettingsBuilder metricAggregationType(MetricAggregationType aggregation) {
        metricAggregationType = Optional.of(aggregation);
        return this;
    }

    /** Sets the cooldown in seconds after a completed scaling activity, at least 0. */
    public RuleSettingsBuilder cooldown(int seconds) {
        cooldown = OptionalInt.of(seconds);
        return this;
    }

    /** Sets the minimum change for percentages, at least 1. */
    public RuleSettingsBuilder minAdjustmentMagnitude(int magnitude) {
        minAdjustmentMagnitude = OptionalInt.of(magnitude);
        return this;
    }

    /** Sets the replacement of missing datapoints. */
    public RuleSettingsBuilder fill(Fill value) {
        fill = Optional.of(value);
        return this;
    }

    public RuleSettings build() {
        return new RuleSettings(
                evaluationPeriods,
                datapointsToAlarm,
                treatMissingData,
                metricAggregationType,
                cooldown,
                minAdjustmentMagnitude,
                fill);
    }
}
