package io.github.stepscale.operation.deploy.stack;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.StackEvents;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.aws.StackStatus.Phase;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.shared.IdempotencyToken;
import io.github.stepscale.operation.shared.PollInterval;
import io.github.stepscale.operation.shared.RetryWindow;
import io.github.stepscale.operation.shared.ShutdownMessage;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Follows operations to their end and prints every event once. */
public final class Follower {
    /** After this many polls without an event, the state of the stack is read too. */
    private static final int QUIET_POLLS = 3;

    private final Stacks stacks;
    private final StackEvents stackEvents;
    private final Output output;
    private final Clock clock;
    private final Duration timeout;
    private final Hints hints;

    public Follower(Aws aws, Output output, Clock clock, Duration timeout, Hints hints) {
        this.hints = hints;
        this.stacks = aws.stacks();
        this.stackEvents = aws.stackEvents();
        this.output = output;
        this.clock = clock;
        this.timeout = timeout;
    }

    /**
     * Starts an operation and follows it to the end.
     *
     * @param doing the operation as a word, such as {@code creating}
     * @param resources the number of resources that it changes, 0 if unknown
     * @param start sends the request, with the token that all events will carry. What it throws is passed on
     * @throws OperationException if it takes longer than the timeout; CloudFormation carries on
     * @throws AwsException if AWS gives no answer for long
     */
    public StackOutcome run(String stackId, String doing, int resources, Consumer<String> start) {
        List<StackEvents.Event> before = stackEvents.read(stackId, Optional.empty());
        Optional<String> last = before.isEmpty()
                ? Optional.empty()
                : Optional.of(before.get(before.size() - 1).id());
        String token = IdempotencyToken.fresh();
        start.accept(token);
        return follow(new StackOperation(stackId, doing, last, Optional.of(token), resources));
    }

    /** Follows an operation that another run started, or one that was killed. */
    public StackOutcome join(String stackId, String doing) {
        return follow(new StackOperation(stackId, doing, Optional.empty(), Optional.empty(), 0));
    }

    private StackOutcome follow(StackOperation operation) {
        return ShutdownMessage.run(carriesOn("Stopped", operation), output, () -> new Watch(operation).untilEnd());
    }

    private static String carriesOn(String what, StackOperation operation) {
        return what + ": CloudFormation carries on " + operation.doing() + " " + name(operation.stackId())
                + ". Run the same command again to follow it.";
    }

    private static String name(String stackId) {
        String[] parts = stackId.split("/", -1);
        return parts.length > 1 ? parts[1] : stackId;
    }

    /** One operation being followed. */
    private final class Watch {
        private final StackOperation operation;
        private final List<StackEvents.Event> events = new ArrayList<>();
        private final List<StackEvents.Event> others = new ArrayList<>();
        private final PollInterval pollInterval = new PollInterval(new Random());
        private final Instant start = clock.instant();
        private final EventOwnership ownership;
        private final RetryWindow retryWindow = new RetryWindow(clock, pollInterval);
        private Optional<String> last;
        private int quiet;

        Watch(StackOperation operation) {
            this.operation = operation;
            this.last = operation.after();
            this.ownership = new EventOwnership(operation.token());
        }

        StackOutcome untilEnd() {
            while (true) {
                Optional<StackOutcome> end = poll();
                if (end.isPresent()) {
                    return end.get();
                }
                if (Duration.between(start, clock.instant()).compareTo(timeout) >= 0) {
                    throw new OperationException(
                            carriesOn("Stopped following after " + Durations.of(timeout), operation)
                                    + " To follow it longer, raise " + hints.option("timeout") + ".");
                }
                clock.sleep(pollInterval.next());
            }
        }

        /** Tolerates that AWS fails to answer for a while. */
        private Optional<StackOutcome> poll() {
            try {
                boolean sawEnd = readEvents();
                boolean mayHaveEnded = sawEnd || quiet > 0 && quiet % QUIET_POLLS == 0;
                Optional<StackOutcome> end = mayHaveEnded ? findEnd(sawEnd) : Optional.empty();
                retryWindow.reset();
                return end;
            } catch (AwsException failed) {
                retryWindow.tolerate(failed);
                return Optional.empty();
            }
        }

        /** Returns whether an event may be the end. */
        private boolean readEvents() {
            List<StackEvents.Event> fresh = stackEvents.read(operation.stackId(), last).stream()
                    .filter(event -> !event.status().equals("REVIEW_IN_PROGRESS"))
                    .toList();
            ownership.learn(fresh);
            for (StackEvents.Event event : fresh) {
                last = Optional.of(event.id());
                print(event);
            }
            quiet = fresh.isEmpty() ? quiet + 1 : 0;
            if (!fresh.isEmpty()) {
                pollInterval.reset();
            }
            return fresh.stream().anyMatch(event -> event.isOfStack() && !isBusy(event));
        }

        /** Formats time in UTC, resource, status with its detail, and the whole reason. */
        private static String line(StackEvents.Event event) {
            String detail = event.detail().map(text -> " (" + text + ")").orElse("");
            String reason = event.reason().isEmpty() ? "" : ": " + event.reason();
            return Timestamps.clock(event.time()) + "  " + event.resource() + "  " + event.status() + detail + reason;
        }

        private void print(StackEvents.Event event) {
            if (ownership.owns(event)) {
                events.add(event);
                output.line(line(event));
                output.progress(done(), operation.resources());
            } else {
                others.add(event);
                output.line("Not from this run: " + line(event));
            }
        }

        private int done() {
            Stream<String> resources = events.stream()
                    .filter(event -> !event.isOfStack() && event.status().endsWith("_COMPLETE"))
                    .map(StackEvents.Event::resource);
            return (int) resources.distinct().count();
        }

        /**
         * Finds the end. A stack that is idle may still show its state from before; one that is busy may be so with an operation
         * that another run started after this one ended.
         */
        private Optional<StackOutcome> findEnd(boolean sawEnd) {
            Optional<Stacks.Stack> state = stacks.find(operation.stackId());
            if (!sawEnd && findEnd(state).isPresent()) {
                readEvents(); // The last ones may have come between the two requests
            }
            return findEnd(state);
        }

        private Optional<StackOutcome> findEnd(Optional<Stacks.Stack> state) {
            if (isGone(state)) {
                return Optional.of(new StackOutcome(state, events));
            }
            boolean atRest = state.filter(found ->
                            found.status().phase() != Phase.BUSY && found.status() != StackStatus.REVIEW_IN_PROGRESS)
                    .isPresent();
            if (!events.isEmpty()) {
                boolean overtaken = StackOutcome.end(events).isPresent() && !others.isEmpty();
                return atRest || overtaken ? Optional.of(new StackOutcome(state, events)) : Optional.empty();
            }
            // The operation was in progress already, as with two deletions at once: its events carry the other token.
            boolean joined = atRest && quiet > 0 && StackOutcome.end(others).isPresent();
            return joined ? Optional.of(new StackOutcome(state, others)) : Optional.empty();
        }

        /** A stack that is created again has another id. */
        private static boolean isGone(Optional<Stacks.Stack> state) {
            return state.map(Stacks.Stack::status).orElse(StackStatus.DELETE_COMPLETE) == StackStatus.DELETE_COMPLETE;
        }

        private static boolean isBusy(StackEvents.Event event) {
            return event.status().endsWith("_IN_PROGRESS");
        }
    }
}
