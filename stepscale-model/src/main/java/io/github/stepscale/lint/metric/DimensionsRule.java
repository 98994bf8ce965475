package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Edit;
import io.github.stepscale.finding.Edit.Remove;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.WatchedMetric;
import io.github.stepscale.lint.rule.WatchedMetricCheck;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.text.Lists;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Dimensions under which no datapoint is published. */
final class DimensionsRule implements WatchedMetricCheck {
    private static final Set<String> ENHANCED = Set.of("InstanceId", "ContainerId", "AcceleratorId");
    private static final Set<String> BY_TYPE = Set.of(Dimension.INSTANCE_TYPE, "AvailabilityZone", "Region");
    /** A container of an inference component is also published under the endpoint and the component together. */
    private static final Set<String> OF_CONTAINER =
            Set.of(Dimension.ENDPOINT_NAME, Dimension.VARIANT_NAME, Dimension.INFERENCE_COMPONENT_NAME);

    @Override
    public String id() {
        return "A03";
    }

    @Override
    public Stream<Finding> check(WatchedMetric watched, ScalingPlan plan, ServiceDelays delays) {
        Target target = plan.scaling().target();
        return MetricCatalog.find(watched.metric(), target.kind()).stream()
                .flatMap(known -> check(watched, known, target));
    }

    private Stream<Finding> check(WatchedMetric watched, CatalogMetric known, Target target) {
        List<String> expected = known.scope().dimensions();
        Set<String> extra = names(watched);
        expected.forEach(extra::remove);
        if (!names(watched).containsAll(expected) || !unknown(extra, known).isEmpty()) {
            String effect = ", so it has no datapoint";
            return Stream.of(found(watched.uselessSeverity(), watched, known, effect, removed(watched, known, target)));
        }
        return extra.isEmpty()
                ? Stream.empty()
                : Stream.of(found(Severity.WARNING, watched, known, "; " + condition(extra), List.of()));
    }

    /** The additional dimensions under which SageMaker never publishes the metric. */
    private static Set<String> unknown(Set<String> extra, CatalogMetric known) {
        Set<String> unknown = new TreeSet<>(extra);
        unknown.removeAll(ENHANCED);
        if (extra.contains("ContainerId")) {
            unknown.removeAll(OF_CONTAINER);
        }
        if (known.isPublishedByInstanceType()) {
            unknown.removeAll(BY_TYPE);
        }
        return unknown;
    }

    private static String condition(Set<String> extra) {
        String names = Lists.and(List.copyOf(extra));
        String verb = extra.size() == 1 ? " exists only where " : " exist only where ";
        return names
                + verb
                + (BY_TYPE.containsAll(extra)
                        ? "SageMaker publishes by instance type, as with instance pools"
                        : "the endpoint has enhanced metrics");
    }

    private static Set<String> names(WatchedMetric watched) {
        return watched.metric().dimensions().stream()
                .map(Dimension::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Removes the dimensions in favor of the catalogue, if they name this target and no other. */
    private static List<Edit> removed(WatchedMetric watched, CatalogMetric known, Target target) {
        boolean own = known.publishedBy().contains(target.kind())
                && target.names().keySet().containsAll(known.scope().dimensions())
                && MetricOwner.isTarget(watched.metric(), target.names());
        return own && !watched.input() ? List.of(new Remove(watched.path() + ".dimensions")) : List.of();
    }

    private Finding found(
            Severity severity, WatchedMetric watched, CatalogMetric known, String effect, List<Edit> changes) {
        List<String> given =
                watched.metric().dimensions().stream().map(Dimension::name).toList();
        String expected = Lists.and(known.scope().dimensions());
        return finding(
                severity,
                watched.path() + ".dimensions",
                known.name() + " is published under " + expected + ", and not under "
                        + (given.isEmpty() ? "none" : Lists.and(given)) + effect,
                new Fix("Leave dimensions out, or name exactly " + expected, changes));
    }
}
