package io.github.stepscale.descriptor;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.YamlNode;
import java.util.Optional;

/**
 * Reads the description of the scaling, part by part. A valid part replaces one with a mistake, so that the others can
 * still be checked together; the result is then discarded.
 */
final class ScalingDescriptionReader {
    private final YamlNode.Mapping root;
    private final FileRequests requests;
    private final MistakeCollector mistakes;

    /** @param requests what percentages of requests are a share of */
    ScalingDescriptionReader(YamlNode.Mapping root, FileRequests requests, MistakeCollector mistakes) {
        this.requests = requests;
        this.root = root;
        this.mistakes = mistakes;
    }

    Optional<ScalingDescription> read() {
        TargetReader targets = new TargetReader(root, mistakes);
        // An unknown kind is not held to requirements that only some kinds have.
        EndpointKind kind = targets.kind().orElse(EndpointKind.ASYNC);
        Target target = targets.target(kind);
        CapacityRangeReader range = new CapacityRangeReader(root, mistakes);
        int errorsBefore = mistakes.errorCount();
        BehaviorReader.Behavior behavior = new BehaviorReader(root, target, requests, mistakes).read();
        boolean sound = mistakes.errorCount() == errorsBefore;
        StackReader stack = new StackReader(root, mistakes);
        Optional<ScalingDescription> made = mistakes.make(() -> new ScalingDescription(
                target,
                range.capacity(kind),
                range.suspended(),
                range.schedules(),
                range.wakeFromZero(),
                behavior.metric(),
                behavior.scaling(),
                stack.stack(),
                stack.allow()));
        made.filter(scaling -> sound).ifPresent(stack::requireKnownRules);
        return made;
    }
}
