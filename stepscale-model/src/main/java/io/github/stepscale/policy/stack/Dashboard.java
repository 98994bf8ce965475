package io.github.stepscale.policy.stack;

import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Names;
import io.github.stepscale.validation.Validator;
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

    /** @throws InvalidValueException if the name is not one, or names a dashboard that is not there */
    public Dashboard {
        Validator checks = new Validator();
        checks.require(
                enabled || name.isEmpty(),
                Validator.TOGETHER,
                "name",
                "is given, and there is no dashboard: a name is allowed for one that is there",
                "Leave the name out");
        name.ifPresent(text -> Names.requireDashboard(checks, text, "name"));
        checks.throwIfAny();
    }

    /** A dashboard with a name of its own. */
    public static Dashboard named(String name) {
        return new Dashboard(true, Optional.of(name));
    }
}
