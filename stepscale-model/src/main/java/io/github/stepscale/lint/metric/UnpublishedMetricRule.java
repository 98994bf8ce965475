package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.WatchedMetric;
import io.github.stepscale.lint.rule.WatchedMetricCheck;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.target.Target;
import java.util.Optional;
import java.util.stream.Stream;

/** A metric that this kind of endpoint does not publish. */
final class UnpublishedMetricRule implements WatchedMetricCheck {
    @Override
    public String id() {
        return "M06";
    }

    @Override
    public Stream<Finding> check(WatchedMetric watched, ScalingPlan plan, ServiceDelays delays) {
        Target target = plan.scaling().target();
        Optional<CatalogMetric> known = watched.known();
        boolean unpublished = known.isPresent()
                && !known.get().publishedBy().contains(target.kind())
                && MetricOwner.isTarget(watched.metric(), target.names());
        return unpublished ? Stream.of(found(watched, target)) : Stream.empty();
    }

    private Finding found(WatchedMetric watched, Target target) {
        return finding(
                watched.uselessSeverity(),
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
