package io.github.stepscale.operation.deploy.stack;

import io.github.stepscale.aws.StackEvents;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the events of one operation from those of others on the same stack. Others may run before and after it, not at the same
 * time. CloudFormation stamps the token of a request on the events of all that follows from it; where a request had none, the
 * ids of operations decide, and without these the order alone. An automatic rollback has an id of its own.
 */
final class EventOwnership {
    private final Optional<String> token;
    private final Set<String> own = new HashSet<>();
    private final Set<String> foreign = new HashSet<>();
    private boolean begun;
    private boolean ended;

    /** @param token of the request that began the operation; absent: the operation that the first event belongs to */
    EventOwnership(Optional<String> token) {
        this.token = token;
    }

    /** Learns which operations the next events belong to. */
    void learn(List<StackEvents.Event> events) {
        for (StackEvents.Event event : events) {
            if (token.isPresent() && event.token().isPresent()) {
                event.operationId().ifPresent(event.token().equals(token) ? own::add : foreign::add);
            }
        }
    }

    /** Whether the next event, in their order, belongs to the operation. */
    boolean owns(StackEvents.Event event) {
        boolean mine = token.isPresent() && event.token().isPresent()
                ? event.token().equals(token)
                : event.operationId().map(this::ownsOperation).orElse(true);
        if (mine) {
            begun = true;
            event.operationId().ifPresent(own::add);
            ended = event.isOfStack() && !event.status().endsWith("_IN_PROGRESS");
        }
        return mine;
    }

    private boolean ownsOperation(String id) {
        if (own.contains(id) || own.isEmpty() && !foreign.contains(id)) {
            return true;
        }
        return begun && !ended && !foreign.contains(id);
    }
}
