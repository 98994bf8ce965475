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
 * A rule of its own that is written as steps in its metric's own unit. Steps of {@code change} or {@code percent} have one
 * direction, and become what that side of {@link Layout#SPLIT} becomes; steps of {@code capacity} become what they are in
 * {@link Layout#SINGLE}.
 *
 * @param name letters, digits and hyphens, starting with a letter; becomes part of logical ids
 * @param metric what is watched
 * @param ladder the steps
 * @param threshold a value that the metric never goes below; for {@code capacity} on a metric that is not of the catalogue
 * @param settings of the alarm and the policy; what is absent has the default of {@link #kind}
 */
public record LadderRule(
        String name, Metric metric, StepLadder ladder, Optional<BigDecimal> threshold, RuleSettings settings)
        implements NamedRule {

    /** @throws InvalidValueException if the steps have two directions or none, or do not go with the rest */
    public LadderRule {
        Validator checks = new Validator();
        Names.requireRule(checks, name, "name");
        checks.addAll(check(name, metric, ladder, threshold, settings)).throwIfAny();
        threshold = threshold.map(Decimals::normalize);
    }

    /** Which of the rules that steps become it is. */
    public RuleKind kind() {
        return scaling().kinds().get(0);
    }

    /** The steps as they would be if they stood alone. */
    public LadderScaling scaling() {
        return scaling(ladder, threshold, settings);
    }

    private static LadderScaling scaling(StepLadder ladder, Optional<BigDecimal> threshold, RuleSettings settings) {
        // A ladder of one direction is the same in either layout.
        return new LadderScaling(ladder, Layout.SINGLE, threshold, settings, RuleSettings.NONE, RuleSettings.NONE);
    }

    /** Of steps that go two ways nothing else is said: it may follow from that. */
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
        int first = next(steps, 0, step -> step.direction().isPresent());
        int other = next(
                steps,
                first,
                step -> step.direction().isPresent()
                        && !step.direction().equals(steps.get(first).direction()));
        checks.require(
                other == steps.size(),
                Validator.TOGETHER,
                "steps[" + other + "]",
                () -> described(steps, other) + ", and steps[" + first + "] " + described(steps, first)
                        + ": the steps of a rule go one way",
                "Make two rules of them, one for each direction");
    }

    private static int next(List<Step> steps, int from, Predicate<Step> wanted) {
        return IntStream.range(from, steps.size())
                .filter(i -> wanted.test(steps.get(i)))
                .findFirst()
                .orElse(steps.size());
    }

    /** Such as {@code [50, +inf) scales out by +1}. */
    private static String described(List<Step> steps, int index) {
        Step step = steps.get(index);
        return step.interval() + " scales " + (step.amount() > 0 ? "out" : "in") + " ("
                + step.type().describe(step.amount()) + ")";
    }
}
