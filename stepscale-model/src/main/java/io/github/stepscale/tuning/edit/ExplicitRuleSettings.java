package io.github.stepscale.tuning.edit;

import io.github.stepscale.policy.ExplicitRule;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The settings of a rule in the form of AWS: those of its alarm and those of its policy. */
final class ExplicitRuleSettings {
    private static final int MAX_PERIODS = 1_440;

    private final String prefix;
    private final Part<Alarm> alarm;
    private final Part<StepScalingPolicy> policy;
    private final ExplicitRule rule;

    /**
     * @param prefix of the paths, such as {@code rules[0].}
     * @param part where the rule is
     * @param rule the rule itself
     */
    ExplicitRuleSettings(String prefix, Part<ExplicitRule> part, ExplicitRule rule) {
        this.prefix = prefix;
        this.rule = rule;
        this.alarm = part.below(ExplicitRule::alarm, (now, other) -> new ExplicitRule(now.name(), other, now.policy()));
        this.policy =
                part.below(ExplicitRule::policy, (now, other) -> new ExplicitRule(now.name(), now.alarm(), other));
    }

    Stream<Setting> all() {
        return Stream.of(alarmSettings(), bounds(), amounts(), policySettings()).flatMap(settings -> settings);
    }

    private Stream<Setting> alarmSettings() {
        Alarm now = rule.alarm();
        return Stream.of(
                Setting.decimal(
                        List.of(prefix + "alarm.threshold"),
                        now.threshold(),
                        value -> alarm.edit(
                                of -> with(of, of.fill(), value, of.evaluationPeriods(), of.datapointsToAlarm()))),
                evaluationPeriods(now),
                Setting.of(
                        List.of(prefix + "alarm.datapointsToAlarm"),
                        String.valueOf(now.datapointsToAlarm()),
                        NearbyNumbers.counts(now.datapointsToAlarm(), 1, now.evaluationPeriods()),
                        String::valueOf,
                        count -> alarm.edit(of -> with(of, of.fill(), of.threshold(), of.evaluationPeriods(), count))),
                Setting.of(
                        List.of(prefix + "alarm.fill"),
                        SideSettings.text(now.fill()),
                        Stream.of(Fill.NONE, Fill.ZERO)
                                .filter(other -> !other.equals(now.fill()))
                                .toList(),
                        SideSettings::text,
                        fill -> alarm.edit(
                                of -> with(of, fill, of.threshold(), of.evaluationPeriods(), of.datapointsToAlarm()))));
    }

    /** Where all datapoints have to breach, their number goes along. */
    private Setting evaluationPeriods(Alarm now) {
        boolean all = now.datapointsToAlarm() == now.evaluationPeriods();
        String periods = prefix + "alarm.evaluationPeriods";
        return Setting.of(
                all ? List.of(periods, prefix + "alarm.datapointsToAlarm") : List.of(periods),
                String.valueOf(now.evaluationPeriods()),
                NearbyNumbers.counts(now.evaluationPeriods(), 1, MAX_PERIODS),
                String::valueOf,
                count -> alarm.edit(
                        of -> with(of, of.fill(), of.threshold(), count, all ? count : of.datapointsToAlarm())));
    }

    private static Alarm with(Alarm of, Fill fill, BigDecimal threshold, int periods, int datapoints) {
        return new Alarm(of.metric(), fill, of.comparison(), threshold, periods, datapoints, of.treatMissingData());
    }

    /** A bound that two steps share moves in both. Bounds are distances from the threshold. */
    private Stream<Setting> bounds() {
        SharedBounds bounds = new SharedBounds();
        List<StepAdjustment> steps = rule.policy().stepAdjustments();
        for (int i = 0; i < steps.size(); i++) {
            String step = prefix + "policy.stepAdjustments[" + i + "].";
            bounds.add(steps.get(i).lowerBound(), step + "metricIntervalLowerBound");
            bounds.add(steps.get(i).upperBound(), step + "metricIntervalUpperBound");
        }
        return bounds.settings(moved -> steps(step -> new StepAdjustment(
                moved.apply(step.lowerBound()), moved.apply(step.upperBound()), step.scalingAdjustment())));
    }

    private Stream<Setting> amounts() {
        AdjustmentType type = rule.policy().adjustmentType();
        List<StepAdjustment> steps = rule.policy().stepAdjustments();
        return IntStream.range(0, steps.size())
                .filter(i ->
                        type == AdjustmentType.EXACT_CAPACITY || steps.get(i).scalingAdjustment() != 0)
                .mapToObj(i -> Setting.of(
                        List.of(prefix + "policy.stepAdjustments[" + i + "].scalingAdjustment"),
                        String.valueOf(steps.get(i).scalingAdjustment()),
                        LadderSettings.amounts(type, steps.get(i).scalingAdjustment()),
                        String::valueOf,
                        amount -> policy.edit(now -> {
                            List<StepAdjustment> changed = new ArrayList<>(now.stepAdjustments());
                            StepAdjustment old = changed.get(i);
                            changed.set(i, new StepAdjustment(old.lowerBound(), old.upperBound(), amount));
                            return with(now, changed, now.cooldown());
                        })));
    }

    private Stream<Setting> policySettings() {
        StepScalingPolicy present = rule.policy();
        return Stream.of(
                Setting.of(
                        List.of(prefix + "policy.cooldown"),
                        String.valueOf(present.cooldown()),
                        NearbyNumbers.seconds(present.cooldown()),
                        String::valueOf,
                        seconds -> policy.edit(now -> with(now, now.stepAdjustments(), seconds))),
                Setting.of(
                        List.of(prefix + "policy.metricAggregationType"),
                        present.metricAggregationType().awsName(),
                        Stream.of(MetricAggregationType.values())
                                .filter(other -> other != present.metricAggregationType())
                                .toList(),
                        MetricAggregationType::awsName,
                        type -> policy.edit(now ->
                                with(now, now.stepAdjustments(), now.cooldown(), type, now.minAdjustmentMagnitude()))));
    }

    private UnaryOperator<ScalingDescription> steps(UnaryOperator<StepAdjustment> change) {
        return policy.edit(
                now -> with(now, now.stepAdjustments().stream().map(change).toList(), now.cooldown()));
    }

    private static StepScalingPolicy with(StepScalingPolicy now, List<StepAdjustment> steps, int cooldown) {
        return with(now, steps, cooldown, now.metricAggregationType(), now.minAdjustmentMagnitude());
    }

    private static StepScalingPolicy with(
            StepScalingPolicy now,
            List<StepAdjustment> steps,
            int cooldown,
            MetricAggregationType aggregation,
            OptionalInt magnitude) {
        return new StepScalingPolicy(now.adjustmentType(), steps, cooldown, aggregation, magnitude);
    }
}
