package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.text.PlainNumbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Bounds given as metric values instead of offsets from the threshold. */
final class AbsoluteBoundsRule implements ScalingRuleCheck {
    @Override
    public String id() {
        return "S01";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        boolean applies = site.isExplicit() && site.alarm().threshold().signum() > 0;
        return applies ? check(site, bounds(site)).stream() : Stream.empty();
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
                                List.of(site.writeSteps(ReplacementLadders.shifted(
                                        site.policy().stepAdjustments(), threshold.negate()))))
                        : Fix.byHand("Subtract " + PlainNumbers.text(threshold)
                                + " from every bound, unless they are meant to be offsets of that size"));
    }

    private static SortedSet<BigDecimal> bounds(LocatedRule site) {
        return site.policy().stepAdjustments().stream()
                .flatMap(step -> Stream.concat(step.lowerBound().stream(), step.upperBound().stream()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
