package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.Checked;
import io.github.stepscale.lint.rule.Entry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.Sources;
import io.github.stepscale.lint.rule.WatchedMetric;
import io.github.stepscale.lint.rule.Words;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.CatalogMetric;
import io.github.stepscale.policy.Dimension;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Dimensions under which no datapoint is published. */
final class DimensionsRule implements LintRule {
    private static final Set<String> ENHANCED = Set.of("InstanceId", "ContainerId");

    @Override
    public Entry entry() {
        return Entry.lint(
                        "A03",
                        Severity.ERROR,
                        "Dimensions that no datapoint has",
                        "The alarm stays in INSUFFICIENT_DATA. CloudWatch takes a set of dimensions as it is: with one"
                                + " too few or too many it is another metric, one without data. A warning in an"
                                + " expression, and for InstanceId and ContainerId, which exist where the endpoint has"
                                + " enhanced metrics.",
                        "Leave dimensions out; the catalogue has the right ones.",
                        Sources.METRICS)
                .or(Severity.WARNING)
                .and(Checked.WHEN_BUILT);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return WatchedMetric.of(plan)
                .flatMap(watched -> watched.known().stream().flatMap(known -> check(watched, known)));
    }

    private Stream<Finding> check(WatchedMetric watched, CatalogMetric known) {
        List<String> expected = known.scope().dimensions();
        Set<String> extra = names(watched);
        expected.forEach(extra::remove);
        if (!names(watched).containsAll(expected) || !ENHANCED.containsAll(extra)) {
            return Stream.of(found(watched.useless(), watched, known, ", so it has no datapoint there"));
        }
        return extra.isEmpty()
                ? Stream.empty()
                : Stream.of(found(
                        Severity.WARNING,
                        watched,
                        known,
                        "; " + String.join(" and ", extra) + " exists only where the endpoint has enhanced metrics"));
    }

    private static Set<String> names(WatchedMetric watched) {
        return watched.metric().dimensions().stream()
                .map(Dimension::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Finding found(Severity severity, WatchedMetric watched, CatalogMetric known, String effect) {
        List<String> given =
                watched.metric().dimensions().stream().map(Dimension::name).toList();
        String expected = Words.list(known.scope().dimensions());
        return finding(
                severity,
                watched.path() + ".dimensions",
                known.name() + " is published under " + expected + ", and not under "
                        + (given.isEmpty() ? "none" : Words.list(given)) + effect,
                "Leave dimensions out, or name exactly " + expected);
    }
}
