package io.github.stepscale.operation.deploy.stack;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.ChangeSets;
import io.github.stepscale.aws.OperationEvents;
import io.github.stepscale.aws.OperationEvents.Objection;
import io.github.stepscale.aws.StackEvents;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.Output;
import io.github.stepscale.synth.PropertyOrigins;
import io.github.stepscale.text.Plurals;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads what CloudFormation's validation and hooks object to, before anything is cleaned up, and prints it with the lines of the
 * descriptor. Where that cannot be read, the deployment goes on as without it.
 */
public final class FailureDetails {
    private final OperationEvents events;
    private final Output output;
    private final Supplier<ObjectionText> text;
    private final Hints hints;

    /** @param origins returns the lines of the descriptor; empty where there is none */
    public FailureDetails(
            OperationEvents events, Output output, Supplier<Optional<PropertyOrigins>> origins, Hints hints) {
        this.events = events;
        this.output = output;
        this.text = () -> new ObjectionText(origins.get());
        this.hints = hints;
    }

    /** Prints the warnings of a change set that can be executed, such as a quota that it would exceed. */
    public void printWarnings(ChangeSets.ChangeSet changes) {
        try {
            List<Objection> objections = events.ofChangeSet(changes.id());
            lines(objections, hooks(objections, changes)).forEach(output::line);
        } catch (AwsException refused) {
            if (refused.kind() == AwsException.Kind.NOT_FOUND) {
                return; // The change set is gone, which its execution reports.
            }
            output.line("Warnings of CloudFormation's validation, such as quotas, are not shown. "
                    + ErrorAdvice.note(refused));
        }
    }

    /** Prints every objection to a change set that failed, and returns the cause, the fix and the next command. */
    public String changeSetFailure(ChangeSets.ChangeSet changes) {
        try {
            List<Objection> objections = events.ofChangeSet(changes.id());
            List<String> lines = lines(objections, hooks(objections, changes));
            lines.forEach(output::line);
            List<Objection> errors = objections.stream()
                    .filter(objection -> !objection.isWarning())
                    .toList();
            return errors.isEmpty() ? ErrorAdvice.explain(changes.reason(), hints) : summary(errors, lines);
        } catch (AwsException refused) {
            return ErrorAdvice.explain(changes.reason(), hints) + " Which property that is, and its line in the"
                    + " descriptor, is not shown. " + ErrorAdvice.note(refused);
        }
    }

    private String summary(List<Objection> errors, List<String> lines) {
        String first = lines.stream()
                .filter(line -> !line.startsWith(ObjectionText.WARNING))
                .findFirst()
                .orElseThrow();
        String others = errors.size() == 1 ? "" : " " + Plurals.of(errors.size() - 1, "more objection") + " above.";
        return first + others + " Correct that, then run " + hints.run("deploy") + " again.";
    }

    /** Without the results of the hooks, which another permission is needed for, their types and reasons are known. */
    private List<OperationEvents.HookResult> hooks(List<Objection> objections, ChangeSets.ChangeSet changes) {
        if (objections.stream().noneMatch(objection -> objection.kind() == Objection.Kind.HOOK)) {
            return List.of();
        }
        return hooks(() -> events.hookResults(changes.id()));
    }

    private List<OperationEvents.HookResult> hooks(Supplier<List<OperationEvents.HookResult>> read) {
        try {
            return read.get();
        } catch (AwsException refused) {
            output.line("The advice of the hooks is not shown. " + ErrorAdvice.note(refused));
            return List.of();
        }
    }

    private List<String> lines(List<Objection> objections, List<OperationEvents.HookResult> hooks) {
        return objections.isEmpty() ? List.of() : text.get().lines(objections, hooks);
    }

    /**
     * Prints what a failed operation met: the resources that failed by themselves, with their lines, and every objection of
     * validations and hooks.
     */
    public void print(StackOutcome outcome) {
        List<StackEvents.Event> causes = outcome.causes();
        text.get().located(causes).forEach(output::line);
        causes.stream()
                .flatMap(event -> event.operationId().stream())
                .distinct()
                .forEach(id -> printOperation(id, causes));
    }

    private void printOperation(String id, List<StackEvents.Event> causes) {
        try {
            List<Objection> objections = events.ofOperation(id).stream()
                    .filter(objection -> objection.kind() != Objection.Kind.PROVISIONING)
                    .toList();
            List<OperationEvents.HookResult> hooks = hooks(() -> causes.stream()
                    .flatMap(event -> event.hookResultId().stream())
                    .flatMap(hook -> events.hookResult(hook).stream())
                    .toList());
            lines(objections, hooks).forEach(output::line);
        } catch (AwsException refused) {
            output.line("What validations and hooks object to is not shown. " + ErrorAdvice.note(refused));
        }
    }
}
