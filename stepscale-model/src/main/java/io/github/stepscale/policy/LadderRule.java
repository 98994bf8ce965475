package io.github.stepscale.policy;

import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.RuleKind;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.steps.StepLadder;
import io.github.stepscale.validation.Decimals;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Names;
import io.github.stepscale.validation.Validator;
import io.github.stepscale.validation.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A scaling rule written as a ladder of steps in the unit of its metric. All its steps scale in one direction ({@code
 * change} or {@code percent}), as on one side of {@link Layout#SPLIT}, or all set a {@code capacity}, as in {@link
 * Layout#SINGLE}.
 *
 * @param name letters, digits and hyphens, starting with a letter; part of the logical ids of the template
 * @param metric the metric to watch
 * @param ladder the steps
 * @param threshold a lower limit of the metric; needed for {@code capacity} steps on a metric outside the catalogue
 * @param settings of the alarm and the policy; absent ones have the defaults of {@link #kind}
 */
public record LadderRule(
        String name, Metric metric, StepLadder ladder, Optional<BigDecimal> threshold, RuleSettings settings)
        implements MetricRule {

    /** @throws InvalidValueException if the steps have two directions or none, or contradict the other parts */
    public LadderRule {
        Validator checks = new Validator();
        Names.requireRule(checks, name, "name");
        checks.addAll(check(name, metric, ladder, threshold, settings)).throwIfAny();
        threshold = threshold.map(Decimals::normalize);
    }

    /** The kind of rule that the steps make. */
    public RuleKind kind() {
        return scaling().kinds().get(0);
    }

    /** The same steps as a description of their own. */
    public LadderScaling scaling() {
        return scaling(ladder, threshold, settings);
    }

    private static LadderScaling scaling(StepLadder ladder, Optional<BigDecimal> threshold, RuleSettings settings) {
        // A ladder of one direction is the same in either layout.
        return new LadderScaling(ladder, Layout.SINGLE, threshold, settings, RuleSettings.NONE, RuleSettings.NONE);
    }

    /** Steps with two directions are reported alone: any other violation may follow from that. */
    private static List<Violation> check(
            String name, Metric metric, StepLadder ladder, Optional<BigDecimal> threshold, RuleSettings settings) {
        Validator direction = new Validator();
        requireOneDirection(direction, ladder);
        if (!direction.violations().isEmpty()) {
            return direction.violations();
        }
        try {
            return scaling(ladder, threshold, settings).check(metric, kind -> Names.camelCase(name));
        } catch (InvalidValueException invalid) {
            return invalid.violations();
        }
    }

    private static void requireOneDirection(Validator checks, StepLadder ladder) {
        List<Step> steps = ladder.steps();
        int first = indexFrom(steps, 0, step -> step.direction().isPresent());
        int other = indexFrom(
                steps,
                first,
                step -> step.direction().isPresent()
                        && !step.direction().equals(steps.get(first).direction()));
        checks.require(
                other == steps.size(),
                Validator.TOGETHER,
                "steps[" + other + "]",
                () -> describe(steps, other) + ", and steps[" + first + "] " + describe(steps, first)
                        + ": all steps of a rule must scale in the same direction",
                "Write two rules, one for each direction");
    }

    private static int indexFrom(List<Step> steps, int from, Predicate<Step> predicate) {
        return IntStream.range(from, steps.size())
                .filter(i -> predicate.test(steps.get(i)))
                .findFirst()
                .orElse(steps.size());
    }

    /** Describes a step, such as {@code [50, +inf) scales out (+1)}. */
    private static String describe(List<Step> steps, int index) {
        Step step = steps.get(index);
        return step.interval() + " scales " + (step.amount() > 0 ? "out" : "in") + " ("
                + step.type().describe(step.amount()) + ")";
    }
}
