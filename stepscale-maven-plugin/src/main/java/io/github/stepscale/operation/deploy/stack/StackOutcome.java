package io.github.stepscale.operation.deploy.stack;

import io.github.stepscale.aws.StackEvents;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.text.Sentences;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an operation ended.
 *
 * @param state the stack afterwards, when another operation may have begun already; absent if it is deleted and no longer listed
 * @param events of the operation, oldest first
 */
public record StackOutcome(Optional<Stacks.Stack> state, List<StackEvents.Event> events) {
    public StackOutcome {
        events = List.copyOf(events);
    }

    /** Returns the status that the operation ended in, by its own events: another operation may have started since. */
    public StackStatus status() {
        return end(events).or(() -> state.map(Stacks.Stack::status)).orElse(StackStatus.DELETE_COMPLETE);
    }

    /** Returns the status in which events leave their stack; empty while the operation is in progress. */
    static Optional<StackStatus> end(List<StackEvents.Event> events) {
        return events.stream()
                .filter(StackEvents.Event::isOfStack)
                .reduce((earlier, later) -> later)
                .filter(event -> !event.status().endsWith("_IN_PROGRESS"))
                .flatMap(event -> Stream.of(StackStatus.values())
                        .filter(status -> status.name().equals(event.status()))
                        .findFirst());
    }

    /** Returns the physical ids of the resources that it changed. */
    public Set<String> physicalIds() {
        return events.stream().map(StackEvents.Event::physicalId).collect(Collectors.toSet());
    }

    /** Describes a failure: the state, the cause and the fix. */
    public String failure(String stack, Hints hints) {
        StackStatus now = state.map(Stacks.Stack::status).orElse(StackStatus.DELETE_COMPLETE);
        Optional<StackStatus> end = end(events);
        if (end.isEmpty() && isDeletion(now)) {
            return "The stack " + stack + " was deleted during this run, and not by it. It is now in " + now + ".";
        }
        if (end.equals(Optional.of(StackStatus.DELETE_COMPLETE))) {
            return "The creation of the stack " + stack
                    + " failed, and CloudFormation deleted the stack: nothing of it is" + " left. The cause: "
                    + Sentences.end(explanation(hints));
        }
        boolean still = end.filter(status -> status != now).isEmpty();
        return (still ? "The stack " + stack + " is now in " : "This run left the stack " + stack + " in ") + status()
                + detail() + ". The cause: "
                + Sentences.end(explanation(hints))
                + (still ? "" : " By now it is in " + now + ", and not by this run.");
    }

    /** What CloudFormation adds to the status at the end, such as that the validation failed. */
    private String detail() {
        return events.stream()
                .filter(StackEvents.Event::isOfStack)
                .reduce((earlier, later) -> later)
                .flatMap(StackEvents.Event::detail)
                .map(detail -> " (" + detail + ")")
                .orElse("");
    }

    private static boolean isDeletion(StackStatus status) {
        return status == StackStatus.DELETE_COMPLETE || status == StackStatus.DELETE_FAILED;
    }

    /**
     * Returns the first failure that is not a consequence of another: CloudFormation cancels what is in progress when
     * something fails, and reports that as failures too.
     */
    Optional<StackEvents.Event> rootCause() {
        return causes().stream()
                .findFirst()
                .or(() -> events.stream()
                        .filter(event -> event.isOfStack() && !event.reason().isEmpty())
                        .filter(event -> event.isFailure() || event.status().contains("ROLLBACK"))
                        .findFirst());
    }

    /** Returns the failures of resources that are not a consequence of another. */
    List<StackEvents.Event> causes() {
        return events.stream()
                .filter(event -> event.isFailure() && !event.isOfStack() && !isConsequence(event.reason()))
                .toList();
    }

    private static boolean isConsequence(String reason) {
        return reason.endsWith("cancelled") || reason.endsWith("cancelled.") || reason.isEmpty();
    }

    /** Returns the cause and the fix, in one sentence each; the reason of the status if no event names a cause. */
    public String explanation(Hints hints) {
        return rootCause()
                .map(cause -> cause.resource() + ": " + ErrorAdvice.explain(cause.reason(), hints))
                .or(() -> state.map(Stacks.Stack::reason).filter(reason -> !reason.isEmpty()))
                .orElse("CloudFormation gives no reason.");
    }
}
