package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.deploy.stack.ConcurrentChangeException;
import io.github.stepscale.operation.deploy.stack.ExistingPolicyText;
import io.github.stepscale.operation.shared.OptionalRead;
import io.github.stepscale.operation.shared.TargetOwners;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.text.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds what else scales the target of a stack: other stacks, policies, and a registration made by hand. */
final class ExistingPolicies {
    private final Supplier<AutoScaling> scaling;
    private final Output output;
    private final DeployRequest request;
    private final ScalableTargetId target;
    private final TargetOwners owners;
    private final Hints hints;

    /** @param scaling called on first use, since creating the client takes a while */
    ExistingPolicies(Supplier<AutoScaling> scaling, Stacks stacks, Output output, DeployRequest request, Hints hints) {
        this.hints = hints;
        this.scaling = scaling;
        this.output = output;
        this.request = request;
        this.target = request.target();
        this.owners = new TargetOwners(stacks, output);
    }

    /**
     * Refuses a target that another stack has: each would overwrite the other's range, and deleting one deletes the policies
     * of both.
     *
     * @param own the ARN of the stack to deploy; empty while there is none
     * @throws OperationException if one has
     * @throws ConcurrentChangeException if that one has the same name, and so was created since this run read the stack
     */
    void requireNone(Optional<String> own) {
        owners.findOther(target, own).ifPresent(stack -> {
            if (stack.name().equals(request.stack())) {
                throw ConcurrentChangeException.stackChanged(stack.name());
            }
            throw new OperationException("Not deployed: the stack " + stack.name() + " scales " + target.resourceId()
                    + " already. Two stacks on one target overwrite each other's minCapacity and maxCapacity, and"
                    + " deleting one deletes the policies of both. Put both into one file with 'rules', or delete the stack "
                    + stack.name() + " first.");
        });
    }

    /**
     * Prints, before the stack has the target, what scales it already and how the stack will change that.
     *
     * @return the policies that the target has; empty also where they cannot be read
     * @throws OperationException if one has a name that the descriptor gives: it is not made, but taken over
     */
    List<AutoScaling.Policy> print() {
        readIfPermitted("DescribeScalableTargets", () -> scaling.get().target(target.resourceId(), target.dimension()))
                .flatMap(registered -> registered)
                .ifPresent(this::printRegistered);
        List<AutoScaling.Policy> policies = policies();
        requireNewNames(policies);
        if (!policies.isEmpty()) {
            print(policies);
        }
        return policies;
    }

    private void requireNewNames(List<AutoScaling.Policy> policies) {
        Set<String> given = request.plan().scaling().stack().names().values().stream()
                .flatMap(names -> names.policy().stream())
                .collect(Collectors.toSet());
        List<String> taken = policies.stream()
                .map(AutoScaling.Policy::name)
                .filter(given::contains)
                .toList();
        if (!taken.isEmpty()) {
            throw new OperationException("Not deployed: " + Lists.and(taken) + " of 'names' "
                    + (taken.size() == 1 ? "exists" : "exist") + " already, and a deployment makes new resources."
                    + " Take over what exists with "
                    + hints.run("import", Map.of("import.adopt", "true")) + ", or remove 'names'.");
        }
    }

    private void print(List<AutoScaling.Policy> policies) {
        output.line(target.resourceId() + " already has policies. They stay, beside those of the stack; of all that"
                + " act at the same time, the one with the largest capacity wins:");
        policies.forEach(policy -> output.line("    " + ExistingPolicyText.of(policy, owners)));
        output.line("minCapacity and maxCapacity will be those of the stack. Delete the policies that it replaces.");
    }

    private List<AutoScaling.Policy> policies() {
        return readIfPermitted(
                        "DescribeScalingPolicies",
                        () -> scaling.get().policies(target.resourceId(), target.dimension()))
                .orElse(List.of());
    }

    private void printRegistered(AutoScaling.Target registered) {
        CapacityRange requested = request.plan().scaling().capacity();
        List<String> changes = new ArrayList<>();
        change("min", registered.minCapacity(), requested.min()).ifPresent(changes::add);
        change("max", registered.maxCapacity(), requested.max()).ifPresent(changes::add);
        String how = changes.isEmpty() ? "with the same range" : String.join(", ", changes);
        output.line(target.resourceId() + " is already registered, not by this stack: " + how + "."
                + suspended(registered));
    }

    private static Optional<String> change(String name, int before, int after) {
        return before == after ? Optional.empty() : Optional.of(name + " " + before + " -> " + after);
    }

    /** RegisterScalableTarget keeps what a request omits, and the template omits the suspension where there is none. */
    private String suspended(AutoScaling.Target registered) {
        if (!registered.isSuspended()) {
            return "";
        }
        return request.plan().scaling().suspended().any()
                ? " Its scaling is suspended; the descriptor's 'suspended' replaces that."
                : " Its scaling is suspended and stays suspended: the descriptor has no 'suspended'. Resume it in"
                        + " Application Auto Scaling.";
    }

    /**
     * Checks again after the target was added to the stack: two stacks that are created at the same time do not see each other
     * before. Which of them CloudFormation names for the target is not documented, so the stacks of the policies count too.
     *
     * @param made the physical ids of the resources that the stack has created
     * @throws OperationException if another stack scales the target as well
     */
    void requireStillNone(String own, Set<String> made) {
        Optional<Stacks.OwningStack> other;
        try {
            other = owners.findOther(target, Optional.of(own)).or(() -> otherByPolicy(own, made));
        } catch (AwsException unanswered) {
            output.line("Cannot check whether another stack scales " + target.resourceId() + " too. "
                    + unanswered.getMessage());
            return;
        }
        other.ifPresent(stack -> {
            throw new OperationException("The stack " + request.stack() + " is deployed, and the stack " + stack.name()
                    + " scales " + target.resourceId()
                    + " too: they overwrite each other's minCapacity and maxCapacity, and deleting one deletes the"
                    + " policies of both. Delete both, then put both into one file with 'rules' or deploy only one"
                    + " of them.");
        });
    }

    private Optional<Stacks.OwningStack> otherByPolicy(String own, Set<String> made) {
        return policies().stream()
                .filter(policy -> !made.contains(policy.arn()))
                .map(policy -> owners.findOwner(policy.arn()))
                .flatMap(Optional::stream)
                .filter(stack -> !stack.id().equals(own) && stack.holds(target.physicalId()))
                .findFirst();
    }

    /** Returns what is read. Without the permission, prints its name and returns empty. */
    private <T> Optional<T> readIfPermitted(String permission, Supplier<T> request) {
        return OptionalRead.orElse(() -> Optional.of(request.get()), refused -> {
            output.line("Cannot check what already scales " + target.resourceId()
                    + ": grant the caller application-autoscaling:" + permission + ".");
            return Optional.empty();
        });
    }
}
