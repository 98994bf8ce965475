package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Edit;
import io.github.stepscale.finding.Edit.Remove;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.DetectedWhen;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.WatchedMetric;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.text.Lists;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Dimensions under which no datapoint is published. */
final class DimensionsRule implements LintRule {
    private static final Set<String> ENHANCED = Set.of("InstanceId", "ContainerId");

    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                        "A03",
                        Severity.ERROR,
                        "Dimensions that no datapoint has",
                        "The alarm stays in INSUFFICIENT_DATA. CloudWatch takes a set of dimensions as it is: with one"
                                + " too few or too many it is another metric, one without data. A warning in an"
                                + " expression, and for InstanceId and ContainerId, which exist where the endpoint has"
                                + " enhanced metrics.",
                        "Leave dimensions out; the catalogue has the right ones.",
                        AwsPages.METRICS)
                .or(Severity.WARNING)
                .and(DetectedWhen.WHEN_BUILT)
                .byMachine();
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return WatchedMetric.of(plan)
                .flatMap(watched -> watched.known().stream()
                        .flatMap(known -> check(watched, known, plan.scaling().target())));
    }

    private Stream<Finding> check(WatchedMetric watched, CatalogMetric known, Target target) {
        List<String> expected = known.scope().dimensions();
        Set<String> extra = names(watched);
        expected.forEach(extra::remove);
        if (!names(watched).containsAll(expected) || !ENHANCED.containsAll(extra)) {
            String effect = ", so it has no datapoint there";
            return Stream.of(found(watched.useless(), watched, known, effect, removed(watched, known, target)));
        }
        return extra.isEmpty()
                ? Stream.empty()
                : Stream.of(found(
                        Severity.WARNING,
                        watched,
                        known,
                        "; " + String.join(" and ", extra) + " exists only where the endpoint has enhanced metrics",
                        List.of()));
    }

    private static Set<String> names(WatchedMetric watched) {
        return watched.metric().dimensions().stream()
                .map(Dimension::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those of the catalogue take their place, if it is this target that is meant and all of them are its own. */
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
