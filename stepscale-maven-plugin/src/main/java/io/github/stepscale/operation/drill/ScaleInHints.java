package io.github.stepscale.operation.drill;

import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.plan.PromQlScalingRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.template.LogicalIds;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.PlainNumbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Names the rules that can remove the capacity that a drill added. */
final class ScaleInHints {
    private ScaleInHints() {}

    /** Returns a sentence for each such rule, or one sentence if there is none. */
    static List<String> of(ScalingPlan plan, int capacity) {
        CapacityRange range = plan.scaling().capacity();
        List<String> sentences = new ArrayList<>();
        plan.rules().stream()
                .filter(rule -> removes(rule, capacity, range))
                .map(ScaleInHints::sentence)
                .forEach(sentences::add);
        plan.promQlRules().stream()
                .filter(rule -> removes(rule, capacity, range))
                .map(ScaleInHints::sentence)
                .forEach(sentences::add);
        if (sentences.isEmpty()) {
            sentences.add("No rule removes the added capacity: no step removes capacity at " + capacity
                    + ". Lower it by hand.");
        }
        return sentences;
    }

    private static boolean removes(PlannedRule rule, int capacity, CapacityRange range) {
        return rule.policy().stepAdjustments().stream()
                .anyMatch(step -> TriggeredStep.capacityAfter(rule, step, capacity, range) < capacity);
    }

    private static String sentence(PromQlScalingRule rule) {
        return LogicalIds.policy(rule) + " can remove the added capacity once " + LogicalIds.alarm(rule)
                + " is in ALARM (its PromQL query returns a series; it may be already); its cooldown is "
                + Durations.of(Duration.ofSeconds(rule.policy().cooldown())) + ".";
    }

    /** Whether the alarm is in ALARM already depends on the load, which a drill does not read. */
    private static String sentence(ScalingRule rule) {
        Alarm alarm = rule.alarm();
        return LogicalIds.policy(rule) + " can remove the added capacity once " + LogicalIds.alarm(rule)
                + " is in ALARM ("
                + alarm.metric().label() + " " + alarm.comparison().symbol() + " "
                + PlainNumbers.text(alarm.threshold())
                + " in " + alarm.datapointsToAlarm() + " of " + alarm.evaluationPeriods() + " datapoints of "
                + alarm.metric().period()
                + " s; it may be already) and a step that removes capacity applies; its cooldown is "
                + Durations.of(Duration.ofSeconds(rule.policy().cooldown())) + ".";
    }
}
