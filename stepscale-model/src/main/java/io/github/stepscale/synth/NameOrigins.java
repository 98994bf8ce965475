package io.github.stepscale.synth;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.template.LogicalIds;
import java.util.Optional;
import java.util.stream.Stream;

/** Collects the origins of names and deletion policies that the file gives; without them, other keys made the resources. */
final class NameOrigins {
    private static final String DELETION_POLICY = "deletionPolicy";

    private final ScalingPlan plan;
    private final OriginCollector resources;

    private NameOrigins(ScalingPlan plan, OriginCollector resources) {
        this.plan = plan;
        this.resources = resources;
    }

    static void collect(ScalingPlan plan, OriginCollector origins) {
        NameOrigins names = new NameOrigins(plan, origins.at("/Resources/"));
        names.collectDeletionPolicy(LogicalIds.TARGET);
        plan.tracking().ifPresent(tracking -> names.collect(TrackingScaling.ID, LogicalIds.TRACKING_POLICY, "policy"));
        plan.plannedRules().forEach(rule -> {
            names.collect(rule.id(), LogicalIds.policy(rule), "policy");
            names.collect(rule.id(), LogicalIds.alarm(rule), "alarm");
        });
    }

    private void collect(String ruleId, String resource, String key) {
        collectDeletionPolicy(resource);
        String property = key.equals("policy") ? "PolicyName" : "AlarmName";
        written(ruleId, key).ifPresent(path -> resources.put(resource + "/Properties/" + property, path));
    }

    private void collectDeletionPolicy(String resource) {
        if (resources.sources().contains(DELETION_POLICY)) {
            resources.put(resource + "/DeletionPolicy", DELETION_POLICY);
        }
    }

    /** The path of a name, which the file has by the name of the rule or by its id. */
    private Optional<String> written(String ruleId, String key) {
        return Stream.of(plan.scaling().ruleName(ruleId), ruleId)
                .map(rule -> "names." + rule + "." + key)
                .filter(resources.sources()::contains)
                .findFirst();
    }
}
