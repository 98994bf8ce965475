package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.Entry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.Sources;
import io.github.stepscale.lint.rule.WatchedMetric;
import io.github.stepscale.lint.rule.Words;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.CatalogMetric;
import io.github.stepscale.policy.MetricCatalog;
import java.util.List;
import java.util.stream.Stream;

/** A metric of SageMaker in the wrong one of its namespaces. */
final class NamespaceRule implements LintRule {
    @Override
    public Entry entry() {
        return Entry.lint(
                        "A04",
                        Severity.ERROR,
                        "The wrong namespace",
                        "The alarm stays in INSUFFICIENT_DATA. Requests are counted in AWS/SageMaker, the use of"
                                + " instances in /aws/sagemaker/Endpoints, that of components in"
                                + " /aws/sagemaker/InferenceComponents; upper and lower case count. A warning in an"
                                + " expression.",
                        "Leave the namespace out; the catalogue has the right one.",
                        Sources.METRICS)
                .or(Severity.WARNING);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return WatchedMetric.of(plan)
                .filter(watched -> Namespaces.isSageMaker(watched.metric().namespace()))
                .filter(watched -> watched.known().isEmpty())
                .flatMap(this::check);
    }

    private Stream<Finding> check(WatchedMetric watched) {
        List<String> right = MetricCatalog.all().stream()
                .filter(known -> known.name().equals(watched.metric().name()))
                .map(CatalogMetric::namespace)
                .distinct()
                .toList();
        return right.isEmpty() ? Stream.empty() : Stream.of(found(watched, right));
    }

    private Finding found(WatchedMetric watched, List<String> right) {
        return finding(
                watched.useless(),
                watched.path() + ".namespace",
                watched.metric().name() + " is published in " + Words.list(right) + ", not in "
                        + watched.metric().namespace() + ": it has no datapoint there",
                "Leave the namespace out, or write " + right.get(0));
    }
}
