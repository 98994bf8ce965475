package io.github.stepscale.template;

import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.plan.PromQlScalingRule;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.stack.StackSettings;
import io.github.stepscale.policy.stack.Tag;
import io.github.stepscale.text.PlainNumbers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Renders {@code AWS::CloudWatch::Alarm}, without an alarm name unless one is given, so that a template can be deployed more than
 * once.
 */
final class AlarmResource {
    private static final int MAX_DESCRIPTION = 1024;
    private static final int MAX_LABEL = 100;

    private AlarmResource() {}

    static Map<String, Object> of(PlannedRule rule, StackSettings stack) {
        OrderedMapping described = rule instanceof PromQlScalingRule query
                ? PromQlAlarmProperties.of(query, stack)
                : properties((ScalingRule) rule, stack);
        OrderedMapping properties = new OrderedMapping()
                .withPresent("AlarmName", stack.namesOf(rule.id()).alarm())
                .withAll(described.toMap())
                .with("AlarmActions", List.of(Intrinsics.ref(LogicalIds.policy(rule))));
        if (!stack.tags().isEmpty()) {
            properties.with(
                    "Tags", stack.tags().stream().map(AlarmResource::tag).toList());
        }
        return GeneratedResources.retainable(GeneratedResources.ALARM_TYPE, stack)
                .with("Properties", properties.toMap())
                .toMap();
    }

    private static OrderedMapping properties(ScalingRule rule, StackSettings stack) {
        Alarm alarm = rule.alarm();
        return OrderedMapping.of("AlarmDescription", description(rule, stack.description()))
                .withAll(AlarmMetricProperties.of(alarm.metric(), alarm.fill()))
                .with("ComparisonOperator", alarm.comparison().awsName())
                .with("Threshold", alarm.threshold())
                .with("EvaluationPeriods", alarm.evaluationPeriods())
                .with("DatapointsToAlarm", alarm.datapointsToAlarm())
                .with("TreatMissingData", alarm.treatMissingData().awsName());
    }

    /** Says what the alarm is for, because a scaling alarm is in ALARM at times, or always, without a fault. */
    private static String description(ScalingRule rule, Optional<String> users) {
        Alarm alarm = rule.alarm();
        String own = "Runs " + LogicalIds.policy(rule) + " while " + shortLabel(alarm.metric()) + " "
                + alarm.comparison().symbol() + " " + PlainNumbers.text(alarm.threshold()) + " in "
                + alarm.datapointsToAlarm() + " of " + alarm.evaluationPeriods() + " periods of "
                + alarm.metric().period() + " s. ALARM means that it scales, not that something is broken.";
        return description(own, users);
    }

    /** The description of the user before what the alarm does, as far as both have room. */
    static String description(String own, Optional<String> users) {
        String both = users.map(text -> text + "\n" + own).orElse(own);
        return both.length() <= MAX_DESCRIPTION ? both : own;
    }

    private static String shortLabel(Metric metric) {
        if (metric instanceof SourceMetric source && source.name().length() <= MAX_LABEL) {
            return source.name();
        }
        return "the metric";
    }

    private static Map<String, Object> tag(Tag tag) {
        return OrderedMapping.of("Key", tag.key()).with("Value", tag.value()).toMap();
    }
}
