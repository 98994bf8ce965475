package io.github.stepscale.operation.status;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.policy.target.SuspendedState;
import io.github.stepscale.template.DeployedSteps;
import io.github.stepscale.template.DeployedSteps.Step;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Lists how a live resource differs from the descriptor, as text: {@code maxCapacity: 12 -> 10}, the live value last. */
final class DescriptorDrift {
    private final List<String> differences = new ArrayList<>();

    private DescriptorDrift() {}

    static List<String> ofTarget(ScalingDescription described, Optional<AutoScaling.Target> live) {
        DescriptorDrift drift = new DescriptorDrift();
        live.ifPresentOrElse(
                target -> drift.compareTarget(described, target), () -> drift.differences.add("not registered"));
        return drift.differences;
    }

    /** @param alarm the live alarm of the rule: the bounds of the live steps are relative to its threshold */
    static List<String> ofPolicy(ScalingRule rule, Optional<AutoScaling.Policy> live, Optional<Alarms.Alarm> alarm) {
        DescriptorDrift drift = new DescriptorDrift();
        BigDecimal threshold = alarm.map(Alarms.Alarm::threshold)
                .filter(Double::isFinite)
                .map(Decimals::of)
                .orElse(rule.alarm().threshold());
        live.ifPresentOrElse(
                policy -> drift.comparePolicy(rule, policy, threshold), () -> drift.differences.add("does not exist"));
        return drift.differences;
    }

    static List<String> ofAlarm(ScalingRule rule, Optional<String> policyArn, Optional<Alarms.Alarm> live) {
        DescriptorDrift drift = new DescriptorDrift();
        live.ifPresentOrElse(
                alarm -> drift.compareAlarm(rule, policyArn, alarm), () -> drift.differences.add("does not exist"));
        return drift.differences;
    }

    private void compareTarget(ScalingDescription described, AutoScaling.Target live) {
        // Schedules change the range, so it differs from the descriptor at times.
        if (described.schedules().isEmpty()) {
            compare("minCapacity", described.capacity().min(), live.minCapacity());
            compare("maxCapacity", described.capacity().max(), live.maxCapacity());
        }
        SuspendedState suspension = described.suspended();
        compare("scale-in suspended", suspension.scaleIn(), live.scaleInSuspended());
        compare("scale-out suspended", suspension.scaleOut(), live.scaleOutSuspended());
        compare("schedules suspended", suspension.scheduled(), live.schedulesSuspended());
    }

    private void comparePolicy(ScalingRule rule, AutoScaling.Policy live, BigDecimal threshold) {
        StepScalingPolicy described = rule.policy();
        compare("adjustmentType", described.adjustmentType().awsName(), live.adjustmentType());
        compare("metricAggregationType", described.metricAggregationType().awsName(), live.metricAggregationType());
        compare("cooldown", text(OptionalInt.of(described.cooldown())), text(live.cooldown()));
        compare(
                "minAdjustmentMagnitude",
                text(described.minAdjustmentMagnitude()),
                text(live.minAdjustmentMagnitude()));
        compareSteps(rule, live, threshold);
    }

    private void compareSteps(ScalingRule rule, AutoScaling.Policy live, BigDecimal liveThreshold) {
        StepScalingPolicy described = rule.policy();
        List<Step> describedSteps =
                described.stepAdjustments().stream().map(Step::of).toList();
        List<Step> steps =
                live.steps().stream().flatMap(step -> step(step).stream()).toList();
        if (steps.equals(describedSteps)) {
            return;
        }
        AdjustmentType type = Stream.of(AdjustmentType.values())
                .filter(known -> known.awsName().equals(live.adjustmentType()))
                .findFirst()
                .orElse(described.adjustmentType());
        String metric = rule.alarm().metric().label();
        List<String> changes = StepChanges.between(
                new DeployedSteps(
                        metric, described.adjustmentType(), rule.alarm().threshold(), describedSteps),
                new DeployedSteps(metric, type, liveThreshold, steps));
        differences.addAll(
                changes.isEmpty() ? List.of("the steps are split differently, with the same effect") : changes);
    }

    private void compareAlarm(ScalingRule rule, Optional<String> policyArn, Alarms.Alarm live) {
        io.github.stepscale.policy.rule.Alarm described = rule.alarm();
        compare("comparisonOperator", described.comparison().awsName(), live.comparison());
        compare("threshold", PlainNumbers.text(described.threshold()), number(live.threshold()));
        compare("evaluationPeriods", described.evaluationPeriods(), live.evaluationPeriods());
        compare("datapointsToAlarm", described.datapointsToAlarm(), live.datapointsToAlarm());
        compare("treatMissingData", described.treatMissingData().awsName(), live.treatMissingData());
        if (!live.enabled()) {
            differences.add("its actions are disabled");
        }
        policyArn
                .filter(arn -> !live.actions().contains(arn))
                .ifPresent(arn -> differences.add("it does not run the policy"));
    }

    private void compare(String what, Object described, Object live) {
        if (!described.equals(live)) {
            differences.add(what + ": " + described + " -> " + live);
        }
    }

    private static Optional<Step> step(AutoScaling.Policy.Step step) {
        return Step.of(step.lower(), step.upper(), step.adjustment());
    }

    private static String number(double value) {
        return Double.isFinite(value) ? PlainNumbers.text(Decimals.of(value)) : "none";
    }

    private static String text(OptionalInt number) {
        return number.isPresent() ? String.valueOf(number.getAsInt()) : "none";
    }
}
