package io.github.stepscale.policy.steps;

import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.TreatMissingData;
import java.util.Optional;
import java.util.OptionalInt;

/** Collects the settings of a rule, in the words of {@code stepscale.yaml}. */
public final class RuleSettingsBuilder {
    private OptionalInt evaluationPeriods = OptionalInt.empty();
    private OptionalInt datapointsToAlarm = OptionalInt.empty();
    private Optional<TreatMissingData> treatMissingData = Optional.empty();
    private Optional<MetricAggregationType> metricAggregationType = Optional.empty();
    private OptionalInt cooldown = OptionalInt.empty();
    private OptionalInt minAdjustmentMagnitude = OptionalInt.empty();
    private Optional<Fill> fill = Optional.empty();

    public RuleSettingsBuilder() {}

    /** N of "M of N", at least 1. */
    public RuleSettingsBuilder evaluationPeriods(int periods) {
        evaluationPeriods = OptionalInt.of(periods);
        return this;
    }

    /** M of "M of N", from 1 to N. Default: N. */
    public RuleSettingsBuilder datapointsToAlarm(int datapoints) {
        datapointsToAlarm = OptionalInt.of(datapoints);
        return this;
    }

    /** What missing datapoints count as. */
    public RuleSettingsBuilder treatMissingData(TreatMissingData treatment) {
        treatMissingData = Optional.of(treatment);
        return this;
    }

    /** How one value is made of the datapoints. Default: the largest. */
    public RuleSettingsBuilder metricAggregationType(MetricAggregationType aggregation) {
        metricAggregationType = Optional.of(aggregation);
        return this;
    }

    /** Seconds from the completion of a scaling activity, at least 0. */
    public RuleSettingsBuilder cooldown(int seconds) {
        cooldown = OptionalInt.of(seconds);
        return this;
    }

    /** The least change of a percentage, at least 1. */
    public RuleSettingsBuilder minAdjustmentMagnitude(int magnitude) {
        minAdjustmentMagnitude = OptionalInt.of(magnitude);
        return this;
    }

    /** What a minute without a datapoint counts as. */
    public RuleSettingsBuilder fill(Fill what) {
        fill = Optional.of(what);
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
