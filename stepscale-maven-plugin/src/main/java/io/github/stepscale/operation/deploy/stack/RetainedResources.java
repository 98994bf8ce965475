package io.github.stepscale.operation.deploy.stack;

import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.shared.OptionalRead;
import io.github.stepscale.template.DeployedResources;
import io.github.stepscale.text.Lists;
import java.util.Collection;
import java.util.List;

/**
 * The resources that stay in the account when their stack no longer has them. The template of before decides, not the new one.
 *
 * @param logicalIds in the order of the template
 */
public record RetainedResources(List<String> logicalIds) {
    public RetainedResources {
        logicalIds = List.copyOf(logicalIds);
    }

    /** Reads the template of a stack. Without the permission, prints that it was not read. */
    public static RetainedResources of(Stacks stacks, Output output, Stacks.Stack stack) {
        if (stack.isAbsent()) {
            return new RetainedResources(List.of());
        }
        return new RetainedResources(OptionalRead.orElse(
                () -> DeployedResources.of(stacks.template(stack.id()), stack.parameters())
                        .retained(),
                refused -> unread(output)));
    }

    /** Prints that it is unknown which resources stay. */
    public static List<String> unread(Output output) {
        output.line("Cannot check which resources a DeletionPolicy keeps in the account: grant the caller"
                + " cloudformation:GetTemplate.");
        return List.of();
    }

    /** Prints which of the resources that leave the stack go on scaling. */
    public void print(Output output, Collection<String> leaving) {
        List<String> staying = logicalIds.stream().filter(leaving::contains).toList();
        if (!staying.isEmpty()) {
            output.line(Lists.and(staying) + (staying.size() == 1 ? " stays" : " stay")
                    + " in the account: AWS goes on scaling with " + (staying.size() == 1 ? "it" : "them")
                    + ", since the deployed template says DeletionPolicy: Retain. To remove "
                    + (staying.size() == 1 ? "it" : "them") + " too, deploy deletionPolicy: Delete first.");
        }
    }
}
