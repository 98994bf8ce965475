package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.WatchedMetric;
import io.github.stepscale.lint.rule.WatchedMetricCheck;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.MetricCatalog;
import java.util.stream.Stream;

/** A metric name in a SageMaker namespace that SageMaker is not known to publish. */
final class UnknownMetricRule implements WatchedMetricCheck {
    private static final String NORMALIZED = "Normalized";

    @Override
    public String id() {
        return "A26";
    }

    @Override
    public Stream<Finding> check(WatchedMetric watched, ScalingPlan plan, ServiceDelays delays) {
        boolean unknown = EndpointNamespaces.isSageMaker(watched.metric().namespace())
                && MetricCatalog.all().stream()
                        .noneMatch(known -> known.name().equals(watched.metric().name()));
        Stream<Finding> undocumented = watched.known().stream()
                .filter(known -> known.has(CatalogMetric.Trait.UNDOCUMENTED))
                .map(known -> undocumented(watched, known));
        return unknown ? Stream.of(found(watched)) : undocumented;
    }

    private Finding found(WatchedMetric watched) {
        return finding(
                Severity.WARNING,
                watched.path() + ".name",
                watched.metric().name() + " is not a metric of "
                        + watched.metric().namespace()
                        + " that is known: unless SageMaker publishes it, the alarm never has data",
                "Correct the name, or allow this finding if the metric is newer");
    }

    /** Endpoints and components publish normalized and other utilization, but not all of both. */
    private Finding undocumented(WatchedMetric watched, CatalogMetric known) {
        String name = known.name();
        String documented =
                name.endsWith(NORMALIZED) ? name.substring(0, name.length() - NORMALIZED.length()) : name + NORMALIZED;
        return finding(
                Severity.WARNING,
                watched.path() + ".name",
                "the SageMaker developer guide does not list " + name + " in " + known.namespace()
                        + ": unless SageMaker publishes it, the alarm never has data",
                "Write " + documented
                        + " with bounds from 0 to 100, or allow this finding if CloudWatch has datapoints");
    }
}
