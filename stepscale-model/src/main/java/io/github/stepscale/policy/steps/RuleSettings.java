package io.github.stepscale.policy.steps;

import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Settings of the rules that are made from steps; what is absent is taken from the level above, at last from
 * {@link RuleKind#defaults()}.
 *
 * @param evaluationPeriods N of "M of N", at least 1
 * @param datapointsToAlarm M of "M of N", from 1 to N; N if absent everywhere
 * @param treatMissingData what missing datapoints count as
 * @param metricAggregationType how one value is made of the datapoints
 * @param cooldown seconds, at least 0
 * @param minAdjustmentMagnitude the least change of a percentage, at least 1
 * @param fill what a minute without a datapoint counts as; its default depends on the metric
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

    /** Only what a minute without a datapoint counts as. */
    public static RuleSettings filled(Fill fill) {
        return new RuleSettings(
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.of(fill));
    }

    /** These settings, and where one is absent, that of {@code above}. */
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

    private static void requireAtLeast(Validator checks, OptionalInt value, int least, String path) {
        checks.require(
                value.orElse(least) >= least,
                path,
                value.orElse(least) + " is below " + least,
                "Write " + least + " or more");
    }
}
