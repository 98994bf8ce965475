package io.github.stepscale.lint.rule;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.plan.ScalingPlan;
import java.util.stream.Stream;

/** A lint rule that looks at each watched metric of a plan by itself. */
public interface WatchedMetricCheck extends LintRule {
    /** Finds the mistake in one metric of a plan. */
    Stream<Finding> check(WatchedMetric watched, ScalingPlan plan, ServiceDelays delays);

    @Override
    default Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return WatchedMetric.of(plan).flatMap(watched -> check(watched, plan, delays));
    }
}
