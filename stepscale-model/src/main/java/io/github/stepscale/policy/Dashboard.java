package io.github.stepscale.policy;

import java.util.Optional;

/**
 * The dashboard of the stack.
 *
 * @param enabled whether there is one
 * @param name what its name starts with, 1 to 200 letters, digits, {@code _} and {@code -}; the name of the stack if
 *     absent. The Region is added, since dashboards of all Regions share one list of names
 */
public record Dashboard(boolean enabled, Optional<String> name) {
    /** A dashboard named after the stack. */
    public static final Dashboard ENABLED = new Dashboard(true, Optional.empty());
    /** No dashboard. */
    public static final Dashboard DISABLED = new Dashboard(false, Optional.empty());

    /** @throws InvalidPolicyException if the name is not one */
    public Dashboard {
        Checks checks = new Checks();
        name.ifPresent(text -> Names.requireDashboard(checks, text, "name"));
        checks.throwIfAny();
    }

    /** A dashboard with a name of its own. */
    public static Dashboard named(String name) {
        return new Dashboard(true, Optional.of(name));
    }
}
