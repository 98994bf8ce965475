package io.github.stepscale.descriptor;

import io.github.stepscale.policy.AdjustmentType;
import io.github.stepscale.policy.Aggregation;
import io.github.stepscale.policy.Alarm;
import io.github.stepscale.policy.Comparison;
import io.github.stepscale.policy.ExplicitRule;
import io.github.stepscale.policy.Fill;
import io.github.stepscale.policy.Metric;
import io.github.stepscale.policy.StepAdjustment;
import io.github.stepscale.policy.StepPolicy;
import io.github.stepscale.policy.TreatMissingData;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a rule in AWS's form. What it leaves out has AWS's default. */
final class ExplicitRuleReader {
    /** Keys of AWS's form that stand deeper than they do in a rule of steps. */
    private static final Map<String, String> HOMES = Stream.of(
                    Keys.ALARM.stream().map(key -> Map.entry(key, "alarm")),
                    Keys.POLICY.stream().map(key -> Map.entry(key, "policy")))
            .flatMap(keys -> keys)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Metric metric;
    private final Fill fill;
    private final MetricReader metrics;
    private final Mistakes mistakes;

    /**
     * @param metric of a rule that names none
     * @param fill of a rule that has neither a metric nor a fill of its own
     */
    ExplicitRuleReader(Metric metric, Fill fill, MetricReader metrics, Mistakes mistakes) {
        this.metric = metric;
        this.fill = fill;
        this.metrics = metrics;
        this.mistakes = mistakes;
    }

    Optional<ExplicitRule> read(Node node) {
        Fields fields = Fields.of(node, mistakes, Keys.RULE, HOMES).require("name", "alarm", "policy");
        String name = fields.text("name").orElse("any");
        Optional<Alarm> alarm = fields.read("alarm", this::alarm);
        Optional<StepPolicy> policy = fields.read("policy", this::policy);
        return fields.make(() -> new ExplicitRule(
                name, alarm.orElseGet(this::anyAlarm), policy.orElseGet(ExplicitRuleReader::anyPolicy)));
    }

    private Optional<Alarm> alarm(Node node) {
        Fields fields =
                Fields.of(node, mistakes, Keys.ALARM).require("comparisonOperator", "threshold", "evaluationPeriods");
        Optional<Metric> own = fields.read("metric", metrics::read);
        Fill inherited = fields.has("metric") ? Fill.NONE : fill;
        int evaluationPeriods = fields.integer("evaluationPeriods").orElse(1);
        return fields.make(() -> new Alarm(
                own.orElse(metric),
                fields.read("fill", metrics::fill).orElse(inherited),
                fields.choice("comparisonOperator", Choices.COMPARISONS)
                        .orElse(Comparison.GREATER_THAN_OR_EQUAL_TO_THRESHOLD),
                fields.decimal("threshold").orElse(BigDecimal.ZERO),
                evaluationPeriods,
                fields.integer("datapointsToAlarm").orElse(evaluationPeriods),
                fields.choice("treatMissingData", Choices.MISSING_DATA).orElse(TreatMissingData.MISSING)));
    }

    private Optional<StepPolicy> policy(Node node) {
        Fields fields = Fields.of(node, mistakes, Keys.POLICY).require("adjustmentType", "stepAdjustments");
        List<StepAdjustment> steps = new ArrayList<>();
        for (Node item : fields.items("stepAdjustments")) {
            stepAdjustment(item).ifPresent(steps::add);
        }
        return fields.make(() -> new StepPolicy(
                fields.choice("adjustmentType", Choices.ADJUSTMENT_TYPES).orElse(AdjustmentType.CHANGE_IN_CAPACITY),
                steps,
                fields.seconds("cooldown").orElse(StepPolicy.DEFAULT_COOLDOWN),
                fields.choice("metricAggregationType", Choices.AGGREGATIONS).orElse(Aggregation.AVERAGE),
                fields.integer("minAdjustmentMagnitude")));
    }

    private Optional<StepAdjustment> stepAdjustment(Node node) {
        Fields fields = Fields.of(node, mistakes, Keys.STEP_ADJUSTMENT).require("scalingAdjustment");
        return fields.make(() -> new StepAdjustment(
                fields.decimal("metricIntervalLowerBound"),
                fields.decimal("metricIntervalUpperBound"),
                fields.integer("scalingAdjustment").orElse(0)));
    }

    private Alarm anyAlarm() {
        return new Alarm(
                metric,
                Fill.NONE,
                Comparison.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                BigDecimal.ZERO,
                1,
                1,
                TreatMissingData.MISSING);
    }

    private static StepPolicy anyPolicy() {
        StepAdjustment anyStep = new StepAdjustment(Optional.of(BigDecimal.ZERO), Optional.empty(), 0);
        return new StepPolicy(
                AdjustmentType.CHANGE_IN_CAPACITY,
                List.of(anyStep),
                StepPolicy.DEFAULT_COOLDOWN,
                Aggregation.AVERAGE,
                OptionalInt.empty());
    }
}
