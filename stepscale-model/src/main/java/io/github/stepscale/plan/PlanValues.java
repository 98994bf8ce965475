package io.github.stepscale.plan;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.WeightedMetric;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.PromQlAlarm;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.text.PlainNumbers;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the values of a plan by their paths. Where the order of a list has no effect, the values are sorted. */
final class PlanValues {
    private static final String NONE = "none";
    private static final String UNLIMITED = "unlimited";
    private static final String DEFAULT = "default";
    private static final String UNCHANGED = "unchanged";
    /** With it the order of the inputs has an effect: FIRST and LAST take one of them. */
    private static final String ALL_INPUTS = "METRICS";

    private final SortedMap<String, String> values = new TreeMap<>();

    SortedMap<String, String> values() {
        return values;
    }

    PlanValues add(ScalingPlan plan) {
        ScalingDescription scaling = plan.scaling();
        put("target", scaling.target().kind().name().toLowerCase(Locale.ROOT));
        put("capacity.min", scaling.capacity().min());
        put("capacity.max", scaling.capacity().max());
        put("suspended.scaleIn", String.valueOf(scaling.suspended().scaleIn()));
        put("suspended.scaleOut", String.valueOf(scaling.suspended().scaleOut()));
        put("suspended.scheduled", String.valueOf(scaling.suspended().scheduled()));
        addSchedules(scaling.schedules());
        plan.tracking().ifPresent(this::addTracking);
        addRules(plan.allRules());
        addQueries(plan.promQlRules());
        return this;
    }

    private void addSchedules(List<ScheduledAction> schedules) {
        for (int i = 0; i < schedules.size(); i++) {
            ScheduledAction schedule = schedules.get(i);
            String path = "schedules[" + i + "].";
            put(path + "schedule", schedule.schedule());
            put(path + "timezone", schedule.timezone().orElse("UTC"));
            put(path + "startTime", schedule.startTime().map(Instant::toString).orElse(NONE));
            put(path + "endTime", schedule.endTime().map(Instant::toString).orElse(NONE));
            put(path + "minCapacity", number(schedule.minCapacity(), UNCHANGED));
            put(path + "maxCapacity", number(schedule.maxCapacity(), UNCHANGED));
        }
    }

    private void addTracking(TrackingScaling tracking) {
        put("tracking.metric", tracking.metric().awsName());
        put("tracking.target", PlainNumbers.text(tracking.target()));
        put("tracking.scaleOutCooldown", tracking.scaleOutCooldown());
        put("tracking.scaleInCooldown", tracking.scaleInCooldown());
    }

    private void addRules(List<ScalingRule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            String path = "rules[" + i + "].";
            addAlarm(path + "alarm.", rules.get(i).alarm());
            addPolicy(path + "policy.", rules.get(i).policy());
        }
    }

    private void addQueries(List<PromQlScalingRule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            String path = "queries[" + i + "].";
            addAlarm(path + "alarm.", rules.get(i).alarm());
            addPolicy(path + "policy.", rules.get(i).policy());
        }
    }

    private void addAlarm(String path, Alarm alarm) {
        put(path + "metric", text(alarm.metric()));
        put(path + "fill", number(alarm.fill().value(), NONE));
        put(path + "comparison", alarm.comparison().awsName());
        put(path + "threshold", PlainNumbers.text(alarm.threshold()));
        put(path + "evaluationPeriods", alarm.evaluationPeriods());
        put(path + "datapointsToAlarm", alarm.datapointsToAlarm());
        put(path + "treatMissingData", alarm.treatMissingData().awsName());
    }

    private void addAlarm(String path, PromQlAlarm alarm) {
        put(path + "query", alarm.query());
        put(path + "evaluationInterval", alarm.evaluationInterval());
        put(path + "pendingPeriod", number(alarm.pendingPeriod(), DEFAULT));
        put(path + "recoveryPeriod", number(alarm.recoveryPeriod(), DEFAULT));
    }

    private void addPolicy(String path, StepScalingPolicy policy) {
        put(path + "adjustmentType", policy.adjustmentType().awsName());
        put(path + "cooldown", policy.cooldown());
        put(path + "metricAggregationType", policy.metricAggregationType().awsName());
        put(path + "minAdjustmentMagnitude", number(policy.minAdjustmentMagnitude(), NONE));
        List<StepAdjustment> steps = policy.stepAdjustments();
        for (int i = 0; i < steps.size(); i++) {
            String step = path + "steps[" + i + "].";
            put(step + "lowerBound", number(steps.get(i).lowerBound(), UNLIMITED));
            put(step + "upperBound", number(steps.get(i).upperBound(), UNLIMITED));
            put(step + "adjustment", steps.get(i).scalingAdjustment());
        }
    }

    private static String text(Metric metric) {
        if (metric instanceof MathMetric math) {
            return math.expression() + " of " + inputs(math);
        }
        if (metric instanceof WeightedMetric weighted) {
            return "weights " + weights(weighted) + " of " + text(weighted.metric());
        }
        return text((SourceMetric) metric);
    }

    private static String inputs(MathMetric math) {
        Stream<MathMetric.Input> inputs = math.inputs().stream();
        boolean ordered = math.expression().contains(ALL_INPUTS);
        return (ordered ? inputs : inputs.sorted(Comparator.comparing(MathMetric.Input::id)))
                .map(input -> input.id() + " = " + text(input.metric()))
                .collect(Collectors.joining("; "));
    }

    private static String weights(WeightedMetric weighted) {
        return weighted.weights().stream()
                .sorted(Comparator.comparing(WeightedMetric.Weight::instanceType))
                .map(weight -> weight.instanceType() + " = " + PlainNumbers.text(weight.weight()))
                .collect(Collectors.joining(", "));
    }

    private static String text(SourceMetric metric) {
        return metric.statistic() + " of " + metric.period() + " s of " + metric.namespace() + " " + metric.name()
                + metric.dimensions().stream()
                        .sorted(Comparator.comparing(Dimension::name))
                        .map(PlanValues::text)
                        .collect(Collectors.joining(", ", " {", "}"));
    }

    /** Without a value it follows the target, whose names have no effect. */
    private static String text(Dimension dimension) {
        return dimension.name() + dimension.value().map(" = "::concat).orElse("");
    }

    private static String number(Optional<BigDecimal> number, String absent) {
        return number.map(PlainNumbers::text).orElse(absent);
    }

    private static String number(OptionalInt number, String absent) {
        return number.isPresent() ? String.valueOf(number.getAsInt()) : absent;
    }

    private void put(String path, int number) {
        put(path, String.valueOf(number));
    }

    private void put(String path, String value) {
        values.put(path, value);
    }
}
