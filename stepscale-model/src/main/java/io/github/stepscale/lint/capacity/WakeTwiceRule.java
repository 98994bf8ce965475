package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.Entry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.lint.rule.Sources;
import io.github.stepscale.lint.rule.WakingMetrics;
import io.github.stepscale.plan.ScalingPlan;
import java.util.stream.Stream;

/** A rule of the user's that wakes, beside the one that is added. */
final class WakeTwiceRule implements LintRule {
    @Override
    public Entry entry() {
        return Entry.lint(
                "M19",
                Severity.INFO,
                "Two rules wake from zero",
                "A rule of yours watches the metric that wakes from zero, and the one that is added by default does so"
                        + " as well. The larger capacity wins, so nothing breaks.",
                "Write wakeFromZero: false to keep yours alone.",
                Sources.OWN);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return RuleSite.of(plan)
                .filter(site -> plan.wake().isPresent()
                        && WakingMetrics.contains(site.alarm().metric()))
                .map(this::found);
    }

    private Finding found(RuleSite site) {
        return finding(
                Severity.INFO,
                site.metricPath(),
                site.alarm().metric().label() + " is watched by the rule that wakes from zero as well",
                "Write wakeFromZero: false to keep your rule alone");
    }
}
