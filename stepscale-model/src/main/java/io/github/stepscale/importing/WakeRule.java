package io.github.stepscale.importing;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.ScalingDescription;
import java.util.Optional;
import java.util.OptionalInt;

/** Recognizes the rule that wakes from zero. */
final class WakeRule {
    private WakeRule() {}

    /** The position of the rule that a descriptor says with {@code wakeFromZero}; empty if there is none. */
    static OptionalInt position(ScalingDescription scaling) {
        if (!(scaling.scaling() instanceof ExplicitScaling several)) {
            return OptionalInt.empty();
        }
        Optional<ScalingRule> wake = ScalingPlan.of(with(scaling, true)).wake();
        return ScalingPlan.of(scaling).rules().stream()
                .filter(rule -> wake.filter(own ->
                                own.alarm().equals(rule.alarm()) && own.policy().equals(rule.policy()))
                        .isPresent())
                .mapToInt(rule -> several.position(rule.id()))
                .findFirst();
    }

    private static ScalingDescription with(ScalingDescription scaling, boolean wakes) {
        return new ScalingDescription(
                scaling.target(),
                scaling.capacity(),
                scaling.suspended(),
                scaling.schedules(),
                Optional.of(wakes),
                scaling.metric(),
                scaling.scaling(),
                scaling.stack(),
                scaling.allow());
    }
}
