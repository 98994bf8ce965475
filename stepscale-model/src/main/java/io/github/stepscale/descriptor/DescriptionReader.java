package io.github.stepscale.descriptor;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.YamlNode;
import java.util.Optional;

/**
 * Reads a whole file, part by part. In place of a part with a mistake stands one without, so that the others are judged
 * together all the same; what is made of it is thrown away.
 */
final class DescriptionReader {
    private final YamlNode.Mapping root;
    private final MistakeCollector mistakes;

    DescriptionReader(YamlNode.Mapping root, MistakeCollector mistakes) {
        this.root = root;
        this.mistakes = mistakes;
    }

    Optional<ScalingDescription> read() {
        TargetReader targets = new TargetReader(root, mistakes);
        // Of an unknown kind nothing is demanded that only some kinds need.
        EndpointKind kind = targets.kind().orElse(EndpointKind.ASYNC);
        Target target = targets.target(kind);
        CapacityRangeReader range = new CapacityRangeReader(root, mistakes);
        BehaviorReader.Response response = new BehaviorReader(root, target, mistakes).read();
        StackReader stack = new StackReader(root, mistakes);
        return mistakes.make(() -> new ScalingDescription(
                target,
                range.capacity(kind),
                range.suspended(),
                range.schedules(),
                range.wakeFromZero(),
                response.metric(),
                response.scaling(),
                stack.stack(),
                stack.allow()));
    }
}
