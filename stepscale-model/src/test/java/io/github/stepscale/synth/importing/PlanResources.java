package io.github.stepscale.synth.importing;

import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.plan.PromQlScalingRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.PromQlAlarm;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.target.InferenceComponent;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.synth.importing.TemplateNode.Call;
import io.github.stepscale.synth.importing.TemplateNode.Entries;
import io.github.stepscale.synth.importing.TemplateNode.Items;
import io.github.stepscale.synth.importing.TemplateNode.Plain;
import io.github.stepscale.synth.importing.TemplateNode.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes the resources of a plan as a person might: what has AWS's default is there or not, and each thing that can be said in
 * several ways is said in one of them. It has nothing in common with the writer of stepscale's own templates.
 */
final class PlanResources {
    static final String TARGET = "AWS::ApplicationAutoScaling::ScalableTarget";
    static final String POLICY = "AWS::ApplicationAutoScaling::ScalingPolicy";
    static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final Set<String> STATISTICS = Set.of("Average", "Maximum", "Minimum", "SampleCount", "Sum");

    private final ScalingPlan plan;
    private final Random random;
    private final Map<String, Entries> resources = new LinkedHashMap<>();
    private final String targetId;

    private PlanResources(ScalingPlan plan, Random random) {
        this.plan = plan;
        this.random = random;
        this.targetId = pick("Target", "ScalableTarget", "T1", "zScaling");
    }

    /** The resources by logical id: the target, then the policies, each with its alarm after it. */
    static Map<String, Entries> of(ScalingPlan plan, Random random) {
        PlanResources made = new PlanResources(plan, random);
        made.add(made.targetId, TARGET, made.target());
        plan.tracking().ifPresent(made::addTracking);
        plan.plannedRules().forEach(made::addRule);
        return made.resources;
    }

    private void add(String id, String type, Entries properties) {
        resources.put(id, Entries.of().with("Type", type).with("Properties", properties));
    }

    private Target scaled() {
        return plan.scaling().target();
    }

    private String resourceId() {
        Map<String, String> names = scaled().names();
        return scaled() instanceof InferenceComponent
                ? "inference-component/" + names.get(Dimension.INFERENCE_COMPONENT_NAME)
                : "endpoint/" + names.get(Dimension.ENDPOINT_NAME) + "/variant/" + names.get(Dimension.VARIANT_NAME);
    }

    private Entries target() {
        Entries properties = named(Entries.of())
                .with("MinCapacity", number(plan.scaling().capacity().min()))
                .with("MaxCapacity", number(plan.scaling().capacity().max()));
        var suspended = plan.scaling().suspended();
        Entries states = Entries.of();
        states = optional(states, "DynamicScalingInSuspended", bool(suspended.scaleIn()), !suspended.scaleIn());
        states = optional(states, "DynamicScalingOutSuspended", bool(suspended.scaleOut()), !suspended.scaleOut());
        states = optional(states, "ScheduledScalingSuspended", bool(suspended.scheduled()), !suspended.scheduled());
        properties = optional(properties, "SuspendedState", states, !suspended.any());
        List<ScheduledAction> schedules = plan.scaling().schedules();
        Items actions =
                new Items(schedules.stream().<TemplateNode>map(this::schedule).toList());
        return optional(properties, "ScheduledActions", actions, schedules.isEmpty());
    }

    private Entries named(Entries properties) {
        return properties
                .with("ServiceNamespace", "sagemaker")
                .with("ScalableDimension", scaled().scalableDimension())
                .with("ResourceId", resourceId());
    }

    private Entries schedule(ScheduledAction schedule) {
        Entries range = present(
                present(Entries.of(), "MinCapacity", schedule.minCapacity()), "MaxCapacity", schedule.maxCapacity());
        Entries action = Entries.of()
                .with("ScheduledActionName", schedule.name())
                .with("Schedule", schedule.schedule())
                .with("ScalableTargetAction", range);
        action = optional(
                action,
                "Timezone",
                new Text(schedule.timezone().orElse("UTC")),
                schedule.timezone().isEmpty());
        if (schedule.startTime().isPresent()) {
            action = action.with("StartTime", schedule.startTime().get().toString());
        }
        return schedule.endTime().isPresent()
                ? action.with("EndTime", schedule.endTime().get().toString())
                : action;
    }

    private void addTracking(TrackingScaling tracking) {
        Entries configuration = Entries.of()
                .with("TargetValue", number(tracking.target()))
                .with(
                        "PredefinedMetricSpecification",
                        Entries.of()
                                .with("PredefinedMetricType", tracking.metric().awsName()));
        configuration = optional(
                configuration,
                "ScaleOutCooldown",
                number(tracking.scaleOutCooldown()),
                tracking.scaleOutCooldown() == 300);
        configuration = optional(
                configuration,
                "ScaleInCooldown",
                number(tracking.scaleInCooldown()),
                tracking.scaleInCooldown() == 300);
        configuration = optional(configuration, "DisableScaleIn", bool(false), true);
        add(
                "Tracking",
                POLICY,
                policy("TargetTrackingScaling").with("TargetTrackingScalingPolicyConfiguration", configuration));
    }

    private Entries policy(String type) {
        Entries properties =
                Entries.of().with("PolicyName", "policy " + resources.size()).with("PolicyType", type);
        return switch (random.nextInt(3)) {
            case 0 -> named(properties);
            case 1 ->
                properties.with("ScalingTargetId", TemplateNode.call("Fn::GetAtt", new Text(targetId), new Text("Id")));
            default -> properties.with("ScalingTargetId", TemplateNode.call("Ref", targetId));
        };
    }

    private void addRule(PlannedRule rule) {
        String id = pick("", "My", "R2") + rule.id() + pick("", "Policy", "ScalingPolicy");
        add(id, POLICY, policy("StepScaling").with("StepScalingPolicyConfiguration", steps(rule.policy())));
        Entries alarm =
                rule instanceof ScalingRule metric ? alarm(metric.alarm()) : query(((PromQlScalingRule) rule).alarm());
        add(rule.id() + pick("Alarm", "Watch"), ALARM, actions(alarm, TemplateNode.call("Ref", id)));
    }

    private Entries actions(Entries alarm, Call policy) {
        List<TemplateNode> actions = new ArrayList<>(List.of(policy));
        if (random.nextInt(5) == 0) {
            actions.add(random.nextInt(2), new Text("arn:aws:sns:eu-west-1:111122223333:ops"));
        }
        return optional(alarm.with("AlarmActions", new Items(actions)), "ActionsEnabled", bool(true), true);
    }

    private Entries steps(StepScalingPolicy policy) {
        Entries configuration =
                Entries.of().with("AdjustmentType", policy.adjustmentType().awsName());
        configuration = optional(configuration, "Cooldown", number(policy.cooldown()), policy.cooldown() == 300);
        String aggregation = policy.metricAggregationType().awsName();
        configuration =
                optional(configuration, "MetricAggregationType", new Text(aggregation), aggregation.equals("Average"));
        configuration = present(configuration, "MinAdjustmentMagnitude", policy.minAdjustmentMagnitude());
        List<TemplateNode> adjustments = new ArrayList<>();
        policy.stepAdjustments().forEach(step -> adjustments.add(step(step)));
        Collections.shuffle(adjustments, random);
        return configuration.with("StepAdjustments", new Items(adjustments));
    }

    private Entries step(StepAdjustment step) {
        Entries bounds = present(Entries.of(), "MetricIntervalLowerBound", step.lowerBound());
        return present(bounds, "MetricIntervalUpperBound", step.upperBound())
                .with("ScalingAdjustment", number(step.scalingAdjustment()));
    }

    private Entries query(PromQlAlarm alarm) {
        Entries criteria = Entries.of().with("Query", alarm.query());
        criteria = present(criteria, "PendingPeriod", alarm.pendingPeriod());
        criteria = present(criteria, "RecoveryPeriod", alarm.recoveryPeriod());
        return Entries.of()
                .with("EvaluationCriteria", Entries.of().with("PromQLCriteria", criteria))
                .with("EvaluationInterval", number(alarm.evaluationInterval()));
    }

    private Entries alarm(Alarm alarm) {
        Entries properties = metric(alarm)
                .with("ComparisonOperator", alarm.comparison().awsName())
                .with("Threshold", number(alarm.threshold()))
                .with("EvaluationPeriods", number(alarm.evaluationPeriods()));
        properties = optional(
                properties,
                "DatapointsToAlarm",
                number(alarm.datapointsToAlarm()),
                alarm.datapointsToAlarm() == alarm.evaluationPeriods());
        String missing = alarm.treatMissingData().awsName();
        return optional(properties, "TreatMissingData", new Text(missing), missing.equals("missing"));
    }

    private Entries metric(Alarm alarm) {
        Optional<BigDecimal> fill = alarm.fill().value();
        if (alarm.metric() instanceof SourceMetric source && fill.isEmpty() && random.nextInt(3) > 0) {
            return plain(source);
        }
        List<TemplateNode> queries = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        String watched = alarm.metric() instanceof SourceMetric source
                ? addInput(queries, newId(ids), source, fill.isEmpty())
                : addMath(queries, ids, alarm.metric().math().orElseThrow(), fill.isEmpty());
        fill.ifPresent(value -> queries.add(expression(newId(ids), fill(watched, value), true)));
        return Entries.of().with("Metrics", new Items(inAnyOrder(queries)));
    }

    /** Expressions may stand anywhere among the metrics, whose own order counts. */
    private List<TemplateNode> inAnyOrder(List<TemplateNode> queries) {
        List<TemplateNode> ordered = new ArrayList<>();
        for (TemplateNode query : queries) {
            boolean expression = ((Entries) query).entries().containsKey("Expression");
            ordered.add(expression ? random.nextInt(ordered.size() + 1) : ordered.size(), query);
        }
        return ordered;
    }

    private String addInput(List<TemplateNode> queries, String id, SourceMetric metric, boolean returned) {
        Entries statistic = Entries.of()
                .with("Metric", identity(metric))
                .with("Period", number(metric.period()))
                .with("Stat", metric.statistic().name());
        queries.add(returned(Entries.of().with("Id", id).with("MetricStat", statistic), returned));
        return id;
    }

    private String addMath(List<TemplateNode> queries, Set<String> ids, MathMetric math, boolean returned) {
        math.inputs().forEach(input -> {
            ids.add(input.id());
            addInput(queries, input.id(), input.metric(), false);
        });
        String id = newId(ids);
        queries.add(expression(id, math.expression(), returned));
        return id;
    }

    private Entries expression(String id, String text, boolean returned) {
        return returned(Entries.of().with("Id", id).with("Expression", text), returned);
    }

    private Entries returned(Entries query, boolean returned) {
        return optional(query, "ReturnData", bool(returned), returned);
    }

    private String fill(String id, BigDecimal value) {
        String number = value.toPlainString() + (value.scale() > 0 ? pick("", "0") : pick("", ".0"));
        return pick("FILL(%s, %s)", "FILL(%s,%s)", "FILL( %s , %s )", "FILL (%s, %s)")
                .formatted(id, number);
    }

    private String newId(Set<String> taken) {
        String id = pick("m", "load", "q_", "fill", "eX") + random.nextInt(100);
        while (!taken.add(id)) {
            id += "x";
        }
        return id;
    }

    private Entries plain(SourceMetric metric) {
        Statistic statistic = metric.statistic();
        return identity(metric)
                .with(STATISTICS.contains(statistic.name()) ? "Statistic" : "ExtendedStatistic", statistic.name())
                .with("Period", number(metric.period()));
    }

    private Entries identity(SourceMetric metric) {
        Entries identity = Entries.of().with("Namespace", metric.namespace()).with("MetricName", metric.name());
        List<TemplateNode> dimensions = metric.dimensions().stream()
                .<TemplateNode>map(this::dimension)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(dimensions, random);
        return optional(identity, "Dimensions", new Items(dimensions), dimensions.isEmpty());
    }

    private Entries dimension(Dimension dimension) {
        String value = dimension.value().orElseGet(() -> scaled().names().get(dimension.name()));
        return Entries.of().with("Name", dimension.name()).with("Value", value);
    }

    /** With a value, or without it where AWS takes the same. */
    private Entries optional(Entries entries, String key, TemplateNode value, boolean isDefault) {
        return isDefault && random.nextInt(3) > 0 ? entries : entries.with(key, value);
    }

    private Entries present(Entries entries, String key, OptionalInt number) {
        return number.isPresent() ? entries.with(key, number(number.getAsInt())) : entries;
    }

    private Entries present(Entries entries, String key, Optional<BigDecimal> number) {
        return number.map(value -> entries.with(key, number(value))).orElse(entries);
    }

    private TemplateNode number(int number) {
        return scalar(String.valueOf(number));
    }

    private TemplateNode number(BigDecimal number) {
        String text = number.toPlainString();
        return scalar(random.nextInt(5) > 0 ? text : text + (number.scale() > 0 ? "0" : ".0"));
    }

    private TemplateNode bool(boolean value) {
        return scalar(String.valueOf(value));
    }

    private TemplateNode scalar(String token) {
        return random.nextInt(3) == 0 ? new Text(token) : new Plain(token);
    }

    @SafeVarargs
    private <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }
}
