package io.github.stepscale.policy;

import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Names;
import io.github.stepscale.validation.Validator;

/**
 * A scaling rule in the form of AWS: an alarm and the step scaling policy that it runs, with step bounds relative to
 * the alarm's threshold.
 *
 * @param name letters, digits and hyphens, starting with a letter; part of the logical ids of the template
 * @param alarm runs the policy while it is in ALARM
 * @param policy changes the capacity
 */
public record ExplicitRule(String name, Alarm alarm, StepScalingPolicy policy) implements MetricRule {

    /** @throws InvalidValueException if the name is invalid */
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
