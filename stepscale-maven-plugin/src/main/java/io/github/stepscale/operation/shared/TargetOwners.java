package io.github.stepscale.operation.shared;

import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.ScalableTargetId;
import java.util.List;
import java.util.Optional;

/** Finds the stacks that scale a target, and the stack of a policy. A missing permission is reported once, and not fatal. */
public final class TargetOwners {
    private final Stacks stacks;
    private final Output output;
    private boolean denied;

    /** @param output receives one line if the lookup is not permitted */
    public TargetOwners(Stacks stacks, Output output) {
        this.stacks = stacks;
        this.output = output;
    }

    /**
     * Finds another stack that has the scalable target.
     *
     * @param own the ARN of the stack to deploy; empty while there is none
     */
    public Optional<Stacks.OwningStack> findOther(ScalableTargetId target, Optional<String> own) {
        return findOther(target.physicalId(), own);
    }

    /**
     * Finds another stack that has a resource.
     *
     * @param own the ARN of the stack to deploy; empty while there is none
     */
    public Optional<Stacks.OwningStack> findOther(String physicalId, Optional<String> own) {
        return find(physicalId).stream()
                .filter(stack -> !Optional.of(stack.id()).equals(own))
                .filter(stack -> stack.holds(physicalId))
                .findFirst();
    }

    /**
     * Finds the stack of one of the target's policies.
     *
     * @param policyArn also its physical id
     */
    public Optional<Stacks.OwningStack> findOwner(String policyArn) {
        return find(policyArn).stream().filter(stack -> stack.holds(policyArn)).findFirst();
    }

    private List<Stacks.OwningStack> find(String physicalId) {
        if (denied) {
            return List.of();
        }
        return OptionalRead.orElse(() -> stacks.findOwners(physicalId), refused -> {
            denied = true;
            output.line("Cannot check whether another stack scales the same target: grant the caller"
                    + " cloudformation:DescribeStackResources.");
            return List.of();
        });
    }
}
