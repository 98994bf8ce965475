package io.github.stepscale.descriptor;

import io.github.stepscale.policy.PromQlRule;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.PromQlAlarm;
import io.github.stepscale.policy.rule.SingleStepPolicy;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.UnknownKeys;
import io.github.stepscale.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a rule whose alarm evaluates a PromQL query. */
final class PromQlRuleReader {
    /** The letters of keys that only an alarm on a query has, and of words for them. */
    private static final Set<String> QUERY_WORDS = Set.of(
            "query",
            "promql",
            "promqlquery",
            "promqlcriteria",
            "evaluationcriteria",
            "evaluationinterval",
            "pendingperiod",
            "recoveryperiod");

    private final MistakeCollector mistakes;

    PromQlRuleReader(MistakeCollector mistakes) {
        this.mistakes = mistakes;
    }

    /** Whether the alarm of a rule is on a query. */
    static boolean isQuery(YamlNode rule) {
        return rule instanceof YamlNode.Mapping mapping
                && mapping.get("alarm").orElse(rule) instanceof YamlNode.Mapping alarm
                && alarm.entries().keySet().stream().map(UnknownKeys::letters).anyMatch(QUERY_WORDS::contains);
    }

    Optional<PromQlRule> read(YamlNode node) {
        MappingReader fields =
                MappingReader.of(node, mistakes, ExplicitRuleReader.KEYS).require("name", "alarm", "policy");
        String name = fields.text("name").orElse("any");
        Optional<PromQlAlarm> alarm = fields.read("alarm", this::alarm);
        Optional<SingleStepPolicy> policy = fields.read("policy", this::policy);
        return fields.make(() -> new PromQlRule(
                name, alarm.orElseGet(PromQlRuleReader::anyAlarm), policy.orElseGet(PromQlRuleReader::anyPolicy)));
    }

    private Optional<PromQlAlarm> alarm(YamlNode node) {
        MappingReader fields =
                MappingReader.of(node, mistakes, Place.PROM_QL_ALARM.keys()).require("promQl", "evaluationInterval");
        return fields.make(() -> new PromQlAlarm(
                fields.text("promQl").orElse("any"),
                fields.seconds("evaluationInterval").orElse(60),
                fields.seconds("pendingPeriod"),
                fields.seconds("recoveryPeriod")));
    }

    private Optional<SingleStepPolicy> policy(YamlNode node) {
        MappingReader fields = MappingReader.of(node, mistakes, Place.PROM_QL_POLICY.keys())
                .require("adjustmentType", "stepAdjustments");
        List<YamlNode> steps = fields.items("stepAdjustments");
        fields.node("stepAdjustments").ifPresent(list -> requireOne(list, steps));
        List<OptionalInt> adjustments = steps.stream().map(this::adjustment).toList();
        return fields.make(() -> new SingleStepPolicy(
                AllowedWords.read(fields, "adjustmentType", AllowedWords.ADJUSTMENT_TYPES)
                        .orElse(AdjustmentType.CHANGE_IN_CAPACITY),
                adjustments.stream().findFirst().orElse(OptionalInt.empty()).orElse(0),
                fields.seconds("cooldown").orElse(StepScalingPolicy.DEFAULT_COOLDOWN),
                fields.integer("minAdjustmentMagnitude")));
    }

    private void requireOne(YamlNode list, List<YamlNode> steps) {
        if (list instanceof YamlNode.Sequence && steps.size() != 1) {
            mistakes.add(
                    list,
                    MistakeIds.TOGETHER,
                    "has " + steps.size()
                            + " steps: a rule on a PromQL query has exactly one, since its alarm passes no"
                            + " value that could choose among several",
                    "Write one step, such as - scalingAdjustment: 1, and a rule with another query for each further step");
        }
    }

    private OptionalInt adjustment(YamlNode node) {
        return MappingReader.of(node, mistakes, Place.PROM_QL_STEP.keys())
                .require("scalingAdjustment")
                .integer("scalingAdjustment");
    }

    private static PromQlAlarm anyAlarm() {
        return new PromQlAlarm("any", 60, OptionalInt.empty(), OptionalInt.empty());
    }

    private static SingleStepPolicy anyPolicy() {
        return new SingleStepPolicy(
                AdjustmentType.CHANGE_IN_CAPACITY, 0, StepScalingPolicy.DEFAULT_COOLDOWN, OptionalInt.empty());
    }
}
