package io.github.stepscale.descriptor;

import io.github.stepscale.policy.EndpointKind;
import io.github.stepscale.policy.StepScaling;
import io.github.stepscale.policy.Target;
import java.util.Optional;

/**
 * Reads a whole file, part by part. In place of a part with a mistake stands one without, so that the others are judged
 * together all the same; what is made of it is thrown away.
 */
final class ScalingReader {
    private final Node.Mapping root;
    private final Mistakes mistakes;

    ScalingReader(Node.Mapping root, Mistakes mistakes) {
        this.root = root;
        this.mistakes = mistakes;
    }

    Optional<StepScaling> read() {
        TargetReader targets = new TargetReader(root, mistakes);
        // Of an unknown kind nothing is demanded that only some kinds need.
        EndpointKind kind = targets.kind().orElse(EndpointKind.ASYNC);
        Target target = targets.target(kind);
        RangeReader range = new RangeReader(root, mistakes);
        ResponseReader.Response response = new ResponseReader(root, target, mistakes).read();
        StackReader stack = new StackReader(root, mistakes);
        return mistakes.make(() -> new StepScaling(
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
