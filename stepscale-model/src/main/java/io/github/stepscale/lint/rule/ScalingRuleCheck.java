package io.github.stepscale.lint.rule;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.plan.ScalingPlan;
import java.util.stream.Stream;

/** A lint rule that looks at each scaling rule of a plan by itself. */
public interface ScalingRuleCheck extends LintRule {
    /** Finds the mistake in one scaling rule. */
    Stream<Finding> check(LocatedRule site, ServiceDelays delays);

    @Override
    default Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return LocatedRule.of(plan).flatMap(site -> check(site, delays));
    }
}
