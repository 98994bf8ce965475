package io.github.stepscale.operation.importing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.aws.ScalingResources;
import io.github.stepscale.aws.ScalingResources.TargetKey;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.shared.ConcurrentReads;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was read of the policies, the scheduled actions and the alarms of one target or of all.
 *
 * @param policies of any type, by their names
 * @param actions by their names; empty where they could not be read
 * @param alarms those of step scaling policies that exist
 */
record LiveParts(List<JsonNode> policies, List<JsonNode> actions, LiveAlarms alarms) {
    private static final ReadHoles.Part ACTIONS = ReadHoles.Part.warning(
            "The scheduled actions are not imported", "application-autoscaling:DescribeScheduledActions");

    LiveParts {
        policies = sorted(policies, "PolicyName");
        actions = sorted(actions, "ScheduledActionName");
    }

    /**
     * Reads what does not depend on each other at the same time.
     *
     * @param target absent: all targets
     * @param holes collects what cannot be read
     */
    static LiveParts read(ScalingResources resources, Optional<ScalableTargetId> target, ReadHoles holes) {
        Optional<TargetKey> key = target.map(id -> new TargetKey(id.resourceId(), id.dimension()));
        ConcurrentReads reads = new ConcurrentReads();
        Supplier<List<JsonNode>> policies = reads.add(() -> resources.policies(key));
        Supplier<List<JsonNode>> actions = reads.add(() -> resources.scheduledActions(key));
        reads.run();
        return new LiveParts(
                policies.get(),
                holes.read(ACTIONS, actions).orElseGet(List::of),
                LiveAlarms.read(resources, policies.get(), holes));
    }

    /** AWS promises no order, and the same resources are to give the same files. */
    private static List<JsonNode> sorted(List<JsonNode> resources, String name) {
        return resources.stream()
                .sorted(Comparator.comparing(resource -> resource.path(name).asText()))
                .toList();
    }
}
