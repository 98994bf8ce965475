package io.github.stepscale.policy;

import io.github.stepscale.policy.stack.PhysicalNames;
import io.github.stepscale.policy.stack.StackSettings;
import io.github.stepscale.policy.steps.RuleKind;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.validation.Validator;
import io.github.stepscale.validation.Violation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rules of a description, and the names of their policies and alarms in AWS.
 *
 * @param rules the names of the rules as the file has them, by id, in order; steps have the ids of their rules
 * @param stackName starts the names of the policies that are not given
 */
record RuleNames(Map<String, String> rules, StackSettings stack, String stackName) {

    /** @param wakes whether the description has a rule that wakes from zero */
    static RuleNames of(ScalingBehavior scaling, boolean wakes, StackSettings stack, String stackName) {
        Map<String, String> rules = new LinkedHashMap<>();
        if (scaling instanceof LadderScaling steps) {
            steps.kinds().stream().map(RuleKind::id).forEach(id -> rules.put(id, id));
        } else if (scaling instanceof ExplicitScaling several) {
            several.rules().forEach(rule -> rules.put(rule.id(), rule.name()));
        } else {
            rules.put(TrackingScaling.ID, TrackingScaling.ID);
        }
        if (wakes) {
            rules.put(ExplicitScaling.WAKE_ID, ExplicitScaling.WAKE_ID);
        }
        return new RuleNames(rules, stack, stackName);
    }

    /** The names that belong to a rule. */
    Map<String, PhysicalNames> known() {
        Map<String, PhysicalNames> known = new LinkedHashMap<>(stack.names());
        known.keySet().retainAll(rules.keySet());
        return known;
    }

    /** The violation of names for a rule that does not exist; its path is that of the key. */
    Violation unknown(String key) {
        return new Violation(
                Validator.TOGETHER,
                "names." + key,
                "is not the name of a rule: " + String.join(", ", rules.values())
                        + (rules.size() == 1 ? " is" : " are"),
                "Write the name of the rule as it stands in the file, or remove the key");
    }

    /** The name of the policy of a rule: the given one, else that of the template. */
    String policy(String ruleId) {
        return stack.namesOf(ruleId).policy().orElseGet(() -> stackName + "-" + ruleId);
    }

    /** Adds a violation for names that say nothing, for one that AWS chooses, and for one that is used twice. */
    void require(Validator checks) {
        known().forEach((id, names) -> requireNames(checks, id, names));
        requireDistinct(checks, "policy", id -> Optional.of(policy(id)));
        requireDistinct(checks, "alarm", id -> stack.namesOf(id).alarm());
    }

    private void requireNames(Validator checks, String id, PhysicalNames names) {
        checks.require(
                        !names.equals(PhysicalNames.NONE),
                        Validator.ABSENT,
                        path(id),
                        "has neither policy nor alarm: at least one of the two is needed",
                        "Add one, or remove the key")
                .require(
                        !id.equals(TrackingScaling.ID)
                                || names.alarm().isEmpty()
                                || !TrackingScaling.ID.equals(rules.get(id)),
                        Validator.TOGETHER,
                        path(id) + ".alarm",
                        "is not allowed: AWS makes and names the alarms of target tracking",
                        "Leave it out");
    }

    private void requireDistinct(Validator checks, String key, Function<String, Optional<String>> name) {
        Map<String, String> firsts = new HashMap<>();
        for (String id : rules.keySet()) {
            name.apply(id)
                    .flatMap(text -> Optional.ofNullable(firsts.putIfAbsent(text, id)))
                    .ifPresent(first -> checks.require(
                            false,
                            Validator.TOGETHER,
                            path(stack.names().containsKey(id) ? id : first) + "." + key,
                            Quotes.of(name.apply(id).orElseThrow()) + " is the name of two: of " + rules.get(first)
                                    + " and of " + rules.get(id) + "; each has a name of its own",
                            "Correct one of them"));
        }
    }

    private String path(String id) {
        return "names." + rules.get(id);
    }
}
