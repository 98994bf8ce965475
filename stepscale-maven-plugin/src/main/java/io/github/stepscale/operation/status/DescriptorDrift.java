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

/** How what runs differs from what the descriptor says, in words: what is said {@code ->} what runs. */
final class DescriptorDrift {
    private final List<String> words = new ArrayList<>();

    private DescriptorDrift() {}

    static List<String> ofTarget(ScalingDescription said, Optional<AutoScaling.Target> running) {
        DescriptorDrift differences = new DescriptorDrift();
        running.ifPresentOrElse(
                target -> differences.compareTarget(said, target), () -> differences.words.add("not registered"));
        return differences.words;
    }

    /** @param alarm the rule's, since the bounds of the steps are relative to the threshold that it has now */
    static List<String> ofPolicy(ScalingRule rule, Optional<AutoScaling.Policy> running, Optional<Alarms.Alarm> alarm) {
        DescriptorDrift differences = new DescriptorDrift();
        BigDecimal threshold = alarm.map(Alarms.Alarm::threshold)
                .filter(Double::isFinite)
                .map(Decimals::of)
                .orElse(rule.alarm().threshold());
        running.ifPresentOrElse(
                policy -> differences.comparePolicy(rule, policy, threshold),
                () -> differences.words.add("does not exist"));
        return differences.words;
    }

    static List<String> ofAlarm(ScalingRule rule, Optional<String> policyArn, Optional<Alarms.Alarm> running) {
        DescriptorDrift differences = new DescriptorDrift();
        running.ifPresentOrElse(
                alarm -> differences.compareAlarm(rule, policyArn, alarm),
                () -> differences.words.add("does not exist"));
        return differences.words;
    }

    private void compareTarget(ScalingDescription said, AutoScaling.Target running) {
        // Where schedules change the range, it is at times not the descriptor's.
        if (said.schedules().isEmpty()) {
            compare("minCapacity", said.capacity().min(), running.minCapacity());
            compare("maxCapacity", said.capacity().max(), running.maxCapacity());
        }
        SuspendedState suspension = said.suspended();
        compare("scale-in suspended", suspension.scaleIn(), running.scaleInSuspended());
        compare("scale-out suspended", suspension.scaleOut(), running.scaleOutSuspended());
        compare("schedules suspended", suspension.scheduled(), running.schedulesSuspended());
    }

    private void comparePolicy(ScalingRule rule, AutoScaling.Policy running, BigDecimal threshold) {
        StepScalingPolicy said = rule.policy();
        compare("adjustmentType", said.adjustmentType().awsName(), running.adjustmentType());
        compare("metricAggregationType", said.metricAggregationType().awsName(), running.metricAggregationType());
        compare("cooldown", shown(OptionalInt.of(said.cooldown())), shown(running.cooldown()));
        compare(
                "minAdjustmentMagnitude",
                shown(said.minAdjustmentMagnitude()),
                shown(running.minAdjustmentMagnitude()));
        compareSteps(rule, running, threshold);
    }

    private void compareSteps(ScalingRule rule, AutoScaling.Policy running, BigDecimal runningThreshold) {
        StepScalingPolicy said = rule.policy();
        List<Step> wanted = said.stepAdjustments().stream().map(Step::of).toList();
        List<Step> steps =
                running.steps().stream().flatMap(step -> step(step).stream()).toList();
        if (steps.equals(wanted)) {
            return;
        }
        AdjustmentType type = Stream.of(AdjustmentType.values())
                .filter(known -> known.awsName().equals(running.adjustmentType()))
                .findFirst()
                .orElse(said.adjustmentType());
        String metric = rule.alarm().metric().label();
        List<String> inWords = StepChanges.between(
                new DeployedSteps(metric, said.adjustmentType(), rule.alarm().threshold(), wanted),
                new DeployedSteps(metric, type, runningThreshold, steps));
        words.addAll(inWords.isEmpty() ? List.of("the steps are split differently, with the same effect") : inWords);
    }

    private void compareAlarm(ScalingRule rule, Optional<String> policyArn, Alarms.Alarm running) {
        io.github.stepscale.policy.rule.Alarm said = rule.alarm();
        compare("comparisonOperator", said.comparison().awsName(), running.comparison());
        compare("threshold", PlainNumbers.text(said.threshold()), number(running.threshold()));
        compare("evaluationPeriods", said.evaluationPeriods(), running.evaluationPeriods());
        compare("datapointsToAlarm", said.datapointsToAlarm(), running.datapointsToAlarm());
        compare("treatMissingData", said.treatMissingData().awsName(), running.treatMissingData());
        if (!running.enabled()) {
            words.add("its actions are disabled");
        }
        policyArn
                .filter(arn -> !running.actions().contains(arn))
                .ifPresent(arn -> words.add("it does not run the policy"));
    }

    private void compare(String what, Object said, Object running) {
        if (!said.equals(running)) {
            words.add(what + ": " + said + " -> " + running);
        }
    }

    private static Optional<Step> step(AutoScaling.Policy.Step step) {
        return Step.of(step.lower(), step.upper(), step.adjustment());
    }

    private static String number(double value) {
        return Double.isFinite(value) ? PlainNumbers.text(Decimals.of(value)) : "none";
    }

    private static String shown(OptionalInt number) {
        return number.isPresent() ? String.valueOf(number.getAsInt()) : "none";
    }
}
