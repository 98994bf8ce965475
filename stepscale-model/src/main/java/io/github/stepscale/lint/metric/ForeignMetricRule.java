package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.WatchedMetric;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.Dimension;
import java.util.Map;
import java.util.stream.Stream;

/** A metric of something else than what is scaled. */
final class ForeignMetricRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                "A25",
                Severity.WARNING,
                "The metric of another endpoint",
                "A dimension has a fixed value that is not the name of what is scaled, as happens when a file is"
                        + " copied: the capacity of one endpoint then follows the load of another.",
                "Leave the value out; it then follows the template's parameter.",
                AwsPages.OWN);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        Map<String, String> names = plan.scaling().target().names();
        return WatchedMetric.of(plan)
                .flatMap(watched -> watched.metric().dimensions().stream()
                        .filter(dimension -> MetricOwner.isOther(dimension, names))
                        .map(dimension -> found(watched, dimension, names.get(dimension.name()))));
    }

    private Finding found(WatchedMetric watched, Dimension dimension, String own) {
        return finding(
                Severity.WARNING,
                watched.path() + ".dimensions." + dimension.name(),
                "is " + dimension.value().orElse("") + ", but " + own + " is scaled: it follows the load of another",
                "Leave the value out, so that it follows the parameter");
    }
}
