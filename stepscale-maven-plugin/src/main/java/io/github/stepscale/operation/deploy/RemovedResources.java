package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.ChangeSets;
import io.github.stepscale.aws.ChangeSets.Change.Replacement;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.template.GeneratedResources;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The resources of any type that a change set removes or replaces, or may replace. */
final class RemovedResources {
    /** The types without which nothing scales. */
    static final Set<String> SCALING =
            Set.of(GeneratedResources.TARGET_TYPE, GeneratedResources.POLICY_TYPE, GeneratedResources.ALARM_TYPE);

    private final List<ChangeSets.Change> removed;
    private final Hints hints;

    RemovedResources(List<ChangeSets.Change> changes, Hints hints) {
        this.hints = hints;
        removed = changes.stream().filter(ChangeSets.Change::mayRemoveResource).toList();
    }

    /** @throws OperationException if there are any and it is not allowed */
    void require(boolean allowed) {
        if (!removed.isEmpty() && !allowed) {
            throw new OperationException(
                    "Not deployed: " + description() + ". To allow that, deploy with " + allow() + ".");
        }
    }

    /** Prints what executing the change set will need, where this run does not execute it. */
    void printNeeds(boolean allowed, Output output) {
        if (!removed.isEmpty() && !allowed) {
            output.line("Executing it needs " + allow() + ", since " + description() + ".");
        }
    }

    private String allow() {
        return hints.set("allowReplacement", "true");
    }

    private String description() {
        String names = removed.stream()
                .map(change -> change.resource() + (isSure(change) ? "" : " (possibly)"))
                .collect(Collectors.joining(", "));
        boolean scales = removed.stream().anyMatch(change -> SCALING.contains(change.type()));
        return names + " would be removed or replaced" + (scales ? ", and nothing would scale meanwhile" : "");
    }

    private static boolean isSure(ChangeSets.Change change) {
        return change.action().equals("Remove")
                || change.replacement().filter(Replacement.YES::equals).isPresent();
    }
}
