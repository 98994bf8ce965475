package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Edit;
import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.WatchedMetric;
import io.github.stepscale.lint.rule.WatchedMetricCheck;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.text.Lists;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A SageMaker metric in the wrong SageMaker namespace. */
final class NamespaceRule implements WatchedMetricCheck {
    @Override
    public String id() {
        return "A04";
    }

    @Override
    public Stream<Finding> check(WatchedMetric watched, ScalingPlan plan, ServiceDelays delays) {
        boolean unknown = EndpointNamespaces.isSageMaker(watched.metric().namespace())
                && watched.known().isEmpty();
        return unknown ? check(watched, plan.scaling().target()) : Stream.empty();
    }

    private Stream<Finding> check(WatchedMetric watched, Target target) {
        List<CatalogMetric> named = MetricCatalog.all().stream()
                .filter(known -> known.name().equals(watched.metric().name()))
                .toList();
        return named.isEmpty() ? Stream.empty() : Stream.of(found(watched, named, target));
    }

    /** Writes the right namespace, if only the namespace is wrong. */
    private static List<Edit> changes(WatchedMetric watched, List<CatalogMetric> named, Target target) {
        SourceMetric metric = watched.metric();
        List<String> dimensions =
                metric.dimensions().stream().map(Dimension::name).toList();
        return named.stream()
                .filter(known -> !watched.input() && known.publishedBy().contains(target.kind()))
                .filter(known -> known.allows(metric.statistic()))
                .filter(known -> Set.copyOf(known.scope().dimensions()).equals(Set.copyOf(dimensions)))
                .<Edit>map(known -> new Write(watched.path() + ".namespace", known.namespace()))
                .limit(1)
                .toList();
    }

    private Finding found(WatchedMetric watched, List<CatalogMetric> named, Target target) {
        List<String> right =
                named.stream().map(CatalogMetric::namespace).distinct().toList();
        List<Edit> changes = changes(watched, named, target);
        String written = changes.stream()
                .map(change -> ((Write) change).value())
                .findFirst()
                .orElse(right.get(0));
        return finding(
                watched.uselessSeverity(),
                watched.path() + ".namespace",
                watched.metric().name() + " is published in " + Lists.and(right) + ", not in "
                        + watched.metric().namespace() + ": it has no datapoint there",
                new Fix("Leave the namespace out, or write " + written, changes));
    }
}
