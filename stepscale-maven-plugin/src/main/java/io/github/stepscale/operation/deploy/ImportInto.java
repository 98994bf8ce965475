package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.Stacks;
import io.github.stepscale.template.DeployedResources;
import io.github.stepscale.text.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The stack that an import goes into. One that has resources may get more, if the change set changes nothing else (AWS
 * CloudFormation User Guide, "Import AWS resources into a CloudFormation stack manually").
 *
 * @param stack absent for a new one
 * @param held the logical ids of what it has
 */
record ImportInto(DeployContext context, Optional<Stacks.Stack> stack, Set<String> held) {

    static ImportInto of(DeployContext context, Optional<Stacks.Stack> stack) {
        Set<String> held = stack
                .filter(found -> !DeployContext.isAbsent(found))
                .map(found -> context.stacks().resources(found.id()))
                .orElseGet(List::of)
                .stream()
                .filter(Stacks.Resource::isHeld)
                .map(Stacks.Resource::logicalId)
                .collect(Collectors.toSet());
        return new ImportInto(context, stack, held);
    }

    boolean holds(String logicalId) {
        return held.contains(logicalId);
    }

    /** @param complete whether the stack has everything already */
    List<String> objections(boolean complete) {
        return stack.filter(found -> !held.isEmpty())
                .map(found -> objections(found, complete))
                .orElseGet(List::of);
    }

    private List<String> objections(Stacks.Stack found, boolean complete) {
        if (complete) {
            return List.of("The stack " + found.name() + " has all of these resources already. What differs in the"
                    + " descriptor is deployed with " + context.hints().run("deploy") + ".");
        }
        List<String> changed = changed(found);
        return changed.isEmpty()
                ? List.of()
                : List.of("The stack " + found.name() + " exists, and " + Lists.and(changed)
                        + " would change: an import only adds what exists. Deploy these changes first, without the"
                        + " rules to import, or choose another stackName.");
    }

    private List<String> changed(Stacks.Stack found) {
        DeployRequest request = context.request();
        List<String> changed = new ArrayList<>(DeployedResources.of(context.readTemplate(found), found.parameters())
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
