package io.github.stepscale.operation.deploy.stack;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.operation.shared.TargetOwners;

/** Describes a policy that is not in the stack. */
public final class ExistingPolicyText {
    private ExistingPolicyText() {}

    /** Returns type, name, alarms, and the stack that it belongs to. */
    public static String of(AutoScaling.Policy policy, TargetOwners owners) {
        String alarms = policy.alarms().isEmpty() ? "no alarm" : String.join(", ", policy.alarms());
        String stack = owners.findOwner(policy.arn())
                .map(owner -> ", in the stack " + owner.name())
                .orElse("");
        return policy.type() + " " + policy.name() + " (" + alarms + ")" + stack;
    }
}
