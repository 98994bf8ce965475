package io.github.stepscale.operation.deploy.delete;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.deploy.stack.ExistingPolicyText;
import io.github.stepscale.operation.deploy.stack.StackContents;
import io.github.stepscale.operation.shared.OptionalRead;
import io.github.stepscale.operation.shared.TargetOwners;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists what is deleted with a scalable target beside the stack: deregistering it deletes all its policies. */
final class DeregistrationEffects {
    private final Aws aws;
    private final Output output;

    DeregistrationEffects(Aws aws, Output output) {
        this.aws = aws;
        this.output = output;
    }

    /** Prints the policies that are deleted with the targets of a stack, and are not in it. */
    void print(StackContents contents, List<String> retained) {
        Set<String> own =
                contents.resources().stream().map(Stacks.Resource::physicalId).collect(Collectors.toSet());
        contents.present().stream()
                .filter(resource -> resource.isHeld() && !retained.contains(resource.logicalId()))
                .flatMap(resource -> ScalableTargetId.ofPhysicalId(resource.physicalId()).stream())
                .forEach(target -> print(target, own));
    }

    private void print(ScalableTargetId target, Set<String> own) {
        List<AutoScaling.Policy> others =
                OptionalRead.orElse(() -> policies(target), refused -> printDenied(target)).stream()
                        .filter(policy -> !own.contains(policy.arn()))
                        .toList();
        if (!others.isEmpty()) {
            TargetOwners owners = new TargetOwners(aws.stacks(), output);
            output.line("Deregistering the scalable target also deletes these policies of " + target.resourceId()
                    + ", which are not in the stack:");
            others.forEach(policy -> output.line("    " + ExistingPolicyText.of(policy, owners)));
        }
    }

    private List<AutoScaling.Policy> policies(ScalableTargetId target) {
        return aws.scaling().policies(target.resourceId(), target.dimension());
    }

    private List<AutoScaling.Policy> printDenied(ScalableTargetId target) {
        output.line("Cannot list the other policies that are deleted with the target " + target.resourceId()
                + ": grant the caller application-autoscaling:DescribeScalingPolicies.");
        return List.of();
    }
}
