package io.github.stepscale.operation.deploy.importing;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.ChangeSets;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.deploy.stack.ExistingPolicyText;
import io.github.stepscale.operation.shared.TargetOwners;
import io.github.stepscale.operation.status.LiveResources;
import io.github.stepscale.text.Lists;
import io.github.stepscale.text.Plurals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds what prevents an import, before anything is changed: CloudFormation demands that the template match what exists, and does
 * not compare them.
 */
public final class ImportCheck {
    private final Aws aws;
    private final Output output;
    private final Clock clock;
    private final Hints hints;
    private final ImportRequest request;
    private final Function<Stacks.Stack, String> templates;
    private final ImportedResources resources;

    /** @param templates reads the template of a stack */
    public ImportCheck(
            Aws aws,
            Output output,
            Clock clock,
            Hints hints,
            ImportRequest request,
            Function<Stacks.Stack, String> templates) {
        this.aws = aws;
        this.output = output;
        this.clock = clock;
        this.hints = hints;
        this.request = request;
        this.templates = templates;
        this.resources = new ImportedResources(request);
    }

    /**
     * Requires a descriptor whose resources can be imported.
     *
     * @throws OperationException if the descriptor names something that does not exist yet, or cannot
     */
    public void requireDescriptor() {
        throwIfAny(ImportableDescriptor.objections(request.plan()));
    }

    /**
     * Checks the live resources.
     *
     * @param stack the stack to import into; empty for a new one
     * @return what the stack does not have yet
     * @throws OperationException if one cannot be imported; all reasons are reported together
     */
    public List<ChangeSets.ResourceToImport> require(Optional<Stacks.Stack> stack) {
        requireDescriptor();
        LiveResources live = LiveResources.of(aws, request.plan(), resources.named(), clock.instant());
        ImportInto into = new ImportInto(aws.stacks(), hints, request, stack);
        List<ChangeSets.ResourceToImport> wanted = resources.of(live.policies());
        List<ChangeSets.ResourceToImport> missing = wanted.stream()
                .filter(resource -> !into.holds(resource.logicalId()))
                .toList();
        TargetOwners owners = new TargetOwners(aws.stacks(), output);
        List<String> objections =
                new ArrayList<>(new ImportedOwners(owners, output).objections(missing, stack.map(Stacks.Stack::id)));
        objections.addAll(differences(live));
        objections.addAll(into.objections(missing.isEmpty(), templates));
        printOthers(live, owners);
        throwIfAny(objections);
        return missing;
    }

    private static List<String> differences(LiveResources live) {
        List<String> objections = new ArrayList<>();
        if (!live.isComplete()) {
            objections.add("Whether the live resources match the descriptor is unknown. " + live.unreadSentence());
        }
        if (live.isDrifted()) {
            objections.add("The descriptor differs from what is live (descriptor -> live): " + live.differences()
                    + ". Write what is live into the descriptor, or change it in AWS first.");
        }
        live.alarms().stream()
                .filter(alarm -> !alarm.otherActions().isEmpty())
                .forEach(alarm -> objections.add("The alarm " + alarm.name() + " also runs "
                        + Lists.and(alarm.otherActions()) + " in another state than ALARM, which the template"
                        + " would drop. Give these actions to an alarm of their own."));
        if (!live.foreignSchedules().isEmpty()) {
            objections.add("The target also has the scheduled "
                    + Plurals.choose(live.foreignSchedules().size(), "action ", "actions ")
                    + Lists.and(live.foreignSchedules())
                    + ", which the template would drop. Write them into 'schedules', or delete them.");
        }
        return objections;
    }

    /** They stay outside; the stack could still delete them, with the target. */
    private void printOthers(LiveResources live, TargetOwners owners) {
        if (live.foreignPolicies().isEmpty()) {
            return;
        }
        output.line(request.target().resourceId() + " has other policies too. They stay outside of the stack and act on"
                + " beside it. Deregistering the target deletes them: keep deletionPolicy: Retain.");
        live.policies().stream()
                .filter(policy -> live.foreignPolicies().contains(policy.name()))
                .forEach(policy -> output.line("    " + ExistingPolicyText.of(policy, owners)));
    }

    private void throwIfAny(List<String> objections) {
        if (objections.size() == 1) {
            throw new OperationException("Not imported, and nothing was changed. " + objections.get(0));
        }
        if (!objections.isEmpty()) {
            objections.forEach(objection -> output.line("- " + objection));
            throw new OperationException(
                    "Not imported, and nothing was changed, for the " + objections.size() + " reasons above.");
        }
    }
}
