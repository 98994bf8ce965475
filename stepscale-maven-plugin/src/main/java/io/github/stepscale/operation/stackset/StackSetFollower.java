package io.github.stepscale.operation.stackset;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.StackSets;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.shared.PollInterval;
import io.github.stepscale.operation.shared.RetryWindow;
import io.github.stepscale.operation.shared.ShutdownMessage;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Follows operations on one stack set to their end and prints every change of an instance's status once. */
final class StackSetFollower {
    private final StackSets sets;
    private final String name;
    private final StackSets.PermissionModel permissionModel;
    private final Output output;
    private final Clock clock;
    private final Duration timeout;
    private final Hints hints;

    /**
     * An operation that ended.
     *
     * @param failures the failed instances, in the order of their occurrence
     */
    record EndedOperation(StackSets.Operation operation, List<StackSets.InstanceResult> failures) {
        EndedOperation {
            failures = List.copyOf(failures);
        }
    }

    private record InstanceKey(String account, String region) {}

    StackSetFollower(StackSets sets, String name, StackSetOptions options, Output output, Clock clock, Hints hints) {
        this.hints = hints;
        this.sets = sets;
        this.name = name;
        this.permissionModel = options.permissionModel();
        this.output = output;
        this.clock = clock;
        this.timeout = options.timeout();
    }

    /**
     * Follows an operation until it ends.
     *
     * @throws OperationException if it takes longer than the timeout; CloudFormation carries on nevertheless
     * @throws AwsException if AWS does not answer for longer than the retry window
     */
    EndedOperation follow(String operation) {
        return ShutdownMessage.run(carriesOn("Stopped"), output, () -> new Following(operation).awaitEnd());
    }

    private String carriesOn(String event) {
        return event + ": CloudFormation carries on with the stack set " + name
                + ". Run the same command again to follow it.";
    }

    /** One operation being followed. */
    private final class Following {
        private final String id;
        private final Map<InstanceKey, String> reported = new HashMap<>();
        private final List<StackSets.InstanceResult> failures = new ArrayList<>();
        private final PollInterval pollInterval = new PollInterval(new Random());
        private final Instant start = clock.instant();
        private final RetryWindow retryWindow = new RetryWindow(clock, pollInterval);

        Following(String id) {
            this.id = id;
        }

        EndedOperation awaitEnd() {
            StackSets.Operation last = read();
            while (last.isBusy()) {
                if (Duration.between(start, clock.instant()).compareTo(timeout) >= 0) {
                    throw new OperationException(carriesOn("Stopped following after " + Durations.of(timeout))
                            + " To follow it longer, raise " + hints.option("timeout") + ".");
                }
                clock.sleep(pollInterval.next());
                last = read();
            }
            return new EndedOperation(last, failures);
        }

        /** Reads the state before the results: so the results of an operation that has ended are its last. */
        private StackSets.Operation read() {
            while (true) {
                try {
                    StackSets.Operation operation = sets.operation(name, permissionModel, id);
                    sets.results(name, permissionModel, id).forEach(this::report);
                    retryWindow.reset();
                    return operation;
                } catch (AwsException failed) {
                    retryWindow.tolerate(failed);
                    clock.sleep(pollInterval.next());
                }
            }
        }

        private void report(StackSets.InstanceResult result) {
            String before = reported.getOrDefault(new InstanceKey(result.account(), result.region()), "PENDING");
            if (before.equals(result.status())) {
                return;
            }
            reported.put(new InstanceKey(result.account(), result.region()), result.status());
            pollInterval.reset();
            String reason = result.reason().isEmpty() ? "" : ": " + result.reason();
            output.line(Timestamps.clock(clock.instant()) + "  " + result.account() + "  " + result.region() + "  "
                    + result.status() + reason);
            if (result.isFailure()) {
                failures.add(result);
            }
        }
    }
}
