package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.Entry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.lint.rule.Sources;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.Decimals;
import io.github.stepscale.policy.Statistic;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** Latencies in seconds or milliseconds where the metric is in microseconds. */
final class MicrosecondsRule implements LintRule {
    private static final BigDecimal BELOW_MILLISECOND = BigDecimal.valueOf(999);

    @Override
    public Entry entry() {
        return Entry.lint(
                "A14",
                Severity.WARNING,
                "A latency that is not in microseconds",
                "ModelLatency, OverheadLatency and ModelSetupTime are in microseconds. A bound below 1,000 is less"
                        + " than a millisecond, so it was probably meant in milliseconds or seconds, and every request"
                        + " exceeds it.",
                "Multiply by 1,000 or 1,000,000.",
                Sources.METRICS);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return Bounds.of(plan)
                .filter(bounds -> bounds.isUpTo(BELOW_MILLISECOND) && isLatency(bounds.site()))
                .map(this::found);
    }

    private static boolean isLatency(RuleSite site) {
        boolean counted = site.source()
                .filter(source -> source.statistic().equals(Statistic.SAMPLE_COUNT))
                .isPresent();
        return !counted
                && site.known()
                        .filter(known -> known.unit().equals("Microseconds"))
                        .isPresent();
    }

    private Finding found(Bounds bounds) {
        return finding(
                Severity.WARNING,
                bounds.site().stepsPath(),
                bounds.site().alarm().metric().label() + " is in microseconds, and the highest bound is "
                        + Decimals.text(bounds.highest())
                        + ", less than a millisecond: nearly every request exceeds it",
                "Multiply the bounds by 1000 if they are in milliseconds, by 1000000 if they are in seconds");
    }
}
