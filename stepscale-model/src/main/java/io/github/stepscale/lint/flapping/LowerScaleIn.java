package io.github.stepscale.lint.flapping;

import io.github.stepscale.finding.Change;
import io.github.stepscale.finding.Change.Write;
import io.github.stepscale.lint.rule.Delays;
import io.github.stepscale.lint.rule.Evaluation;
import io.github.stepscale.lint.rule.Reach;
import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.Alarm;
import io.github.stepscale.policy.Decimals;
import io.github.stepscale.policy.Direction;
import io.github.stepscale.policy.ExplicitRule;
import io.github.stepscale.policy.InvalidPolicyException;
import io.github.stepscale.policy.RulesScaling;
import io.github.stepscale.policy.Scaling;
import io.github.stepscale.policy.Step;
import io.github.stepscale.policy.StepLadder;
import io.github.stepscale.policy.StepScaling;
import io.github.stepscale.policy.StepsScaling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A scale-in that begins lower. It is tried before it is named: where the capacity would still not rest, somebody has to
 * decide.
 *
 * @param plan what flaps
 * @param delays how long things take there
 */
record LowerScaleIn(ScalingPlan plan, Delays delays) {

    /** What makes it begin below a value; empty if that does not help or is not possible. */
    List<Change> below(BigDecimal value) {
        boolean possible = value.signum() > 0 && Decimals.representable(value);
        return possible ? tried(value) : List.of();
    }

    private List<Change> tried(BigDecimal value) {
        try {
            return plan.scaling().scaling() instanceof StepsScaling steps
                    ? steps(steps, value)
                    : rule((RulesScaling) plan.scaling().scaling(), value);
        } catch (InvalidPolicyException notPossible) {
            // Too many steps, or a bound beyond another: the fix stays a sentence.
            return List.of();
        }
    }

    /** The highest of the steps that scale in ends there. */
    private List<Change> steps(StepsScaling scaling, BigDecimal value) {
        List<Step> steps = new ArrayList<>(scaling.ladder().steps());
        List<Integer> highest = IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).direction().equals(Optional.of(Direction.IN)))
                .filter(i -> steps.get(i).upper().equals(scaling.ladder().scaleInBelow()))
                .boxed()
                .toList();
        if (highest.size() != 1) {
            return List.of();
        }
        int index = highest.get(0);
        Step step = steps.get(index);
        steps.set(index, new Step(step.lower(), Optional.of(value), step.type(), step.amount()));
        Scaling lower = new StepsScaling(
                new StepLadder(steps),
                scaling.layout(),
                scaling.threshold(),
                scaling.settings(),
                scaling.scaleOut(),
                scaling.scaleIn());
        return rests(lower) ? List.of(new Write("steps[" + index + "].upper", Decimals.text(value))) : List.of();
    }

    /** The alarm of the only rule that scales in stands there. */
    private List<Change> rule(RulesScaling scaling, BigDecimal value) {
        List<RuleSite> in = RuleSite.of(plan)
                .filter(site -> new Reach(site).scales(Direction.IN))
                .toList();
        if (in.size() != 1 || in.get(0).alarm().comparison().side() == Direction.OUT) {
            return List.of();
        }
        RuleSite site = in.get(0);
        Alarm alarm = site.alarm();
        List<ExplicitRule> rules = new ArrayList<>(scaling.rules());
        Alarm lower = new Alarm(
                alarm.metric(),
                alarm.fill(),
                alarm.comparison(),
                value,
                alarm.evaluationPeriods(),
                alarm.datapointsToAlarm(),
                alarm.treatMissingData());
        rules.set(site.index(), new ExplicitRule(rules.get(site.index()).name(), lower, site.policy()));
        Scaling moved = new RulesScaling(rules);
        RuleSite after = RuleSite.of(ScalingPlan.of(with(moved))).toList().get(site.index());
        boolean whole = new Reach(after).steps().equals(new Reach(site).steps());
        return whole && rests(moved)
                ? List.of(new Write(site.alarmPath("threshold"), Decimals.text(value)))
                : List.of();
    }

    /** With the cooldowns that are named beside it. */
    private boolean rests(Scaling lower) {
        ScalingPlan waiting = Patience.of(
                ScalingPlan.of(with(lower)), site -> Evaluation.of(site).soundCooldown(delays));
        return !FlappingRule.isEndless(waiting, delays);
    }

    private StepScaling with(Scaling other) {
        StepScaling scaling = plan.scaling();
        return new StepScaling(
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
