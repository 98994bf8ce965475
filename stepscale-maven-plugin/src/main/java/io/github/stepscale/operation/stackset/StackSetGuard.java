package io.github.stepscale.operation.stackset;

import io.github.stepscale.aws.StackSets;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.template.DeployedResources;
import io.github.stepscale.text.Plurals;
import java.util.List;

/** Refuses changes that need consent: those that overwrite foreign resources, and those that remove or replace working ones. */
final class StackSetGuard {
    /** More names would make the sentence unreadable. */
    private static final int MAX_NAMES = 5;

    private final StackSetOptions options;
    private final Hints hints;

    StackSetGuard(StackSetOptions options, Hints hints) {
        this.hints = hints;
        this.options = options;
    }

    /** @throws OperationException if the stack set has another permission model than the requested one */
    void requirePermissionModel(StackSets.StackSet found) {
        String requested = options.permissionModel().model();
        if (!found.model().equals(requested)) {
            throw new OperationException("The stack set " + found.name() + " is " + found.model() + ", not " + requested
                    + " as requested: CloudFormation cannot change that while there are instances. Deploy with "
                    + hints.set("permissionModel", found.model()) + ", or under another name.");
        }
    }

    /**
     * Requires that the stack set belongs to the descriptor: by the form of its resources and by its target, regardless of
     * its age and origin.
     *
     * @throws OperationException if it does not, unless adopting it is allowed
     */
    void requireOwnership(StackSets.StackSet found, StackSets.Definition requested) {
        DeployedResources resources = DeployedResources.of(found.template(), found.parameters());
        List<String> foreign = resources.foreignTo(DeployedResources.of(requested.template(), requested.parameters()));
        boolean owned = resources.areGenerated() && foreign.isEmpty();
        if (!options.adopt() && !owned) {
            throw new OperationException("The stack set " + found.name() + " does not belong to this descriptor: "
                    + reason(resources, foreign)
                    + ". Choose another name with " + hints.option("stackSet") + ", or take it over with "
                    + hints.set("adopt", "true") + ".");
        }
    }

    private static String reason(DeployedResources resources, List<String> foreign) {
        if (!resources.isReadable()) {
            return "its template cannot be read as JSON or YAML";
        }
        if (foreign.isEmpty()) {
            return "its template has no ScalableTarget";
        }
        String more = foreign.size() > MAX_NAMES ? " and " + (foreign.size() - MAX_NAMES) + " more" : "";
        return "its template has " + String.join(", ", foreign.subList(0, Math.min(foreign.size(), MAX_NAMES))) + more;
    }

    /** @throws OperationException if resources of instances would be removed or replaced, unless that is allowed */
    void requireReplacementAllowed(StackSetChanges plan) {
        if (!plan.removedOrReplaced().isEmpty() && !options.allowReplacement()) {
            throw new OperationException("Not deployed: " + String.join(", ", plan.removedOrReplaced())
                    + " would be removed or replaced in "
                    + Plurals.of(plan.instances().size(), "instance")
                    + ", which interrupts or ends what they do. To accept that, deploy with "
                    + hints.set("allowReplacement", "true") + ".");
        }
    }
}
