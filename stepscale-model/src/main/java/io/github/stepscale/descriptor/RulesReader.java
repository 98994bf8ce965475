package io.github.stepscale.descriptor;

import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.NamedRule;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads rules, each in one of two forms: steps in the unit of the rule's metric, with the defaults of steps, or an alarm
 * and a policy, with the defaults of AWS. The alarm watches a metric or evaluates a PromQL query.
 */
final class RulesReader {
    private final LadderRuleReader ladder;
    private final ExplicitRuleReader explicit;
    private final PromQlRuleReader promQl;
    private final MistakeCollector mistakes;

    RulesReader(LadderRuleReader ladder, ExplicitRuleReader explicit, MistakeCollector mistakes) {
        this.ladder = ladder;
        this.explicit = explicit;
        this.promQl = new PromQlRuleReader(mistakes);
        this.mistakes = mistakes;
    }

    Optional<ExplicitScaling> read(YamlNode.Mapping root) {
        refuseSettings(root);
        MappingReader fields = MappingReader.top(root, mistakes);
        List<NamedRule> rules = new ArrayList<>();
        for (YamlNode item : fields.items("rules")) {
            rule(item).ifPresent(rules::add);
        }
        // Without one of the rules, findings about the others may be wrong.
        return fields.isSound() ? fields.make(() -> new ExplicitScaling(rules)) : Optional.empty();
    }

    private void refuseSettings(YamlNode.Mapping root) {
        root.entries().forEach((key, value) -> {
            if (DescriptorKeys.SETTINGS.contains(key) || DescriptorKeys.LAYOUT.contains(key)) {
                String problem = "is not allowed beside rules: each rule has its own settings";
                mistakes.add(value, MistakeIds.TOGETHER, problem, "Move it into the rules, or remove it");
            }
        });
    }

    private Optional<? extends NamedRule> rule(YamlNode node) {
        boolean bySteps = has(node, "steps");
        boolean byAlarm = has(node, "alarm") || has(node, "policy");
        if (bySteps && byAlarm) {
            String problem = "has both steps and an alarm or a policy: a rule has one of the two forms";
            mistakes.add(node, MistakeIds.TOGETHER, problem, "Remove the steps, or alarm and policy");
            return Optional.empty();
        }
        if (byAlarm) {
            return PromQlRuleReader.isQuery(node) ? promQl.read(node) : explicit.read(node);
        }
        return bySteps ? ladder.read(node) : withoutForm(node);
    }

    private static boolean has(YamlNode node, String key) {
        return node instanceof YamlNode.Mapping mapping && mapping.get(key).isPresent();
    }

    private Optional<NamedRule> withoutForm(YamlNode node) {
        MappingReader.of(node, mistakes, Place.ANY_RULE.keys())
                .require("name")
                .requireOr(
                        "steps",
                        "is missing, and so are alarm and policy: a rule needs steps, or an alarm and a policy",
                        "Add steps");
        return Optional.empty();
    }
}
