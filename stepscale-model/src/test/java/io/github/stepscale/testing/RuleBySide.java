package io.github.stepscale.testing;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.LadderRule;
import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.NamedRule;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.policy.steps.RuleKind;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.steps.StepLadder;
import io.github.stepscale.validation.InvalidValueException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Steps for all, written as one rule of steps for each alarm that they become. */
public final class RuleBySide {
    private RuleBySide() {}

    /** Empty where a rule of its own cannot say it, such as one alarm for both directions. */
    public static Optional<ScalingDescription> of(ScalingDescription scaling) {
        if (!(scaling.scaling() instanceof LadderScaling steps)) {
            return Optional.empty();
        }
        try {
            List<NamedRule> rules = steps.kinds().stream()
                    .map(kind -> rule(scaling, steps, kind))
                    .toList();
            ScalingDescription made = new ScalingDescription(
                    scaling.target(),
                    scaling.capacity(),
                    scaling.suspended(),
                    scaling.schedules(),
                    scaling.wakeFromZero(),
                    scaling.metric(),
                    new ExplicitScaling(rules),
                    scaling.stack(),
                    scaling.allow());
            ScalingPlan.of(made);
            return Optional.of(made);
        } catch (InvalidValueException notSo) {
            return Optional.empty();
        }
    }

    private static NamedRule rule(ScalingDescription scaling, LadderScaling steps, RuleKind kind) {
        RuleSettings own = kind == RuleKind.SCALE_IN ? steps.scaleIn() : steps.scaleOut();
        ScalingDirection other = kind == RuleKind.SCALE_IN ? ScalingDirection.OUT : ScalingDirection.IN;
        List<Step> ladder = steps.ladder().steps().stream()
                .filter(step -> kind == RuleKind.SINGLE || !step.direction().equals(Optional.of(other)))
                .toList();
        return new LadderRule(
                kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                scaling.metric(),
                new StepLadder(ladder),
                steps.threshold(),
                own.or(steps.settings()));
    }
}
