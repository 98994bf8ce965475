package io.github.stepscale.policy;

import io.github.stepscale.policy.rule.PromQlAlarm;
import io.github.stepscale.policy.rule.SingleStepPolicy;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Names;
import io.github.stepscale.validation.Validator;

/**
 * A scaling rule on a PromQL query. It has one step: its alarm passes no value that could choose among several.
 *
 * @param name letters, digits and hyphens, starting with a letter; part of the logical ids of the template
 * @param alarm runs the policy while it is in ALARM
 * @param policy changes the capacity
 */
public record PromQlRule(String name, PromQlAlarm alarm, SingleStepPolicy policy) implements NamedRule {

    /** @throws InvalidValueException if the name is invalid */
    public PromQlRule {
        Validator checks = new Validator();
        Names.requireRule(checks, name, "name");
        checks.throwIfAny();
    }
}
