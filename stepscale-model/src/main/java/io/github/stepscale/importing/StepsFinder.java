package io.github.stepscale.importing;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.ScalingBehavior;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.steps.LadderChecks;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.RuleKind;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.steps.StepLadder;
import io.github.stepscale.validation.InvalidValueException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds steps in the unit of the metric that plan to the same rules. */
final class StepsFinder {
    private final ScalingDescription scaling;
    private final List<ScalingRule> rules;

    private StepsFinder(ScalingDescription scaling) {
        this.scaling = scaling;
        this.rules = ScalingPlan.of(scaling).rules();
    }

    /**
     * The same scaling, described by steps; empty if no steps plan to the same rules in the same order.
     *
     * @param scaling with rules in the form of AWS
     */
    static Optional<ScalingDescription> find(ScalingDescription scaling) {
        return new StepsFinder(scaling).find();
    }

    private Optional<ScalingDescription> find() {
        boolean possible = ScalingPlan.of(scaling).promQlRules().isEmpty()
                && !rules.isEmpty()
                && rules.size() <= 2
                && rules.stream().map(rule -> rule.alarm().metric()).distinct().count() == 1;
        return possible
                ? candidates()
                        .flatMap(Optional::stream)
                        .filter(this::plansAlike)
                        .findFirst()
                : Optional.empty();
    }

    private Stream<Optional<ScalingDescription>> candidates() {
        Layout layout = rules.size() == 1 ? Layout.SINGLE : Layout.SPLIT;
        return Stream.of(valid(() -> candidate(true, layout)), valid(() -> candidate(false, layout)));
    }

    /** The steps of a rule, in the unit of the metric. */
    private static Stream<Step> steps(ScalingRule rule) {
        return rule.policy().stepAdjustments().stream().map(step -> step(rule, step));
    }

    private static Step step(ScalingRule rule, StepAdjustment step) {
        return new Step(rule.lower(step), rule.upper(step), rule.policy().adjustmentType(), step.scalingAdjustment());
    }

    /** @param holds whether steps that hold are written, though most of them follow from the others */
    private ScalingDescription candidate(boolean holds, Layout layout) {
        StepLadder ladder = new StepLadder(rules.stream()
                .flatMap(StepsFinder::steps)
                .filter(step -> holds || !step.holds())
                .toList());
        return with(ladder, layout, LadderChecks.kinds(ladder, layout));
    }

    private ScalingDescription with(StepLadder ladder, Layout layout, List<RuleKind> kinds) {
        Metric metric = rules.get(0).alarm().metric();
        BigDecimal floor = rules.get(0).alarm().threshold();
        boolean single = kinds.equals(List.of(RuleKind.SINGLE));
        Optional<BigDecimal> threshold =
                single && !(metric.neverNegative() && floor.signum() == 0) ? Optional.of(floor) : Optional.empty();
        FoundSettings settings = FoundSettings.of(kinds, rules, metric);
        LadderScaling steps =
                new LadderScaling(ladder, layout, threshold, settings.all(), settings.scaleOut(), settings.scaleIn());
        return with(scaling, metric, steps);
    }

    /** The same description with another metric and behavior. */
    static ScalingDescription with(ScalingDescription scaling, Metric metric, ScalingBehavior behavior) {
        return new ScalingDescription(
                scaling.target(),
                scaling.capacity(),
                scaling.suspended(),
                scaling.schedules(),
                scaling.wakeFromZero(),
                metric,
                behavior,
                scaling.stack(),
                scaling.allow());
    }

    /** Steps that no description can have are none. */
    private static Optional<ScalingDescription> valid(Supplier<ScalingDescription> made) {
        try {
            return Optional.of(made.get());
        } catch (InvalidValueException invalid) {
            return Optional.empty();
        }
    }

    private boolean plansAlike(ScalingDescription found) {
        List<ScalingRule> planned = ScalingPlan.of(found).rules();
        List<Boolean> alike = new ArrayList<>();
        for (int i = 0; i < Math.min(planned.size(), rules.size()); i++) {
            alike.add(planned.get(i).alarm().equals(rules.get(i).alarm())
                    && planned.get(i).policy().equals(rules.get(i).policy()));
        }
        return planned.size() == rules.size() && !alike.contains(false);
    }
}
