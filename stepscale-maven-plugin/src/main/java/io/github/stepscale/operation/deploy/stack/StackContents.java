package io.github.stepscale.operation.deploy.stack;

import io.github.stepscale.aws.SafeText;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.shared.StackOwnership;
import io.github.stepscale.text.Plurals;
import java.util.ArrayList;
import java.util.List;

/**
 * A stack and its resources at one moment.
 *
 * @param resources all resources, also deleted ones
 */
public record StackContents(Stacks.Stack stack, List<Stacks.Resource> resources) {
    public StackContents {
        resources = List.copyOf(resources);
    }

    public static StackContents of(Stacks stacks, Stacks.Stack stack) {
        return new StackContents(stack, stacks.resources(stack.id()));
    }

    /** Returns a line for each resource that is deleted with the stack, or kept. */
    public List<String> lines(List<String> retained) {
        List<Stacks.Resource> going = present();
        List<String> lines = new ArrayList<>();
        long deleted = going.stream()
                .filter(resource -> !retained.contains(resource.logicalId()))
                .count();
        lines.add(Plurals.of(deleted, "resource") + " to delete");
        if (stack.status() == StackStatus.REVIEW_IN_PROGRESS) {
            lines.add("The stack is empty, in REVIEW_IN_PROGRESS: none of its change sets was executed. They are"
                    + " deleted with it, those of others too.");
        }
        for (Stacks.Resource resource : going) {
            String action = retained.contains(resource.logicalId()) ? "Keep    " : "Delete  ";
            lines.add(action + resource.logicalId() + "  " + resource.type() + "  "
                    + SafeText.oneLine(resource.physicalId()));
        }
        return lines;
    }

    /** Returns the resources that are not deleted. */
    public List<Stacks.Resource> present() {
        return resources.stream()
                .filter(resource -> !resource.status().equals("DELETE_COMPLETE"))
                .toList();
    }

    /** Returns the resources that stepscale does not make for the target, as text. */
    public List<String> foreign(ScalableTargetId target) {
        return StackOwnership.foreign(stack, resources, target);
    }
}
