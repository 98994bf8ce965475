package io.github.stepscale.descriptor;

import io.github.stepscale.policy.ExplicitRule;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.ComparisonOperator;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.yaml.AllowedKeys;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a rule that is written as an alarm and a policy; absent keys have the defaults of AWS. */
final class ExplicitRuleReader {
    /** Keys that belong under {@code alarm} or {@code policy} here, but directly under a rule of steps. */
    private static final Map<String, String> PARENTS = Stream.of(
                    DescriptorKeys.ALARM.stream().map(key -> Map.entry(key, "alarm")),
                    DescriptorKeys.PROM_QL_ALARM.stream().map(key -> Map.entry(key, "alarm")),
                    DescriptorKeys.POLICY.stream().map(key -> Map.entry(key, "policy")))
            .flatMap(keys -> keys)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    /** The keys of a rule on a metric or on a PromQL query. */
    static final AllowedKeys KEYS = new AllowedKeys(
            DescriptorKeys.RULE, Place.EXPLICIT_RULE.keys().answers().orMoveInto(PARENTS));

    private final Optional<Metric> metric;
    private final Metric any;
    private final Fill fill;
    private final MetricReader metrics;
    private final FileRequests requests;
    private final MistakeCollector mistakes;

    /**
     * @param metric the metric of rules without one of their own; empty if it has a mistake
     * @param any a metric in place of one with a mistake
     * @param fill the fill of rules with neither a metric nor a fill of their own
     * @param requests what percentages of requests are a share of
     */
    ExplicitRuleReader(
            Optional<Metric> metric,
            Metric any,
            Fill fill,
            MetricReader metrics,
            FileRequests requests,
            MistakeCollector mistakes) {
        this.metric = metric;
        this.any = any;
        this.fill = fill;
        this.metrics = metrics;
        this.requests = requests;
        this.mistakes = mistakes;
    }

    Optional<ExplicitRule> read(YamlNode node) {
        MappingReader fields = MappingReader.of(node, mistakes, KEYS).require("name", "alarm", "policy");
        String name = fields.text("name").orElse("any");
        Optional<MappingReader> watching = fields.node("alarm").map(this::alarmFields);
        Optional<Metric> watched = watching.isPresent() ? watched(watching.get()) : metric;
        MetricValueReader values = new MetricValueReader(watched, requests, mistakes);
        Optional<Alarm> alarm = watching.flatMap(found -> alarm(found, watched.orElse(any), values));
        Optional<StepScalingPolicy> policy = fields.read("policy", value -> policy(value, values));
        return fields.make(() -> new ExplicitRule(
                name, alarm.orElseGet(this::anyAlarm), policy.orElseGet(ExplicitRuleReader::anyPolicy)));
    }

    private MappingReader alarmFields(YamlNode node) {
        return MappingReader.of(node, mistakes, Place.ALARM.keys())
                .require("comparisonOperator", "threshold", "evaluationPeriods");
    }

    private Optional<Metric> watched(MappingReader alarm) {
        return alarm.has("metric") ? alarm.read("metric", metrics::read) : metric;
    }

    private Optional<Alarm> alarm(MappingReader fields, Metric watched, MetricValueReader values) {
        Fill inherited = fields.has("metric") ? Fill.NONE : fill;
        int evaluationPeriods = fields.integer("evaluationPeriods", RuleSettingsReader::severalOf)
                .orElse(1);
        return fields.make(() -> new Alarm(
                watched,
                fields.read("fill", values::readFill).orElse(inherited),
                AllowedWords.read(fields, "comparisonOperator", AllowedWords.COMPARISONS)
                        .orElse(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD),
                fields.read("threshold", values::read).orElse(BigDecimal.ZERO),
                evaluationPeriods,
                fields.integer("datapointsToAlarm").orElse(evaluationPeriods),
                AllowedWords.read(fields, "treatMissingData", AllowedWords.MISSING_DATA)
                        .orElse(TreatMissingData.MISSING)));
    }

    private Optional<StepScalingPolicy> policy(YamlNode node, MetricValueReader values) {
        MappingReader fields =
                MappingReader.of(node, mistakes, Place.POLICY.keys()).require("adjustmentType", "stepAdjustments");
        List<StepAdjustment> steps = new ArrayList<>();
        for (YamlNode item : fields.items("stepAdjustments")) {
            stepAdjustment(item, values).ifPresent(steps::add);
        }
        return fields.make(() -> new StepScalingPolicy(
                AllowedWords.read(fields, "adjustmentType", AllowedWords.ADJUSTMENT_TYPES)
                        .orElse(AdjustmentType.CHANGE_IN_CAPACITY),
                steps,
                fields.seconds("cooldown").orElse(StepScalingPolicy.DEFAULT_COOLDOWN),
                AllowedWords.read(fields, "metricAggregationType", AllowedWords.AGGREGATIONS)
                        .orElse(MetricAggregationType.AVERAGE),
                fields.integer("minAdjustmentMagnitude")));
    }

    private Optional<StepAdjustment> stepAdjustment(YamlNode node, MetricValueReader values) {
        MappingReader fields =
                MappingReader.of(node, mistakes, Place.STEP_ADJUSTMENT.keys()).require("scalingAdjustment");
        return fields.make(() -> new StepAdjustment(
                fields.read("metricIntervalLowerBound", values::readDistance),
                fields.read("metricIntervalUpperBound", values::readDistance),
                fields.integer("scalingAdjustment").orElse(0)));
    }

    private Alarm anyAlarm() {
        return new Alarm(
                any,
                Fill.NONE,
                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                BigDecimal.ZERO,
                1,
                1,
                TreatMissingData.MISSING);
    }

    private static StepScalingPolicy anyPolicy() {
        StepAdjustment anyStep = new StepAdjustment(Optional.of(BigDecimal.ZERO), Optional.empty(), 0);
        return new StepScalingPolicy(
                AdjustmentType.CHANGE_IN_CAPACITY,
                List.of(anyStep),
                StepScalingPolicy.DEFAULT_COOLDOWN,
                MetricAggregationType.AVERAGE,
                OptionalInt.empty());
    }
}
