package io.github.stepscale.testing;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.Direction;
import io.github.stepscale.policy.InvalidPolicyException;
import io.github.stepscale.policy.NamedRule;
import io.github.stepscale.policy.RuleKind;
import io.github.stepscale.policy.RuleSettings;
import io.github.stepscale.policy.RulesScaling;
import io.github.stepscale.policy.Step;
import io.github.stepscale.policy.StepLadder;
import io.github.stepscale.policy.StepScaling;
import io.github.stepscale.policy.StepsRule;
import io.github.stepscale.policy.StepsScaling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Steps for all, written as one rule of steps for each alarm that they become. */
public final class RuleBySide {
    private RuleBySide() {}

    /** Empty where a rule of its own cannot say it, such as one alarm for both directions. */
    public static Optional<StepScaling> of(StepScaling scaling) {
        if (!(scaling.scaling() instanceof StepsScaling steps)) {
            return Optional.empty();
        }
        try {
            List<NamedRule> rules = steps.kinds().stream()
                    .map(kind -> rule(scaling, steps, kind))
                    .toList();
            StepScaling made = new StepScaling(
                    scaling.target(),
                    scaling.capacity(),
                    scaling.suspended(),
                    scaling.schedules(),
                    scaling.wakeFromZero(),
                    scaling.metric(),
                    new RulesScaling(rules),
                    scaling.stack(),
                    scaling.allow());
            ScalingPlan.of(made);
            return Optional.of(made);
        } catch (InvalidPolicyException notSo) {
            return Optional.empty();
        }
    }

    private static NamedRule rule(StepScaling scaling, StepsScaling steps, RuleKind kind) {
        RuleSettings own = kind == RuleKind.SCALE_IN ? steps.scaleIn() : steps.scaleOut();
        Direction other = kind == RuleKind.SCALE_IN ? Direction.OUT : Direction.IN;
        List<Step> ladder = steps.ladder().steps().stream()
                .filter(step -> kind == RuleKind.SINGLE || !step.direction().equals(Optional.of(other)))
                .toList();
        return new StepsRule(
                kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                scaling.metric(),
                new StepLadder(ladder),
                steps.threshold(),
                own.or(steps.settings()));
    }
}
