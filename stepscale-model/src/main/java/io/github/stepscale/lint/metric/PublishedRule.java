package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.WatchedMetric;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.target.Target;
import java.util.stream.Stream;

/** A metric that this kind of endpoint does not publish. */
final class PublishedRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                        "M06",
                        Severity.ERROR,
                        "A metric that this kind of endpoint does not publish",
                        "The alarm never sees a datapoint, and its rule never acts. Async endpoints, for one, publish"
                                + " their backlog and not InvocationsPerInstance. A warning in an expression. Not judged"
                                + " where the dimensions name something else than what is scaled, whose kind is not"
                                + " known.",
                        "Leave metric out for the default of this kind, or choose one that the kind publishes.",
                        AwsPages.ASYNC_METRICS)
                .or(Severity.WARNING);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        Target target = plan.scaling().target();
        return WatchedMetric.of(plan)
                .filter(watched -> watched.known()
                        .filter(known -> !known.publishedBy().contains(target.kind()))
                        .isPresent())
                .filter(watched -> MetricOwner.isTarget(watched.metric(), target.names()))
                .map(watched -> found(watched, target));
    }

    private Finding found(WatchedMetric watched, Target target) {
        return finding(
                watched.useless(),
                watched.path(),
                watched.metric().name() + " is not published by " + words(target.kind()) + ": it never has a datapoint",
                "Write metric: " + target.defaultMetric() + ", or another that it publishes");
    }

    private static String words(EndpointKind kind) {
        return switch (kind) {
            case REALTIME -> "a real-time endpoint";
            case ASYNC -> "an async endpoint";
            case SERVERLESS -> "a serverless endpoint";
            case COMPONENT -> "an inference component";
        };
    }
}
