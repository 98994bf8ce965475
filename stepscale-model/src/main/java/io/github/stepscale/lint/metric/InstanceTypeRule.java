package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.WeightedMetric;
import java.util.stream.Stream;

/** Weights of instance types on a metric that is not published by instance type. */
final class InstanceTypeRule implements LintRule {
    @Override
    public String id() {
        return "A35";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        boolean serverless = plan.scaling().target().kind() == EndpointKind.SERVERLESS;
        return LocatedRule.of(plan).flatMap(site -> check(site, serverless)).distinct();
    }

    private Stream<Finding> check(LocatedRule site, boolean serverless) {
        return site.alarm().metric() instanceof WeightedMetric weighted && isAbsent(weighted, serverless)
                ? Stream.of(found(site, weighted, serverless))
                : Stream.empty();
    }

    /** Whether it is known that no type publishes it; of a metric of the user nothing is known. */
    private static boolean isAbsent(WeightedMetric weighted, boolean serverless) {
        return MetricCatalog.find(weighted.metric())
                .filter(known -> serverless || !known.isPublishedByInstanceType())
                .isPresent();
    }

    private Finding found(LocatedRule site, WeightedMetric weighted, boolean serverless) {
        return finding(
                Severity.ERROR,
                site.metricPath() + ".weights",
                "weigh " + weighted.metric().name() + ", which "
                        + (serverless ? "a serverless endpoint" : "SageMaker")
                        + " does not publish by instance type: it never has a datapoint",
                "Remove weights, or weigh another metric");
    }
}
