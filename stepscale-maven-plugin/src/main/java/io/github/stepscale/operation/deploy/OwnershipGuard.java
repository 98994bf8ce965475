package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.ChangeSets;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.deploy.stack.StackContents;
import io.github.stepscale.operation.shared.StackOwnership;
import io.github.stepscale.template.GeneratedResources;
import java.util.List;
import java.util.Optional;

/** Refuses to change a stack that stepscale did not make, unless adopting it is allowed. */
final class OwnershipGuard {
    private final Stacks stacks;
    private final Output output;
    private final DeployRequest request;
    private final boolean adopt;
    private final Hints hints;
    private Optional<StackContents> checked = Optional.empty();

    OwnershipGuard(Stacks stacks, Output output, DeployRequest request, boolean adopt, Hints hints) {
        this.hints = hints;
        this.stacks = stacks;
        this.output = output;
        this.request = request;
        this.adopt = adopt;
    }

    /** @throws OperationException if it contains something that stepscale does not make for the target */
    void require(Stacks.Stack stack) {
        StackContents contents = StackContents.of(stacks, stack);
        requireAdopted(contents.foreign(request.target()));
        checked = Optional.of(contents);
    }

    /** Returns the resources of a stack as they were checked. */
    List<Stacks.Resource> resources(Stacks.Stack stack) {
        return checked.filter(contents -> contents.stack().equals(stack))
                .map(StackContents::resources)
                .orElseGet(() -> stacks.resources(stack.id()));
    }

    /**
     * Checks a change set that an earlier run, or another tool, created.
     *
     * @throws OperationException if it changes something that stepscale does not make for the target
     */
    void require(List<ChangeSets.Change> changes) {
        requireAdopted(changes.stream()
                .filter(change -> !GeneratedResources.contains(change.resource(), change.type()))
                .map(change -> StackOwnership.label(change.resource(), change.type()))
                .toList());
    }

    private void requireAdopted(List<String> foreign) {
        if (foreign.isEmpty()) {
            return;
        }
        String these = String.join(", ", foreign);
        if (!adopt) {
            throw new OperationException("Not deployed: the stack " + request.stack()
                    + " contains resources that stepscale does not make for this target: " + these
                    + ". Choose another stackName, or take the stack over with " + hints.set("adopt", "true")
                    + "; resources that are not in the descriptor are then removed, which also needs "
                    + hints.set("allowReplacement", "true") + ".");
        }
        output.line("The stack " + request.stack() + " is taken over, with resources that stepscale does not make"
                + " for this target: " + these);
    }
}
