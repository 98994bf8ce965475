package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Edit;
import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.policy.rule.ComparisonOperator;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.text.PlainNumbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Steps that start at a distance from the threshold. */
final class UncoveredValuesRule implements ScalingRuleCheck {
    @Override
    public String id() {
        return "S13";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        if (!site.isExplicit()) {
            return Stream.empty();
        }
        Optional<UncoveredValues> hole = UncoveredValues.of(site);
        return hole.isPresent() && !hole.get().endless() ? Stream.of(found(site, hole.get())) : Stream.empty();
    }

    private Finding found(LocatedRule site, UncoveredValues hole) {
        return finding(
                Severity.WARNING,
                site.stepsPath(),
                "the alarm fires at " + hole.values() + ", and no step applies there: the action fails once a minute",
                moveThreshold(site));
    }

    /** The same steps at the same values, under an alarm whose threshold is where they start. */
    private static Fix moveThreshold(LocatedRule site) {
        boolean out = site.alarm().comparison().side() == ScalingDirection.OUT;
        List<StepAdjustment> steps = site.policy().stepAdjustments();
        BigDecimal distance = out
                ? steps.get(0).lowerBound().orElseThrow()
                : steps.get(steps.size() - 1).upperBound().orElseThrow();
        BigDecimal threshold = site.alarm().threshold().add(distance);
        ComparisonOperator comparison = out
                ? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD
                : ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD;
        if (!isTheSame(site, comparison, threshold)) {
            return Fix.byHand("Let the first step begin at the threshold with bound 0");
        }
        List<Write> alarm = alarm(site, comparison, threshold);
        List<Edit> changes = new ArrayList<>(alarm);
        changes.add(site.writeSteps(ReplacementLadders.shifted(steps, distance.negate())));
        String bounds = (out ? "subtract " : "add ") + PlainNumbers.text(distance.abs()) + (out ? " from" : " to");
        return new Fix(
                Fix.write(site.stepsPath(), alarm).sentence() + ", where the first step is, and " + bounds
                        + " every bound; or let that step begin at bound 0",
                changes);
    }

    private static List<Write> alarm(LocatedRule site, ComparisonOperator comparison, BigDecimal threshold) {
        List<Write> writes = new ArrayList<>();
        writes.add(new Write(site.alarmPath("threshold"), PlainNumbers.text(threshold)));
        if (site.alarm().comparison() != comparison) {
            writes.add(new Write(site.alarmPath("comparisonOperator"), comparison.awsName()));
        }
        return writes;
    }

    /** Whether a step applies at some value, and a minute without a datapoint has the same effect as before. */
    private static boolean isTheSame(LocatedRule site, ComparisonOperator comparison, BigDecimal threshold) {
        return !new FiringRange(site).steps().isEmpty()
                && site.alarm()
                        .fill()
                        .value()
                        .filter(fill -> site.alarm().breaches(fill) != comparison.breaches(fill, threshold))
                        .isEmpty();
    }
}
