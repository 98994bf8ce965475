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
 * Reads rules, each in one of two forms: steps in the unit of the rule's metric, with our defaults, or an alarm and a
 * policy, with AWS's.
 */
final class RulesReader {
    private final LadderRuleReader ofSteps;
    private final ExplicitRuleReader explicit;
    private final MistakeCollector mistakes;

    RulesReader(LadderRuleReader ofSteps, ExplicitRuleReader explicit, MistakeCollector mistakes) {
        this.ofSteps = ofSteps;
        this.explicit = explicit;
        this.mistakes = mistakes;
    }

    Optional<ExplicitScaling> read(YamlNode.Mapping root) {
        refuseSettings(root);
        MappingReader fields = MappingReader.top(root, mistakes, DescriptorKeys.TOP);
        List<NamedRule> rules = new ArrayList<>();
        for (YamlNode item : fields.items("rules")) {
            rule(item).ifPresent(rules::add);
        }
        // With one of them missing, what can be said about the others may be wrong.
        return fields.isSound() ? fields.make(() -> new ExplicitScaling(rules)) : Optional.empty();
    }

    private void refuseSettings(YamlNode.Mapping root) {
        root.entries().forEach((key, value) -> {
            if (DescriptorKeys.SETTINGS.contains(key) || DescriptorKeys.LAYOUT.contains(key)) {
                String problem = "does not go with rules: each rule has its own settings";
                mistakes.add(value, MistakeIds.TOGETHER, problem, "Move it into the rules, or remove it");
            }
        });
    }

    private Optional<? extends NamedRule> rule(YamlNode node) {
        boolean bySteps = has(node, "steps");
        boolean byAlarm = has(node, "alarm") || has(node, "policy");
        if (bySteps && byAlarm) {
            String problem = "has steps beside alarm or policy: a rule is written in one of the two forms";
            mistakes.add(node, MistakeIds.TOGETHER, problem, "Remove the steps, or alarm and policy");
            return Optional.empty();
        }
        if (byAlarm) {
            return explicit.read(node);
        }
        return bySteps ? ofSteps.read(node) : ofNoForm(node);
    }

    private static boolean has(YamlNode node, String key) {
        return node instanceof YamlNode.Mapping mapping && mapping.get(key).isPresent();
    }

    private Optional<NamedRule> ofNoForm(YamlNode node) {
        MappingReader.of(node, mistakes, DescriptorKeys.ANY_RULE)
                .require("name")
                .requireOrSay(
                        "steps",
                        "is missing, and so are alarm and policy: a rule needs steps, or those two",
                        "Add steps");
        return Optional.empty();
    }
}
