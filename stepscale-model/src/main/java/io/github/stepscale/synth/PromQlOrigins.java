package io.github.stepscale.synth;

import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.plan.PromQlScalingRule;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.template.LogicalIds;

/** Collects the origins of the alarm and the policy of a rule on a PromQL query. */
final class PromQlOrigins {
    private PromQlOrigins() {}

    static void collect(PromQlScalingRule rule, ScalingDescription scaling, OriginCollector origins) {
        String item = LocatedRule.item(scaling, rule.id());
        collectAlarm(item, scaling, origins.at("/Resources/" + LogicalIds.alarm(rule)));
        collectPolicy(item, rule, origins.at("/Resources/" + LogicalIds.policy(rule)));
    }

    private static void collectAlarm(String item, ScalingDescription scaling, OriginCollector alarm) {
        alarm.put("", item);
        OriginCollector properties = alarm.at("/Properties");
        properties.put("/AlarmDescription", "description", item);
        properties.put("/EvaluationCriteria", item + ".alarm.promQl");
        properties.put("/EvaluationCriteria/PromQLCriteria/PendingPeriod", item + ".alarm.pendingPeriod");
        properties.put("/EvaluationCriteria/PromQLCriteria/RecoveryPeriod", item + ".alarm.recoveryPeriod");
        properties.put("/EvaluationInterval", item + ".alarm.evaluationInterval");
        AlarmOrigins.collectTags(scaling.stack().tags(), properties);
    }

    private static void collectPolicy(String item, PromQlScalingRule rule, OriginCollector policy) {
        policy.put("", item);
        policy.put("/Properties/PolicyName", item + ".name");
        OriginCollector configuration = policy.at("/Properties/StepScalingPolicyConfiguration");
        configuration.put("", item + ".policy");
        configuration.put("/AdjustmentType", item + ".policy.adjustmentType");
        configuration.put("/Cooldown", item + ".policy.cooldown", item + ".policy");
        configuration.put("/MinAdjustmentMagnitude", item + ".policy.minAdjustmentMagnitude");
        // The two steps of the template are made of the one in the file.
        String steps = item + ".policy.stepAdjustments";
        configuration.put("/StepAdjustments", steps);
        for (int i = 0; i < rule.policy().stepAdjustments().size(); i++) {
            configuration.put("/StepAdjustments/" + i + "/ScalingAdjustment", steps + "[0].scalingAdjustment");
        }
    }
}
