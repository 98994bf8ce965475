package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Scaling;
import io.github.stepscale.aws.ScalingPolicy;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.Remedy;
import io.github.stepscale.operation.ScaledTarget;
import io.github.stepscale.operation.shared.Permission;
import java.util.List;

/** What scales the same target already, before our stack is there. */
final class Neighbours {
    private final Scaling scaling;
    private final Output output;

    Neighbours(Scaling scaling, Output output) {
        this.scaling = scaling;
        this.output = output;
    }

    /** Lists them, with what the stack will do to them. */
    void list(DeployRequest request) {
        ScaledTarget target = request.target();
        List<ScalingPolicy> policies = Permission.orElse(
                () -> scaling.policies(target.resourceId(), target.dimension()), refused -> unseen(target, refused));
        if (policies.isEmpty()) {
            return;
        }
        output.line(target.resourceId() + " is scaled already. These stay, and work beside the stack's own; of all that"
                + " ask at the same time, the one that wants the most capacity wins:");
        for (ScalingPolicy policy : policies) {
            String alarms = policy.alarms().isEmpty() ? "no alarm" : String.join(", ", policy.alarms());
            output.line("    " + policy.type() + " " + policy.name() + " (" + alarms + ")");
        }
        output.line(
                "The least and the most capacity will be those of the stack. Delete what it shall take the place of.");
    }

    private List<ScalingPolicy> unseen(ScaledTarget target, AwsException refused) {
        output.line(
                "Not seen whether something else scales " + target.resourceId() + " already. " + Remedy.aside(refused));
        return List.of();
    }
}
