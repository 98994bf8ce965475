package io.github.stepscale.descriptor;

import io.github.stepscale.policy.NamedRule;
import io.github.stepscale.policy.RulesScaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads rules, each in one of two forms: steps in the unit of the rule's metric, with our defaults, or an alarm and a
 * policy, with AWS's.
 */
final class RulesReader {
    private final StepsRuleReader ofSteps;
    private final ExplicitRuleReader explicit;
    private final Mistakes mistakes;

    RulesReader(StepsRuleReader ofSteps, ExplicitRuleReader explicit, Mistakes mistakes) {
        this.ofSteps = ofSteps;
        this.explicit = explicit;
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
            return explicit.read(node);
        }
        return bySteps ? ofSteps.read(node) : ofNoForm(node);
    }

    private static boolean has(Node node, String key) {
        return node instanceof Node.Mapping mapping && mapping.get(key).isPresent();
    }

    private Optional<NamedRule> ofNoForm(Node node) {
        Fields.of(node, mistakes, Keys.ANY_RULE)
                .require("name")
                .requireOrSay(
                        "steps",
                        "is missing, and so are alarm and policy: a rule needs steps, or those two",
                        "Add steps");
        return Optional.empty();
    }
}
