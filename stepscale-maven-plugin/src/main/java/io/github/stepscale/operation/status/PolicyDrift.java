package io.github.stepscale.operation.status;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.template.DeployedSteps;
import io.github.stepscale.template.DeployedSteps.Step;
import io.github.stepscale.validation.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Compares a scaling policy with the descriptor, step by step. */
final class PolicyDrift {
    private static final String STEP_SCALING = "StepScaling";

    private final PlannedRule rule;
    private final DifferenceList differences = new DifferenceList(Remedy.PUT_POLICY);

    private PolicyDrift(PlannedRule rule) {
        this.rule = rule;
    }

    /**
     * Compares.
     *
     * @param stackArn the ARN that the stack knows; absent if it has no such policy, or was not read
     * @param alarm the live alarm of the rule: the bounds of the live steps are relative to its threshold
     */
    static List<Difference> of(
            PlannedRule rule,
            Optional<String> stackArn,
            Optional<AutoScaling.Policy> live,
            Optional<Alarms.Alarm> alarm) {
        PolicyDrift drift = new PolicyDrift(rule);
        Optional<BigDecimal> threshold =
                alarm.map(Alarms.Alarm::threshold).filter(Double::isFinite).map(Decimals::of);
        live.ifPresentOrElse(
                policy -> drift.compare(policy, stackArn, threshold),
                () -> drift.differences.add(Difference.ABSENT, stackArn.isPresent() ? Remedy.RECREATE : Remedy.DEPLOY));
        return drift.differences.toList();
    }

    private void compare(AutoScaling.Policy live, Optional<String> stackArn, Optional<BigDecimal> threshold) {
        stackArn.filter(arn -> !arn.equals(live.arn()))
                .ifPresent(arn -> differences.add(
                        "deleted and created again without CloudFormation, so that its ARN is another",
                        Remedy.RECREATE));
        if (!live.type().equals(STEP_SCALING)) {
            differences.compare("policyType", STEP_SCALING, live.type(), Remedy.RECREATE);
            return;
        }
        StepScalingPolicy described = rule.policy();
        differences.compare("adjustmentType", described.adjustmentType().awsName(), live.adjustmentType());
        differences.compare(
                "metricAggregationType", described.metricAggregationType().awsName(), live.metricAggregationType());
        differences.compare("cooldown", text(OptionalInt.of(described.cooldown())), text(live.cooldown()));
        differences.compare(
                "minAdjustmentMagnitude",
                text(described.minAdjustmentMagnitude()),
                text(live.minAdjustmentMagnitude()));
        compareSteps(live, threshold);
    }

    private void compareSteps(AutoScaling.Policy live, Optional<BigDecimal> liveThreshold) {
        StepScalingPolicy described = rule.policy();
        List<Step> describedSteps =
                described.stepAdjustments().stream().map(Step::of).toList();
        List<Step> steps =
                live.steps().stream().flatMap(step -> step(step).stream()).toList();
        if (steps.equals(describedSteps)) {
            return;
        }
        differences.addAll(
                rule instanceof ScalingRule onMetric
                        ? changes(onMetric, describedSteps, steps, live, liveThreshold)
                        : List.of("the steps are not the one step of the descriptor"));
    }

    private static List<String> changes(
            ScalingRule rule,
            List<Step> describedSteps,
            List<Step> steps,
            AutoScaling.Policy live,
            Optional<BigDecimal> liveThreshold) {
        AdjustmentType described = rule.policy().adjustmentType();
        AdjustmentType type = Stream.of(AdjustmentType.values())
                .filter(known -> known.awsName().equals(live.adjustmentType()))
                .findFirst()
                .orElse(described);
        String metric = rule.alarm().metric().label();
        List<String> changes = StepChanges.between(
                new DeployedSteps(metric, described, rule.alarm().threshold(), describedSteps),
                new DeployedSteps(
                        metric, type, liveThreshold.orElse(rule.alarm().threshold()), steps));
        return changes.isEmpty() ? List.of("the steps are split differently, with the same effect") : changes;
    }

    private static Optional<Step> step(AutoScaling.Policy.Step step) {
        return Step.of(step.lower(), step.upper(), step.adjustment());
    }

    private static String text(OptionalInt number) {
        return number.isPresent() ? String.valueOf(number.getAsInt()) : "none";
    }
}
