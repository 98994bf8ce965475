package io.github.stepscale.policy.steps;

import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Alarm and policy settings of the rules made from steps. Absent settings are inherited from the level above, finally
 * from {@link RuleKind#defaults()}.
 *
 * @param evaluationPeriods N of "M of N", at least 1
 * @param datapointsToAlarm M of "M of N", from 1 to N; N if absent everywhere
 * @param treatMissingData how the alarm treats missing datapoints
 * @param metricAggregationType how the datapoints are aggregated into one value
 * @param cooldown seconds, at least 0
 * @param minAdjustmentMagnitude the minimum change for percentages, at least 1
 * @param fill the replacement of missing datapoints; the default depends on the metric
 */
public record RuleSettings(
        OptionalInt evaluationPeriods,
        OptionalInt datapointsToAlarm,
        Optional<TreatMissingData> treatMissingData,
        Optional<MetricAggregationType> metricAggregationType,
        OptionalInt cooldown,
        OptionalInt minAdjustmentMagnitude,
        Optional<Fill> fill) {

    /** Nothing is set. */
    public static final RuleSettings NONE = new RuleSettings(
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty());

    /** @throws InvalidValueException if a number is out of range */
    public RuleSettings {
        Validator checks = new Validator();
        requireAtLeast(checks, evaluationPeriods, 1, "evaluationPeriods");
        requireAtLeast(checks, datapointsToAlarm, 1, "datapointsToAlarm");
        requireAtLeast(checks, cooldown, 0, "cooldown");
        requireAtLeast(checks, minAdjustmentMagnitude, 1, "minAdjustmentMagnitude");
        checks.throwIfAny();
    }

    /** Settings with a fill only. */
    public static RuleSettings ofFill(Fill fill) {
        return new RuleSettings(
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.of(fill));
    }

    /** Returns these settings, with absent ones taken from {@code above}. */
    public RuleSettings or(RuleSettings above) {
        return new RuleSettings(
                or(evaluationPeriods, above.evaluationPeriods),
                or(datapointsToAlarm, above.datapointsToAlarm),
                treatMissingData.or(above::treatMissingData),
                metricAggregationType.or(above::metricAggregationType),
                or(cooldown, above.cooldown),
                or(minAdjustmentMagnitude, above.minAdjustmentMagnitude),
                fill.or(above::fill));
    }

    private static OptionalInt or(OptionalInt own, OptionalInt above) {
        return own.isPresent() ? own : above;
    }

    private static void requireAtLeast(Validator checks, OptionalInt value, int min, String path) {
        checks.require(
                value.orElse(min) >= min, path, value.orElse(min) + " is below " + min, "Write " + min + " or more");
    }

    // By hand for a fast start: docs/decisions/0027-start-up.md
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof RuleSettings that
                        && evaluationPeriods.equals(that.evaluationPeriods)
                        && datapointsToAlarm.equals(that.datapointsToAlarm)
                        && treatMissingData.equals(that.treatMissingData)
                        && metricAggregationType.equals(that.metricAggregationType)
                        && cooldown.equals(that.cooldown)
                        && minAdjustmentMagnitude.equals(that.minAdjustmentMagnitude)
                        && fill.equals(that.fill);
    }

    @Override
    public int hashCode() {
        return evaluationPeriods.hashCode();
    }
}
