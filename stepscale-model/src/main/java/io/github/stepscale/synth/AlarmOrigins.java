package io.github.stepscale.synth;

import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.policy.stack.Tag;
import io.github.stepscale.template.LogicalIds;
import io.github.stepscale.text.Quotes;
import java.util.List;

/** Collects the origins of the alarm of a rule. */
final class AlarmOrigins {
    private AlarmOrigins() {}

    static void collect(LocatedRule rule, OriginCollector origins) {
        RulePaths paths = new RulePaths(rule);
        OriginCollector alarm = origins.at("/Resources/" + LogicalIds.alarm(rule.rule()));
        alarm.put("", paths.root());
        OriginCollector properties = alarm.at("/Properties");
        properties.put("/AlarmDescription", "description", paths.root());
        properties.put("/ComparisonOperator", paths.alarm("comparisonOperator"));
        properties.put("/Threshold", new StepPaths(rule, origins.sources()).threshold(), paths.root());
        properties.put("/EvaluationPeriods", paths.of(SettingLocation.EVALUATION_PERIODS));
        properties.put(
                "/DatapointsToAlarm",
                paths.of(SettingLocation.DATAPOINTS_TO_ALARM, SettingLocation.EVALUATION_PERIODS));
        properties.put("/TreatMissingData", paths.of(SettingLocation.TREAT_MISSING_DATA));
        new MetricOrigins(rule, properties).collect();
        collectTags(rule.scaling().stack().tags(), properties);
    }

    static void collectTags(List<Tag> tags, OriginCollector properties) {
        properties.put("/Tags", "tags");
        for (int i = 0; i < tags.size(); i++) {
            properties.put("/Tags/" + i, "tags." + Quotes.shortened(tags.get(i).key()));
        }
    }
}
