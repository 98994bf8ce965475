package io.github.stepscale.policy;

import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rules that may each watch a metric of its own, in AWS's own form or as steps.
 *
 * @param rules 1 to 49, each with a logical id of its own
 */
public record ExplicitScaling(List<NamedRule> rules) implements ScalingBehavior {
    /** Policies that a scalable target may have (50, not adjustable), less one for waking from zero. */
    private static final int MAX_RULES = 49;

    /** The logical id of the rule that wakes from zero, which no rule of a user may take. */
    public static final String WAKE_ID = "Wake";

    /** @throws InvalidValueException if there are none or too many, or two would get the same logical id */
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
                            "would be called Wake, like the rule that wakes from zero",
                            "Choose another name")
                    .require(
                            ids.add(id),
                            Validator.TOGETHER,
                            path,
                            "would get the logical id " + id + "Policy, which another rule has",
                            "Choose another name");
        }
        checks.throwIfAny();
    }
}
