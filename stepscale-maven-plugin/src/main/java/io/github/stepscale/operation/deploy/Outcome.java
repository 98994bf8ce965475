package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.StackEvent;
import io.github.stepscale.aws.StackState;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.operation.Remedy;
import java.util.List;
import java.util.Optional;

/**
 * How an operation ended.
 *
 * @param state the stack afterwards; absent if it is gone and leaves no trace
 * @param events of the operation, oldest first
 */
record Outcome(Optional<StackState> state, List<StackEvent> events) {
    Outcome {
        events = List.copyOf(events);
    }

    StackStatus status() {
        return state.map(StackState::status).orElse(StackStatus.DELETE_COMPLETE);
    }

    /**
     * The first failure that is not a consequence of another: CloudFormation cancels what is under way when something
     * fails, and reports that as failures too.
     */
    Optional<StackEvent> rootCause() {
        return events.stream()
                .filter(event -> event.isFailure() && !event.isOfStack() && !isConsequence(event.reason()))
                .findFirst()
                .or(() -> events.stream()
                        .filter(event -> event.isOfStack() && !event.reason().isEmpty())
                        .filter(event -> event.isFailure() || event.status().contains("ROLLBACK"))
                        .findFirst());
    }

    private static boolean isConsequence(String reason) {
        return reason.endsWith("cancelled") || reason.endsWith("cancelled.") || reason.isEmpty();
    }

    /** The cause and what to do about it, in one sentence each; what the status says if there is no event of a cause. */
    String explanation() {
        return rootCause()
                .map(cause -> cause.resource() + ": " + Remedy.ended(cause.reason())
                        + Remedy.of(cause.reason())
                                .map(advice -> " " + advice + ".")
                                .orElse(""))
                .or(() -> state.map(StackState::reason).filter(reason -> !reason.isEmpty()))
                .orElse("CloudFormation gives no reason.");
    }
}
