package io.github.stepscale.policy;

import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Names;
import io.github.stepscale.validation.Validator;

/**
 * A rule in AWS's own form: an alarm and the step policy it runs, with bounds relative to the alarm's threshold.
 *
 * @param name letters, digits and hyphens, starting with a letter; becomes part of logical ids
 * @param alarm when the policy runs
 * @param policy what happens then
 */
public record ExplicitRule(String name, Alarm alarm, StepScalingPolicy policy) implements NamedRule {

    /** @throws InvalidValueException if the name is not one */
    public ExplicitRule {
        Validator checks = new Validator();
        Names.requireRule(checks, name, "name");
        checks.throwIfAny();
    }

    @Override
    public Metric metric() {
        return alarm.metric();
    }
}
