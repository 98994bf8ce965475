package io.github.stepscale.policy.stack;

import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Names;
import io.github.stepscale.validation.Validator;
import java.util.Optional;

/**
 * The CloudWatch dashboard of the stack.
 *
 * @param enabled whether the stack has a dashboard
 * @param name the dashboard name without its suffix, 1 to 200 letters, digits, {@code _} and {@code -}; the stack name
 *     if absent. The template appends the Region, because the dashboards of all Regions of an account share one list of
 *     names
 */
public record Dashboard(boolean enabled, Optional<String> name) {
    /** A dashboard named after the stack. */
    public static final Dashboard ENABLED = new Dashboard(true, Optional.empty());
    /** No dashboard. */
    public static final Dashboard DISABLED = new Dashboard(false, Optional.empty());

    /** @throws InvalidValueException if the name is invalid, or given although the dashboard is disabled */
    public Dashboard {
        Validator checks = new Validator();
        checks.require(
                enabled || name.isEmpty(),
                Validator.TOGETHER,
                "name",
                "is given, but the dashboard is disabled: a name is allowed for an enabled dashboard only",
                "Leave the name out");
        name.ifPresent(text -> Names.requireDashboard(checks, text, "name"));
        checks.throwIfAny();
    }

    /** A dashboard with the given name. */
    public static Dashboard named(String name) {
        return new Dashboard(true, Optional.of(name));
    }
}
