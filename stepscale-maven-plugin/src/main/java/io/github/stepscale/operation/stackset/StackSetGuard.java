package io.github.stepscale.operation.stackset;

import io.github.stepscale.aws.StackSets;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.template.DeployedResources;
import io.github.stepscale.text.Plurals;
import java.util.List;

/** Refuses to do unasked what takes something away: what another hand made, or what works. */
final class StackSetGuard {
    /** More names than this nobody reads in one sentence. */
    private static final int MAX_NAMES = 5;

    private final StackSetOptions options;
    private final Hints hints;

    StackSetGuard(StackSetOptions options, Hints hints) {
        this.hints = hints;
        this.options = options;
    }

    /** @throws OperationException if the stack set is managed otherwise than was asked */
    void requireModel(StackSets.StackSet found) {
        String wanted = options.access().model();
        if (!found.model().equals(wanted)) {
            throw new OperationException("The stack set " + found.name() + " is " + found.model() + ", and " + wanted
                    + " was asked for: CloudFormation does not change that while there are instances. Deploy with "
                    + hints.set("permissionModel", found.model()) + ", or under another name.");
        }
    }

    /**
     * A stack set is ours by the form of its resources and by its target, whatever made it, and when.
     *
     * @param wanted what it shall be
     *
     * @throws OperationException if it is another's, unless it may be taken over
     */
    void requireOurs(StackSets.StackSet found, StackSets.Definition wanted) {
        DeployedResources resources = DeployedResources.of(found.template(), found.parameters());
        List<String> foreign = resources.foreignTo(DeployedResources.of(wanted.template(), wanted.parameters()));
        boolean ours = resources.areGenerated() && foreign.isEmpty();
        if (!options.adopt() && !ours) {
            throw new OperationException("The stack set " + found.name() + " is not ours: " + reason(resources, foreign)
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

    /** @throws OperationException if resources of instances would end, unless that is allowed */
    void requireAllowed(StackSetPlan plan) {
        if (!plan.ended().isEmpty() && !options.allowReplacement()) {
            throw new OperationException("Not deployed: " + String.join(", ", plan.ended())
                    + " would be removed or made anew in "
                    + Plurals.of(plan.instances().size(), "instance")
                    + ", and what they do stops meanwhile or for good. If that is meant, deploy with "
                    + hints.set("allowReplacement", "true") + ".");
        }
    }
}
