package io.github.stepscale.policy;

/**
 * A rule in AWS's own form: an alarm and the step policy it runs, with bounds relative to the alarm's threshold.
 *
 * @param name letters, digits and hyphens, starting with a letter; becomes part of logical ids
 * @param alarm when the policy runs
 * @param policy what happens then
 */
public record ExplicitRule(String name, Alarm alarm, StepPolicy policy) implements NamedRule {

    /** @throws InvalidPolicyException if the name is not one */
    public ExplicitRule {
        Checks checks = new Checks();
        Names.requireRule(checks, name, "name");
        checks.throwIfAny();
    }

    @Override
    public Metric metric() {
        return alarm.metric();
    }
}
