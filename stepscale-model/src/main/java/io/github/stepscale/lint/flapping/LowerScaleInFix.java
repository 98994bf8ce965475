package io.github.stepscale.lint.flapping;

import io.github.stepscale.finding.Edit;
import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.lint.rule.EvaluationSettings;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ExplicitRule;
import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.LadderRule;
import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.NamedRule;
import io.github.stepscale.policy.ScalingBehavior;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.steps.StepLadder;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Decimals;
import io.github.stepscale.validation.InvalidValueException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Lets scale-in begin at a lower value. Verified before it is proposed: where the capacity would still not settle, the fix
 * is left to the user.
 *
 * @param plan the plan that flaps
 * @param delays the delays of the service
 */
record LowerScaleInFix(ScalingPlan plan, ServiceDelays delays) {

    /** Returns the edits that let it begin below a value; empty if that does not help or is not possible. */
    List<Edit> below(BigDecimal value) {
        boolean possible = value.signum() > 0 && Decimals.isRepresentable(value) && !isFilledFrom(value);
        return possible ? verified(value) : List.of();
    }

    /** Whether the fill is at least that value, so that missing data would no longer scale in. */
    private boolean isFilledFrom(BigDecimal value) {
        return plan.rules().stream()
                .filter(rule -> rule.alarm().comparison().side() == ScalingDirection.IN)
                .flatMap(rule -> rule.alarm().fill().value().stream())
                .anyMatch(fill -> fill.compareTo(value) >= 0);
    }

    private List<Edit> verified(BigDecimal value) {
        try {
            return plan.scaling().scaling() instanceof LadderScaling steps
                    ? steps(steps, value)
                    : rules((ExplicitScaling) plan.scaling().scaling(), value);
        } catch (InvalidValueException notPossible) {
            // Too many steps, or a bound beyond another: the fix stays a sentence.
            return List.of();
        }
    }

    private List<Edit> steps(LadderScaling scaling, BigDecimal value) {
        return highestScaleIn(scaling.ladder())
                .flatMap(index -> {
                    ScalingBehavior lower = new LadderScaling(
                            ending(scaling.ladder(), index, value),
                            scaling.layout(),
                            scaling.threshold(),
                            scaling.settings(),
                            scaling.scaleOut(),
                            scaling.scaleIn());
                    return settlingWith(lower, "steps[" + index + "].upper", value);
                })
                .stream()
                .toList();
    }

    /** Lowers the bound of the only rule that scales in. */
    private List<Edit> rules(ExplicitScaling scaling, BigDecimal value) {
        List<LocatedRule> in = LocatedRule.of(plan)
                .filter(site -> new FiringRange(site).scales(ScalingDirection.IN))
                .toList();
        if (in.size() != 1 || in.get(0).alarm().comparison().side() == ScalingDirection.OUT) {
            return List.of();
        }
        LocatedRule site = in.get(0);
        return site
                .stepsRule()
                .map(rule -> rule(scaling, site, rule, value))
                .orElseGet(() -> rule(scaling, site, value))
                .stream()
                .toList();
    }

    private Optional<Edit> rule(ExplicitScaling scaling, LocatedRule site, LadderRule rule, BigDecimal value) {
        return highestScaleIn(rule.ladder()).flatMap(index -> {
            StepLadder ladder = ending(rule.ladder(), index, value);
            LadderRule lower = new LadderRule(rule.name(), rule.metric(), ladder, rule.threshold(), rule.settings());
            return settlingWith(with(scaling, site, lower), site.stepsPath() + "[" + index + "].upper", value);
        });
    }

    /** For an explicit rule the threshold of the alarm changes. */
    private Optional<Edit> rule(ExplicitScaling scaling, LocatedRule site, BigDecimal value) {
        Alarm alarm = site.alarm();
        Alarm lower = new Alarm(
                alarm.metric(),
                alarm.fill(),
                alarm.comparison(),
                value,
                alarm.evaluationPeriods(),
                alarm.datapointsToAlarm(),
                alarm.treatMissingData());
        String name = scaling.rules().get(scaling.position(site.rule().id())).name();
        ScalingBehavior moved = with(scaling, site, new ExplicitRule(name, lower, site.policy()));
        LocatedRule after = LocatedRule.of(ScalingPlan.of(with(moved))).toList().get(site.index());
        boolean whole = new FiringRange(after).steps().equals(new FiringRange(site).steps());
        return whole ? settlingWith(moved, site.alarmPath("threshold"), value) : Optional.empty();
    }

    private static ExplicitScaling with(ExplicitScaling scaling, LocatedRule site, NamedRule rule) {
        List<NamedRule> rules = new ArrayList<>(scaling.rules());
        rules.set(scaling.position(site.rule().id()), rule);
        return new ExplicitScaling(rules);
    }

    /** The scale-in step with the highest upper bound, if it is unique. */
    private static Optional<Integer> highestScaleIn(StepLadder ladder) {
        List<Step> steps = ladder.steps();
        List<Integer> highest = IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).direction().equals(Optional.of(ScalingDirection.IN)))
                .filter(i -> steps.get(i).upper().equals(ladder.scaleInBelow()))
                .boxed()
                .toList();
        return highest.size() == 1 ? Optional.of(highest.get(0)) : Optional.empty();
    }

    private static StepLadder ending(StepLadder ladder, int index, BigDecimal upper) {
        List<Step> steps = new ArrayList<>(ladder.steps());
        Step step = steps.get(index);
        steps.set(index, new Step(step.lower(), Optional.of(upper), step.type(), step.amount()));
        return new StepLadder(steps);
    }

    private Optional<Edit> settlingWith(ScalingBehavior lower, String path, BigDecimal value) {
        ScalingPlan lowered = ScalingPlan.of(with(lower));
        return scalesIn(lowered) && settles(lowered)
                ? Optional.of(new Write(path, PlainNumbers.text(value)))
                : Optional.empty();
    }

    /** Whether the other rules still allow any scale-in. */
    private static boolean scalesIn(ScalingPlan lowered) {
        return lowered.rules().stream()
                .map(rule -> rule.alarm().metric())
                .distinct()
                .flatMap(metric -> ConstantLoad.of(lowered, metric).moves())
                .anyMatch(move -> move.direction() < 0);
    }

    /** Whether the capacity settles, with the cooldowns that other findings propose. */
    private boolean settles(ScalingPlan lowered) {
        ScalingPlan waiting = LongerCooldownFix.of(
                lowered, site -> EvaluationSettings.of(site).soundCooldown(delays));
        return !FlappingRule.isEndless(waiting, delays);
    }

    private ScalingDescription with(ScalingBehavior other) {
        ScalingDescription scaling = plan.scaling();
        return new ScalingDescription(
                scaling.target(),
                scaling.capacity(),
                scaling.suspended(),
                scaling.schedules(),
                scaling.wakeFromZero(),
                scaling.metric(),
                other,
                scaling.stack(),
                scaling.allow());
    }
}
