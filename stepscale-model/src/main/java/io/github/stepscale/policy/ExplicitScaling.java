package io.github.stepscale.policy;

import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Scaling by explicit rules, each with a metric of its own if needed: an alarm and a step scaling policy, or a ladder
 * of steps; or an alarm on a PromQL query and a policy of one step.
 *
 * @param rules 1 to 49, each with a logical id of its own
 */
public record ExplicitScaling(List<NamedRule> rules) implements ScalingBehavior {
    /**
     * Application Auto Scaling allows 50 step scaling policies per scalable target; one is reserved for waking from
     * zero.
     */
    private static final int MAX_RULES = 49;

    /** The logical id of the rule that wakes from zero; reserved. */
    public static final String WAKE_ID = "Wake";

    /** @throws InvalidValueException if there are no rules or too many, or if two have the same logical id */
    public ExplicitScaling {
        rules = List.copyOf(rules);
        Validator checks = new Validator();
        checks.require(
                !rules.isEmpty() && rules.size() <= MAX_RULES,
                "rules",
                "has " + rules.size() + " rules: 1 to " + MAX_RULES + " are allowed",
                "Add or remove some");
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            String id = rules.get(i).id();
            String path = "rules[" + i + "].name";
            checks.require(
                            !id.equals(WAKE_ID),
                            Validator.TOGETHER,
                            path,
                            "has the logical id Wake, which is reserved for the rule that wakes from zero",
                            "Choose another name")
                    .require(
                            ids.add(id),
                            Validator.TOGETHER,
                            path,
                            "has the logical id " + id + "Policy, which another rule has too",
                            "Choose another name");
        }
        checks.throwIfAny();
    }

    /** The rules on metrics, in order. */
    public List<MetricRule> metricRules() {
        return rules.stream()
                .filter(MetricRule.class::isInstance)
                .map(MetricRule.class::cast)
                .toList();
    }

    /** The rules on PromQL queries, in order. */
    public List<PromQlRule> promQlRules() {
        return rules.stream()
                .filter(PromQlRule.class::isInstance)
                .map(PromQlRule.class::cast)
                .toList();
    }

    /** The position of a rule among all, from 0, by its logical id. */
    public int position(String id) {
        return rules.stream().map(NamedRule::id).toList().indexOf(id);
    }
}
