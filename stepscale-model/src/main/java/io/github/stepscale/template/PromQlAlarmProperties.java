package io.github.stepscale.template;

import io.github.stepscale.plan.PromQlScalingRule;
import io.github.stepscale.policy.rule.PromQlAlarm;
import io.github.stepscale.policy.stack.StackSettings;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Renders the properties of an alarm on a PromQL query, which has neither a metric nor a threshold. */
final class PromQlAlarmProperties {
    private PromQlAlarmProperties() {}

    static OrderedMapping of(PromQlScalingRule rule, StackSettings stack) {
        String own = "Runs " + LogicalIds.policy(rule)
                + " while its PromQL query returns a time series, evaluated every "
                + rule.alarm().evaluationInterval() + " s. ALARM means that it scales, not that something is broken.";
        return OrderedMapping.of("AlarmDescription", AlarmResource.description(own, stack.description()))
                .with("EvaluationCriteria", Map.of("PromQLCriteria", criteria(rule.alarm())))
                .with("EvaluationInterval", rule.alarm().evaluationInterval());
    }

    private static Map<String, Object> criteria(PromQlAlarm alarm) {
        return OrderedMapping.of("Query", alarm.query())
                .withPresent("PendingPeriod", boxed(alarm.pendingPeriod()))
                .withPresent("RecoveryPeriod", boxed(alarm.recoveryPeriod()))
                .toMap();
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
}
