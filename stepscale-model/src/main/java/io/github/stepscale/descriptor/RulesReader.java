package io.github.stepscale.descriptor;

import io.github.stepscale.policy.AdjustmentType;
import io.github.stepscale.policy.Aggregation;
import io.github.stepscale.policy.Alarm;
import io.github.stepscale.policy.Comparison;
import io.github.stepscale.policy.ExplicitRule;
import io.github.stepscale.policy.Fill;
import io.github.stepscale.policy.Metric;
import io.github.stepscale.policy.NamedRule;
import io.github.stepscale.policy.RuleSettings;
import io.github.stepscale.policy.RulesScaling;
import io.github.stepscale.policy.StepAdjustment;
import io.github.stepscale.policy.StepLadder;
import io.github.stepscale.policy.StepPolicy;
import io.github.stepscale.policy.StepsRule;
import io.github.stepscale.policy.TreatMissingData;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads rules, each in one of two forms: steps in the unit of the rule's metric, with our defaults, or an alarm and a
 * policy, with AWS's.
 */
final class RulesReader {
    /** Keys of AWS's form that stand deeper than they do in a rule of steps. */
    private static final Map<String, String> HOMES = Stream.of(
                    Keys.ALARM.stream().map(key -> Map.entry(key, "alarm")),
                    Keys.POLICY.stream().map(key -> Map.entry(key, "policy")))
            .flatMap(keys -> keys)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Metric metric;
    private final Optional<Fill> fill;
    private final MetricReader metrics;
    private final StepsReader steps;
    private final SettingsReader settings;
    private final Mistakes mistakes;

    /**
     * @param metric of a rule that names none
     * @param fill of a rule that has neither a metric nor a fill of its own
     */
    RulesReader(Metric metric, Optional<Fill> fill, MetricReader metrics, Mistakes mistakes) {
        this.metric = metric;
        this.fill = fill;
        this.metrics = metrics;
        this.steps = new StepsReader(metrics, mistakes);
        this.settings = new SettingsReader(metrics);
        this.mistakes = mistakes;
    }

    Optional<RulesScaling> read(Node.Mapping root) {
        refuseSettings(root);
        Fields fields = Fields.top(root, mistakes);
        List<NamedRule> rules = new ArrayList<>();
        for (Node item : fields.items("rules")) {
            rule(item).ifPresent(rules::add);
        }
        // With one of them missing, what can be said about the others may be wrong.
        return fields.isSound() ? fields.make(() -> new RulesScaling(rules)) : Optional.empty();
    }

    private void refuseSettings(Node.Mapping root) {
        root.entries().forEach((key, value) -> {
            if (Keys.SETTINGS.contains(key) || Keys.LAYOUT.contains(key)) {
                String problem = "does not go with rules: each rule has its own settings";
                mistakes.add(value, Ids.TOGETHER, problem, "Move it into the rules, or remove it");
            }
        });
    }

    private Optional<? extends NamedRule> rule(Node node) {
        boolean bySteps = has(node, "steps");
        boolean byAlarm = has(node, "alarm") || has(node, "policy");
        if (bySteps && byAlarm) {
            String problem = "has steps beside alarm or policy: a rule is written in one of the two forms";
            mistakes.add(node, Ids.TOGETHER, problem, "Remove the steps, or alarm and policy");
            return Optional.empty();
        }
        if (byAlarm) {
            return explicit(node);
        }
        return bySteps ? ofSteps(node) : ofNoForm(node);
    }

    private static boolean has(Node node, String key) {
        return node instanceof Node.Mapping mapping && mapping.get(key).isPresent();
    }

    private Optional<NamedRule> ofNoForm(Node node) {
        Fields.of(node, mistakes, Keys.ANY_RULE)
                .require("name")
                .require(
                        "steps",
                        "is missing, and so are alarm and policy: a rule needs steps, or those two",
                        "Add steps");
        return Optional.empty();
    }

    private Optional<StepsRule> ofSteps(Node node) {
        Fields fields = Fields.of(node, mistakes, Keys.STEPS_RULE).require("name");
        String name = fields.text("name").orElse("any");
        Optional<RuleSettings> own = settings.read(fields.anew());
        Fields judged = fields.anew();
        Metric watched =
                fields.has("metric") ? fields.read("metric", metrics::read).orElse(metric) : metric;
        Optional<StepLadder> ladder = steps.ladder(fields.anew());
        Optional<BigDecimal> threshold = fields.decimal("threshold");
        if (!judged.isSound() || ladder.isEmpty()) {
            // What can be said of the others may be wrong.
            return Optional.empty();
        }
        return judged.make(() -> new StepsRule(
                        name,
                        watched,
                        ladder.get(),
                        threshold,
                        own.orElse(RuleSettings.NONE).or(inherited(fields))))
                .filter(made -> fields.isSound());
    }

    /** The fill at the top is meant for the metric at the top. */
    private RuleSettings inherited(Fields fields) {
        return fields.has("metric") || fill.isEmpty() ? RuleSettings.NONE : RuleSettings.filled(fill.get());
    }

    private Optional<ExplicitRule> explicit(Node node) {
        Fields fields = Fields.of(node, mistakes, Keys.RULE, HOMES).require("name", "alarm", "policy");
        String name = fields.text("name").orElse("any");
        Optional<Alarm> alarm = fields.read("alarm", this::alarm);
        Optional<StepPolicy> policy = fields.read("policy", this::policy);
        return fields.make(() ->
                new ExplicitRule(name, alarm.orElseGet(this::anyAlarm), policy.orElseGet(RulesReader::anyPolicy)));
    }

    private Optional<Alarm> alarm(Node node) {
        Fields fields =
                Fields.of(node, mistakes, Keys.ALARM).require("comparisonOperator", "threshold", "evaluationPeriods");
        Optional<Metric> own = fields.read("metric", metrics::read);
        Fill inherited = fields.has("metric") ? Fill.NONE : fill.orElse(Fill.NONE);
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
