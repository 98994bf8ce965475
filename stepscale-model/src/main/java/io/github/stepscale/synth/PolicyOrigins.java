package io.github.stepscale.synth;

import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.template.LogicalIds;
import java.util.List;

/** Collects the origins of the step scaling policy of a rule. */
final class PolicyOrigins {
    private PolicyOrigins() {}

    static void collect(LocatedRule rule, OriginCollector origins) {
        RulePaths paths = new RulePaths(rule);
        OriginCollector policy = origins.at("/Resources/" + LogicalIds.policy(rule.rule()));
        policy.put("", paths.root());
        policy.put("/Properties/PolicyName", rule.isNamed() ? paths.root() + ".name" : paths.root());
        OriginCollector configuration = policy.at("/Properties/StepScalingPolicyConfiguration");
        configuration.put("/AdjustmentType", paths.policy("adjustmentType"));
        configuration.put("/Cooldown", paths.of(SettingLocation.COOLDOWN));
        configuration.put("/MetricAggregationType", paths.of(SettingLocation.METRIC_AGGREGATION_TYPE));
        configuration.put("/MinAdjustmentMagnitude", paths.of(SettingLocation.MIN_ADJUSTMENT_MAGNITUDE));
        configuration.put("/StepAdjustments", rule.stepsPath());
        collectSteps(rule, configuration.at("/StepAdjustments"));
    }

    private static void collectSteps(LocatedRule rule, OriginCollector steps) {
        StepPaths paths = new StepPaths(rule, steps.sources());
        List<StepAdjustment> adjustments = rule.policy().stepAdjustments();
        for (int i = 0; i < adjustments.size(); i++) {
            StepAdjustment adjustment = adjustments.get(i);
            OriginCollector step = steps.at("/" + i);
            step.put("", paths.of(adjustment));
            step.put("/MetricIntervalLowerBound", paths.lower(adjustment));
            step.put("/MetricIntervalUpperBound", paths.upper(adjustment));
            step.put("/ScalingAdjustment", paths.amount(adjustment));
        }
    }
}
