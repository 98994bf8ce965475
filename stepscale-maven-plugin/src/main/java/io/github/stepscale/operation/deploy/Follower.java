package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.AwsException;
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
final class Follower {
    /** After so many looks without an event, the state of the stack is asked for itself. */
    private static final int QUIET_LOOKS = 3;

    private final Stacks stacks;
    private final Output output;
    private final Clock time;
    private final Duration timeout;
    private final Hints hints;

    Follower(Stacks stacks, Output output, Clock time, Duration timeout, Hints hints) {
        this.hints = hints;
        this.stacks = stacks;
        this.output = output;
        this.time = time;
        this.timeout = timeout;
    }

    /**
     * Begins an operation and follows it until it ends.
     *
     * @param doing for people: {@code creating}, {@code updating}
     * @param resources how many resources it touches, 0 if unknown
     * @param start begins it; is given the token that all its events shall carry. What it throws comes through
     * @throws OperationException if it takes longer than the timeout; it goes on nevertheless
     * @throws AwsException if AWS gives no answer for long
     */
    StackOutcome run(String stackId, String doing, int resources, Consumer<String> start) {
        List<Stacks.Event> before = stacks.events(stackId, Optional.empty());
        Optional<String> last = before.isEmpty()
                ? Optional.empty()
                : Optional.of(before.get(before.size() - 1).id());
        String token = IdempotencyToken.fresh();
        start.accept(token);
        return follow(new StackOperation(stackId, doing, last, Optional.of(token), resources));
    }

    /** Follows an operation that someone else began, or a run of ours that was killed. */
    StackOutcome join(String stackId, String doing) {
        return follow(new StackOperation(stackId, doing, Optional.empty(), Optional.empty(), 0));
    }

    private StackOutcome follow(StackOperation operation) {
        return ShutdownMessage.tolerated(goesOn("Stopped", operation), output, () -> new Watch(operation).untilEnd());
    }

    private static String goesOn(String what, StackOperation operation) {
        return what + ": CloudFormation carries on " + operation.doing() + " " + name(operation.stackId())
                + ". Run the same command again to follow it.";
    }

    private static String name(String stackId) {
        String[] parts = stackId.split("/");
        return parts.length > 1 ? parts[1] : stackId;
    }

    /** One operation being followed. */
    private final class Watch {
        private final StackOperation operation;
        private final List<Stacks.Event> events = new ArrayList<>();
        private final List<Stacks.Event> others = new ArrayList<>();
        private final PollInterval pace = new PollInterval(new Random());
        private final Instant start = time.instant();
        private final RetryWindow retryWindow = new RetryWindow(time, pace);
        private Optional<String> last;
        private int quiet;

        Watch(StackOperation operation) {
            this.operation = operation;
            this.last = operation.after();
        }

        StackOutcome untilEnd() {
            while (true) {
                Optional<StackOutcome> end = look();
                if (end.isPresent()) {
                    return end.get();
                }
                if (Duration.between(start, time.instant()).compareTo(timeout) >= 0) {
                    throw new OperationException(goesOn("Stopped following after " + Durations.of(timeout), operation)
                            + " To follow it longer, raise " + hints.option("timeout") + ".");
                }
                time.sleep(pace.next());
            }
        }

        /** AWS may fail to answer for a while. */
        private Optional<StackOutcome> look() {
            try {
                boolean mayHaveEnded = news() || quiet > 0 && quiet % QUIET_LOOKS == 0;
                Optional<StackOutcome> end = mayHaveEnded ? ended() : Optional.empty();
                retryWindow.answered();
                return end;
            } catch (AwsException failed) {
                retryWindow.bear(failed);
                return Optional.empty();
            }
        }

        /** Whether something happened that may have been the end. */
        private boolean news() {
            List<Stacks.Event> fresh = stacks.events(operation.stackId(), last).stream()
                    .filter(event -> !event.status().equals("REVIEW_IN_PROGRESS"))
                    .toList();
            for (Stacks.Event event : fresh) {
                last = Optional.of(event.id());
                tell(event);
            }
            quiet = fresh.isEmpty() ? quiet + 1 : 0;
            if (!fresh.isEmpty()) {
                pace.news();
            }
            return fresh.stream().anyMatch(event -> event.isOfStack() && !isBusy(event));
        }

        /** Time in UTC, resource, status and the whole reason. */
        private static String line(Stacks.Event event) {
            String reason = event.reason().isEmpty() ? "" : ": " + event.reason();
            return Timestamps.clock(event.time()) + "  " + event.resource() + "  " + event.status() + reason;
        }

        private void tell(Stacks.Event event) {
            if (operation.owns(event)) {
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
                    .map(Stacks.Event::resource);
            return (int) resources.distinct().count();
        }

        /**
         * The end. A stack that is at rest may at first still show the rest that it was in before; one that is busy may be so
         * with what somebody else began after our end.
         */
        private Optional<StackOutcome> ended() {
            Optional<Stacks.Stack> state = stacks.find(operation.stackId());
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
            // What we asked for was under way already, as with two deletions at once: then it carries the other's
            // token.
            boolean joined = atRest && quiet > 0 && StackOutcome.end(others).isPresent();
            return joined ? Optional.of(new StackOutcome(state, others)) : Optional.empty();
        }

        /** For good: a stack that is made again has another id. */
        private static boolean isGone(Optional<Stacks.Stack> state) {
            return state.map(Stacks.Stack::status).orElse(StackStatus.DELETE_COMPLETE) == StackStatus.DELETE_COMPLETE;
        }

        private static boolean isBusy(Stacks.Event event) {
            return event.status().endsWith("_IN_PROGRESS");
        }
    }
}
