package io.github.stepscale.operation.deploy.importing;

import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.template.DeployedResources;
import io.github.stepscale.text.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The stack that an import goes into. One that has resources may get more, if the change set changes nothing else (AWS
 * CloudFormation User Guide, "Import AWS resources into a CloudFormation stack manually").
 */
final class ImportInto {
    private final Hints hints;
    private final ImportRequest request;
    private final Optional<Stacks.Stack> stack;
    private final Set<String> held;

    /** @param stack absent for a new one */
    ImportInto(Stacks stacks, Hints hints, ImportRequest request, Optional<Stacks.Stack> stack) {
        this.hints = hints;
        this.request = request;
        this.stack = stack;
        this.held =
                stack
                        .filter(found -> !found.isAbsent())
                        .map(found -> stacks.resources(found.id()))
                        .orElseGet(List::of)
                        .stream()
                        .filter(Stacks.Resource::isHeld)
                        .map(Stacks.Resource::logicalId)
                        .collect(Collectors.toSet());
    }

    /** Whether the stack has a resource of that logical id. */
    boolean holds(String logicalId) {
        return held.contains(logicalId);
    }

    /**
     * Returns a sentence for what speaks against the import.
     *
     * @param complete whether the stack has everything already
     * @param templates reads the template of a stack
     */
    List<String> objections(boolean complete, Function<Stacks.Stack, String> templates) {
        return stack.filter(found -> !held.isEmpty())
                .map(found -> objections(found, complete, templates))
                .orElseGet(List::of);
    }

    private List<String> objections(Stacks.Stack found, boolean complete, Function<Stacks.Stack, String> templates) {
        if (complete) {
            return List.of("The stack " + found.name() + " has all of these resources already. What differs in the"
                    + " descriptor is deployed with " + hints.run("deploy") + ".");
        }
        List<String> changed = changed(found, templates.apply(found));
        return changed.isEmpty()
                ? List.of()
                : List.of("The stack " + found.name() + " exists, and " + Lists.and(changed)
                        + " would change: an import only adds what exists. Deploy these changes first, without the"
                        + " rules to import, or choose another stackName.");
    }

    private List<String> changed(Stacks.Stack found, String template) {
        List<String> changed = new ArrayList<>(DeployedResources.of(template, found.parameters())
                .changedIn(DeployedResources.of(request.template(), request.parameters())));
        if (!found.parameters().equals(request.parameters())) {
            changed.add("its parameters");
        }
        if (!found.outputs().isEmpty()) {
            changed.add("its outputs");
        }
        if (!found.tags().equals(request.tags())) {
            changed.add("its tags");
        }
        return changed;
    }
}
