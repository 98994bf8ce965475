package io.github.stepscale.operation.status;

import io.github.stepscale.aws.Alarm;
import io.github.stepscale.aws.ScalableTarget;
import io.github.stepscale.aws.ScalingPolicy;
import io.github.stepscale.plan.Rule;
import io.github.stepscale.policy.AdjustmentType;
import io.github.stepscale.policy.CapacityRange;
import io.github.stepscale.policy.Decimals;
import io.github.stepscale.policy.StepAdjustment;
import io.github.stepscale.policy.StepPolicy;
import io.github.stepscale.template.DeployedSteps;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** How what runs differs from what the descriptor says, in words: what is said {@code ->} what runs. */
final class Differences {
    private final List<String> words = new ArrayList<>();

    private Differences() {}

    /** @param scheduled whether schedules change the range: then it is at times not the descriptor's */
    static List<String> ofTarget(CapacityRange said, boolean scheduled, Optional<ScalableTarget> running) {
        Differences differences = new Differences();
        if (running.isEmpty()) {
            differences.words.add("not registered");
        } else if (!scheduled) {
            differences.compare("minCapacity", said.min(), running.get().minCapacity());
            differences.compare("maxCapacity", said.max(), running.get().maxCapacity());
        }
        return differences.words;
    }

    /** @param alarm the rule's, since the bounds of the steps are relative to the threshold that it has now */
    static List<String> ofPolicy(Rule rule, Optional<ScalingPolicy> running, Optional<Alarm> alarm) {
        Differences differences = new Differences();
        BigDecimal threshold = alarm.map(Alarm::threshold)
                .filter(Double::isFinite)
                .map(Decimals::of)
                .orElse(rule.alarm().threshold());
        running.ifPresentOrElse(
                policy -> differences.comparePolicy(rule, policy, threshold),
                () -> differences.words.add("does not exist"));
        return differences.words;
    }

    static List<String> ofAlarm(Rule rule, Optional<String> policyArn, Optional<Alarm> running) {
        Differences differences = new Differences();
        running.ifPresentOrElse(
                alarm -> differences.compareAlarm(rule, policyArn, alarm),
                () -> differences.words.add("does not exist"));
        return differences.words;
    }

    private void comparePolicy(Rule rule, ScalingPolicy running, BigDecimal threshold) {
        StepPolicy said = rule.policy();
        compare("adjustmentType", said.adjustmentType().awsName(), running.adjustmentType());
        compare("metricAggregationType", said.metricAggregationType().awsName(), running.metricAggregationType());
        compare("cooldown", shown(OptionalInt.of(said.cooldown())), shown(running.cooldown()));
        compare(
                "minAdjustmentMagnitude",
                shown(said.minAdjustmentMagnitude()),
                shown(running.minAdjustmentMagnitude()));
        compareSteps(rule, running, threshold);
    }

    private void compareSteps(Rule rule, ScalingPolicy running, BigDecimal runningThreshold) {
        List<StepAdjustment> steps =
                running.steps().stream().map(Differences::step).toList();
        if (steps.equals(rule.policy().stepAdjustments())) {
            return;
        }
        AdjustmentType type = Stream.of(AdjustmentType.values())
                .filter(known -> known.awsName().equals(running.adjustmentType()))
                .findFirst()
                .orElse(rule.policy().adjustmentType());
        String metric = rule.alarm().metric().label();
        List<String> inWords = StepWords.between(
                new DeployedSteps(
                        metric,
                        rule.policy().adjustmentType(),
                        rule.alarm().threshold(),
                        rule.policy().stepAdjustments()),
                new DeployedSteps(metric, type, runningThreshold, steps));
        words.addAll(inWords.isEmpty() ? List.of("the steps are cut differently, to the same effect") : inWords);
    }

    private void compareAlarm(Rule rule, Optional<String> policyArn, Alarm running) {
        io.github.stepscale.policy.Alarm said = rule.alarm();
        compare("comparisonOperator", said.comparison().awsName(), running.comparison());
        compare("threshold", Decimals.text(said.threshold()), number(running.threshold()));
        compare("evaluationPeriods", said.evaluationPeriods(), running.evaluationPeriods());
        compare("datapointsToAlarm", said.datapointsToAlarm(), running.datapointsToAlarm());
        compare("treatMissingData", said.treatMissingData().awsName(), running.treatMissingData());
        if (!running.enabled()) {
            words.add("its actions are switched off");
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

    private static StepAdjustment step(ScalingPolicy.Step step) {
        return new StepAdjustment(step.lower().map(Decimals::of), step.upper().map(Decimals::of), step.adjustment());
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Decimals.text(Decimals.of(value)) : "none";
    }

    private static String shown(OptionalInt number) {
        return number.isPresent() ? String.valueOf(number.getAsInt()) : "none";
    }
}
