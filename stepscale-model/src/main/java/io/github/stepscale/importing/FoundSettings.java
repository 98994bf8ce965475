package io.github.stepscale.importing;

import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.policy.steps.RuleKind;
import io.github.stepscale.policy.steps.RuleSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The settings of steps that make the alarms and policies of rules; those that equal the defaults are absent.
 *
 * @param all of both sides
 * @param scaleOut of the scale-out rule, where it has a side of its own
 * @param scaleIn of the scale-in rule, where it has a side of its own
 */
record FoundSettings(RuleSettings all, RuleSettings scaleOut, RuleSettings scaleIn) {

    /**
     * Finds them.
     *
     * @param kinds the kinds that the steps make; if not as many as rules, there are no settings
     */
    static FoundSettings of(List<RuleKind> kinds, List<ScalingRule> rules, Metric metric) {
        if (kinds.size() != rules.size()) {
            return new FoundSettings(RuleSettings.NONE, RuleSettings.NONE, RuleSettings.NONE);
        }
        List<RuleSettings> own = rules.stream().map(FoundSettings::complete).toList();
        if (kinds.size() == 1) {
            return new FoundSettings(
                    departures(own.get(0), kinds.get(0), metric), RuleSettings.NONE, RuleSettings.NONE);
        }
        RuleSettings out = departures(own.get(kinds.indexOf(RuleKind.SCALE_OUT)), RuleKind.SCALE_OUT, metric);
        RuleSettings in = departures(own.get(kinds.indexOf(RuleKind.SCALE_IN)), RuleKind.SCALE_IN, metric);
        return new FoundSettings(common(out, in), without(out, common(out, in)), without(in, common(out, in)));
    }

    private static RuleSettings complete(ScalingRule rule) {
        Alarm alarm = rule.alarm();
        StepScalingPolicy policy = rule.policy();
        return new RuleSettings(
                OptionalInt.of(alarm.evaluationPeriods()),
                OptionalInt.of(alarm.datapointsToAlarm()),
                Optional.of(alarm.treatMissingData()),
                Optional.of(policy.metricAggregationType()),
                OptionalInt.of(policy.cooldown()),
                policy.minAdjustmentMagnitude(),
                Optional.of(alarm.fill()));
    }

    /** Settings that differ from the defaults of the kind. */
    private static RuleSettings departures(RuleSettings own, RuleKind kind, Metric metric) {
        RuleSettings defaults = kind.defaults();
        return new RuleSettings(
                different(own.evaluationPeriods(), defaults.evaluationPeriods()),
                different(own.datapointsToAlarm(), own.evaluationPeriods()),
                different(own.treatMissingData(), defaults.treatMissingData()),
                different(own.metricAggregationType(), defaults.metricAggregationType()),
                different(own.cooldown(), defaults.cooldown()),
                own.minAdjustmentMagnitude(),
                different(own.fill(), Optional.of(kind.defaultFill(metric))));
    }

    /** Settings that both sides have alike. */
    private static RuleSettings common(RuleSettings out, RuleSettings in) {
        return new RuleSettings(
                equal(out.evaluationPeriods(), in.evaluationPeriods()),
                equal(out.datapointsToAlarm(), in.datapointsToAlarm()),
                equal(out.treatMissingData(), in.treatMissingData()),
                equal(out.metricAggregationType(), in.metricAggregationType()),
                equal(out.cooldown(), in.cooldown()),
                equal(out.minAdjustmentMagnitude(), in.minAdjustmentMagnitude()),
                equal(out.fill(), in.fill()));
    }

    private static RuleSettings without(RuleSettings side, RuleSettings common) {
        return new RuleSettings(
                different(side.evaluationPeriods(), common.evaluationPeriods()),
                different(side.datapointsToAlarm(), common.datapointsToAlarm()),
                different(side.treatMissingData(), common.treatMissingData()),
                different(side.metricAggregationType(), common.metricAggregationType()),
                different(side.cooldown(), common.cooldown()),
                different(side.minAdjustmentMagnitude(), common.minAdjustmentMagnitude()),
                different(side.fill(), common.fill()));
    }

    private static OptionalInt different(OptionalInt own, OptionalInt other) {
        return own.equals(other) ? OptionalInt.empty() : own;
    }

    private static <T> Optional<T> different(Optional<T> own, Optional<T> other) {
        return own.equals(other) ? Optional.empty() : own;
    }

    private static OptionalInt equal(OptionalInt one, OptionalInt other) {
        return one.equals(other) ? one : OptionalInt.empty();
    }

    private static <T> Optional<T> equal(Optional<T> one, Optional<T> other) {
        return one.equals(other) ? one : Optional.empty();
    }
}
