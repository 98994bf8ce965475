package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.WatchedMetric;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.MetricCatalog;
import java.util.stream.Stream;

/** A name in a namespace of SageMaker that it is not known to publish. */
final class UnknownMetricRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                "A26",
                Severity.WARNING,
                "A metric that SageMaker is not known to publish",
                "CloudWatch accepts an alarm on any name. If nothing is published under it, the alarm stays in"
                        + " INSUFFICIENT_DATA. The catalogue may also be older than the metric.",
                "Correct the name; upper and lower case count.",
                AwsPages.METRICS);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return WatchedMetric.of(plan)
                .filter(watched ->
                        EndpointNamespaces.isSageMaker(watched.metric().namespace()))
                .filter(watched -> MetricCatalog.all().stream()
                        .noneMatch(known -> known.name().equals(watched.metric().name())))
                .map(this::found);
    }

    private Finding found(WatchedMetric watched) {
        return finding(
                Severity.WARNING,
                watched.path() + ".name",
                watched.metric().name() + " is no metric of " + watched.metric().namespace()
                        + " that is known here: if SageMaker does not publish it, the alarm stays without data",
                "Correct the name, or allow this if the metric is newer");
    }
}
