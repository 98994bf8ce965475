package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.rule.ComparisonOperator;
import io.github.stepscale.text.PlainNumbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** A strict comparison that needs one failed request more than it says. */
final class StrictWakeRule implements LintRule {
    private static final String FAILURES = "NoCapacityInvocationFailures";

    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                        "A16",
                        Severity.WARNING,
                        "Waking takes one failure more",
                        "NoCapacityInvocationFailures is a count, so > 1 needs two failed requests within a minute, and a"
                                + " single one wakes nothing. A sample in the guide has it so; AWS's notebooks have >= 1.",
                        "Write comparisonOperator: GreaterThanOrEqualToThreshold with threshold: 1.",
                        AwsPages.FROM_ZERO)
                .byMachine();
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return LocatedRule.of(plan).filter(StrictWakeRule::isLate).map(this::found);
    }

    private static boolean isLate(LocatedRule site) {
        return site.known().filter(known -> known.name().equals(FAILURES)).isPresent()
                && site.alarm().comparison() == ComparisonOperator.GREATER_THAN_THRESHOLD
                && site.alarm().threshold().compareTo(BigDecimal.ONE) >= 0;
    }

    private Finding found(LocatedRule site) {
        BigDecimal threshold = site.alarm().threshold();
        return finding(
                Severity.WARNING,
                site.alarmPath("comparisonOperator"),
                "is > " + PlainNumbers.text(threshold) + " on a count: " + PlainNumbers.text(threshold)
                        + " failed in a minute does not wake the component",
                Fix.write(
                        site.alarmPath("comparisonOperator"),
                        List.of(
                                new Write(
                                        site.alarmPath("comparisonOperator"),
                                        ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD.awsName()),
                                Write.of(site.alarmPath("threshold"), 1))));
    }
}
