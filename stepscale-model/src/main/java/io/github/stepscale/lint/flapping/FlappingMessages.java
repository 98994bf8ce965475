package io.github.stepscale.lint.flapping;

import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.lint.rule.EvaluationSettings;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.text.Lists;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.Plurals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/**
 * The sentences and fixes of findings about flapping.
 *
 * @param plan the plan that flaps
 * @param delays the delays of the service
 */
record FlappingMessages(ScalingPlan plan, ServiceDelays delays) {
    private static final MathContext FOUR_DIGITS_DOWN = new MathContext(4, RoundingMode.FLOOR);

    /** The path of the steps of the rule, or of all rules if there are several. */
    String path() {
        List<LocatedRule> sites = LocatedRule.of(plan).toList();
        boolean several = sites.size() > 1 && sites.get(0).isNamed();
        return several ? "rules" : sites.get(0).stepsPath();
    }

    String endless(List<Reversal> reversals) {
        List<Integer> others = reversals.stream()
                .map(reversal -> reversal.there().from())
                .distinct()
                .skip(1)
                .toList();
        String likewise = others.isEmpty()
                ? ""
                : " (the same at " + Lists.runs(others) + " "
                        + plan.scaling().target().units() + ")";
        return describe(reversals.get(0)) + ": the capacity never settles" + likewise;
    }

    /** @param known whether it is known that the capacity then settles */
    String resting(Reversal reversal, boolean known) {
        String unknown = known ? "" : ", and whether the capacity then settles was too much to compute";
        return describe(reversal) + " to " + reversal.back().to() + ": an overshoot, which starts capacity for nothing"
                + unknown;
    }

    /** Such as {@code under a load of 104 at 1 instance the capacity goes 3, 5, 3, 1 and 3 again}. */
    String late(DelayOscillation oscillation) {
        return "under a steady load of " + PlainNumbers.significant(oscillation.load()) + " at "
                + Plurals.of(1, plan.scaling().target().unit()) + " the capacity goes "
                + Lists.and(oscillation.cycle())
                + " again, and never settles: decisions are based on datapoints of the previous capacity, which are visible after "
                + delays.metric() + " min";
    }

    /** The cooldown that waits for datapoints of the new capacity, if a cooldown can. */
    Fix longerCooldown(ConstantLoad steady) {
        return DelayOscillation.sufficientCooldown(steady, delays)
                .map(seconds -> Fix.write(path(), cooldowns(steady, seconds)).and(", or take smaller steps"))
                .orElseGet(() -> Fix.byHand("Take smaller steps, or let fewer datapoints decide"));
    }

    private List<Write> cooldowns(ConstantLoad steady, int seconds) {
        return LocatedRule.of(plan)
                .filter(site -> steady.plan().rules().contains(site.rule()))
                .filter(site -> site.policy().cooldown() < seconds)
                .map(site -> Write.of(
                        site.ownPath(SettingLocation.COOLDOWN),
                        Math.max(seconds, EvaluationSettings.of(site).soundCooldown(delays))))
                .toList();
    }

    Fix fix(List<Reversal> reversals) {
        boolean exact =
                plan.rules().stream().anyMatch(rule -> rule.policy().adjustmentType() == AdjustmentType.EXACT_CAPACITY);
        if (exact) {
            return Fix.byHand(
                    "Watch a total such as Invocations, which scaling does not change, or write change instead of"
                            + " capacity");
        }
        return reversals.stream()
                .map(FlappingMessages::landing)
                .min(Comparator.naturalOrder())
                .map(value -> new Fix(
                        "Scale in below " + PlainNumbers.significant(value) + " at most, or take smaller steps",
                        new LowerScaleInFix(plan, delays).below(new BigDecimal(PlainNumbers.significant(value)))))
                .orElseGet(() -> Fix.byHand(smallerSteps()));
    }

    String smallerSteps() {
        return "Take smaller steps, or widen the gap between scale-in and scale-out";
    }

    /** Such as {@code at 1 instance and 50 it scales out to 2 instances, where the same load is 25 and it scales in}. */
    private String describe(Reversal reversal) {
        CapacityMove there = reversal.there();
        BigDecimal load = there.loads().example();
        boolean out = reversal.isScaleOut();
        return "at " + Plurals.of(there.from(), plan.scaling().target().unit()) + " and "
                + PlainNumbers.quotient(load, there.from()) + " it scales " + (out ? "out" : "in") + " to "
                + Plurals.of(there.to(), plan.scaling().target().unit()) + ", where the same load is "
                + PlainNumbers.quotient(load, there.to()) + " and it scales " + (out ? "in" : "out");
    }

    /** The value that the lowest load of a scale-out has at the new capacity. */
    private static BigDecimal landing(Reversal reversal) {
        return reversal.there()
                .loads()
                .lower()
                .orElse(BigDecimal.ZERO)
                .divide(BigDecimal.valueOf(reversal.there().to()), FOUR_DIGITS_DOWN);
    }
}
