package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.text.PlainNumbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Bounds that repeat the threshold instead of counting from it. */
final class AbsoluteBoundsRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                        "S01",
                        Severity.ERROR,
                        "Bounds written as metric values",
                        "Steps apply at odd values or never: a bound of 70 under an alarm at 70 means 140. The bounds"
                                + " of a step policy count from the threshold of its alarm. An error where a bound repeats"
                                + " the threshold, a warning where all are merely as large.",
                        "Subtract the threshold from every bound, or write steps, whose bounds are values of the"
                                + " metric.",
                        "https://github.com/hashicorp/terraform-provider-aws/issues/16107")
                .or(Severity.WARNING)
                .byMachine();
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return LocatedRule.of(plan)
                .filter(LocatedRule::isExplicit)
                .filter(site -> site.alarm().threshold().signum() > 0)
                .flatMap(site -> check(site, bounds(site)).stream());
    }

    private Optional<Finding> check(LocatedRule site, SortedSet<BigDecimal> bounds) {
        BigDecimal threshold = site.alarm().threshold();
        if (site.alarm().comparison().side() == ScalingDirection.OUT) {
            int over = bounds.first().compareTo(threshold);
            return over < 0
                    ? Optional.empty()
                    : Optional.of(found(over == 0 ? Severity.ERROR : Severity.WARNING, site, bounds.first()));
        }
        boolean repeated = bounds.first().signum() > 0 && bounds.last().compareTo(threshold) == 0;
        return repeated ? Optional.of(found(Severity.WARNING, site, bounds.last())) : Optional.empty();
    }

    private Finding found(Severity severity, LocatedRule site, BigDecimal bound) {
        BigDecimal threshold = site.alarm().threshold();
        return finding(
                severity,
                site.stepsPath(),
                "the bound " + PlainNumbers.text(bound) + " beside a threshold of " + PlainNumbers.text(threshold)
                        + " looks like a value of the metric, but bounds count from the threshold: it stands at "
                        + PlainNumbers.text(threshold.add(bound)),
                severity == Severity.ERROR
                        ? new Fix(
                                "Subtract " + PlainNumbers.text(threshold) + " from every bound",
                                List.of(site.writeSteps(
                                        ReplacementLadders.moved(site.policy().stepAdjustments(), threshold.negate()))))
                        : Fix.byHand("Subtract " + PlainNumbers.text(threshold)
                                + " from every bound, unless they are meant to be that far from it"));
    }

    private static SortedSet<BigDecimal> bounds(LocatedRule site) {
        return site.policy().stepAdjustments().stream()
                .flatMap(step -> Stream.concat(step.lowerBound().stream(), step.upperBound().stream()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
