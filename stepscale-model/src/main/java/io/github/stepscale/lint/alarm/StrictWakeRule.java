package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.policy.rule.ComparisonOperator;
import io.github.stepscale.text.PlainNumbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** A strict comparison that needs one more failed request to wake from zero. */
final class StrictWakeRule implements ScalingRuleCheck {
    private static final String FAILURES = "NoCapacityInvocationFailures";

    @Override
    public String id() {
        return "A16";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        return isLate(site) ? Stream.of(found(site)) : Stream.empty();
    }

    private static boolean isLate(LocatedRule site) {
        return site.isMetric(FAILURES)
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
