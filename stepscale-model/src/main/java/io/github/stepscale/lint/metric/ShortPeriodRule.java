package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.Entry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.Sources;
import io.github.stepscale.lint.rule.WatchedMetric;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.CatalogMetric;
import java.util.stream.Stream;

/** A period in which nothing is published yet. */
final class ShortPeriodRule implements LintRule {
    @Override
    public Entry entry() {
        return Entry.lint(
                "A11",
                Severity.WARNING,
                "A period shorter than the metric's",
                "Most periods have no datapoint, so the alarm is in INSUFFICIENT_DATA most of the time. Only the"
                        + " concurrency metrics come every 10 seconds by themselves; the others every 60, unless the"
                        + " endpoint's MetricsConfig says otherwise.",
                "Write period: 60, or set MetricPublishFrequencyInSeconds and allow this.",
                Sources.METRICS);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return WatchedMetric.of(plan)
                .flatMap(watched -> watched.known().stream()
                        .filter(known -> watched.metric().period() < known.resolution())
                        .map(known -> found(watched, known)));
    }

    private Finding found(WatchedMetric watched, CatalogMetric known) {
        return finding(
                Severity.WARNING,
                watched.path() + ".period",
                known.name() + " is published every " + known.resolution() + " s, and the period is "
                        + watched.metric().period() + " s: most periods have no datapoint",
                "Write period: " + known.resolution() + ", unless the endpoint publishes more often");
    }
}
