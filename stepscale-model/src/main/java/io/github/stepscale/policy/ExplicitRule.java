package io.github.stepscale.policy;

/**
 * A rule in AWS's own form: an alarm and the step policy it runs, with bounds relative to the alarm's threshold.
 *
 * @param name letters, digits and hyphens, starting with a letter; becomes part of logical ids
 * @param alarm when the policy runs
 * @param policy what happens then
 */
public record ExplicitRule(String name, Alarm alarm, StepPolicy policy) {

    /** @throws InvalidPolicyException if the name is not one */
    public ExplicitRule {
        Checks checks = new Checks();
        Names.requireRule(checks, name, "name");
        checks.throwIfAny();
    }

    /** The name without hyphens and in camel case: {@code scale-out} becomes {@code ScaleOut}. */
    public String id() {
        StringBuilder id = new StringBuilder();
        for (String word : name.split("-")) {
            if (!word.isEmpty()) {
                id.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
            }
        }
        return id.toString();
    }
}
