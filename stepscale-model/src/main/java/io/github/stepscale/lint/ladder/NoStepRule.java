package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Edit;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.DetectedWhen;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.policy.rule.StepAdjustment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An alarm whose steps all lie on the other side of its threshold: it fires, and every action fails. */
final class NoStepRule implements LintRule {
    private final ScalingDirection side;
    private final String bound;
    private final CatalogEntry entry;

    private NoStepRule(ScalingDirection side, String bound, CatalogEntry entry) {
        this.side = side;
        this.bound = bound;
        this.entry = entry;
    }

    static NoStepRule below() {
        CatalogEntry entry = CatalogEntry.lint(
                "S07",
                Severity.ERROR,
                "An alarm below its threshold, steps above it",
                "The capacity stays up, and the history of the alarm says \"No step adjustment found\": a value below"
                        + " the threshold has a negative offset, and a step with MetricIntervalLowerBound 0 begins at the"
                        + " threshold.",
                "For an alarm with < or <=, write metricIntervalUpperBound: 0 instead.",
                "https://github.com/mapbox/ecs-watchbot/issues/187");
        return new NoStepRule(
                ScalingDirection.IN,
                "metricIntervalUpperBound: 0",
                entry.and(DetectedWhen.WHEN_BUILT).byMachine());
    }

    static NoStepRule above() {
        CatalogEntry entry = CatalogEntry.lint(
                "S08",
                Severity.ERROR,
                "An alarm above its threshold, steps below it",
                "The capacity stays down, and the history of the alarm says \"No step adjustment found\": a value above"
                        + " the threshold has a positive offset, and a step with MetricIntervalUpperBound 0 ends at the"
                        + " threshold.",
                "For an alarm with > or >=, write metricIntervalLowerBound: 0 instead.",
                AwsPages.STEP_ADJUSTMENT);
        return new NoStepRule(
                ScalingDirection.OUT,
                "metricIntervalLowerBound: 0",
                entry.and(DetectedWhen.WHEN_BUILT).byMachine());
    }

    @Override
    public CatalogEntry entry() {
        return entry;
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return LocatedRule.of(plan)
                .filter(LocatedRule::isExplicit)
                .filter(site -> site.alarm().comparison().side() == side)
                .flatMap(site ->
                        UncoveredValues.of(site)
                                .filter(UncoveredValues::endless)
                                .map(hole -> found(site, hole))
                                .stream());
    }

    private Finding found(LocatedRule site, UncoveredValues hole) {
        return finding(
                Severity.ERROR,
                site.stepsPath(),
                "the alarm fires at " + hole.values() + ", and no step applies there: every action fails",
                new Fix("Give the step nearest to the threshold " + bound + " and no bound beyond it", turned(site)));
    }

    /** That step alone, if it goes the way of the alarm: those behind it never applied, and are not known to be meant. */
    private List<Edit> turned(LocatedRule site) {
        List<StepAdjustment> steps = site.policy().stepAdjustments();
        Optional<BigDecimal> threshold = Optional.of(BigDecimal.ZERO);
        boolean out = side == ScalingDirection.OUT;
        int amount = steps.get(out ? steps.size() - 1 : 0).scalingAdjustment();
        StepAdjustment turned = out
                ? new StepAdjustment(threshold, Optional.empty(), amount)
                : new StepAdjustment(Optional.empty(), threshold, amount);
        boolean right =
                site.policy().adjustmentType() != AdjustmentType.EXACT_CAPACITY && (out ? amount > 0 : amount < 0);
        return right && steps.size() == 1 ? List.of(site.writeSteps(List.of(turned))) : List.of();
    }
}
