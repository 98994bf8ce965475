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
    private final StackSets.PermissionModel access;
    private final Output output;
    private final Clock time;
    private final Duration timeout;
    private final Hints hints;

    /**
     * How an operation ended.
     *
     * @param failures of instances, in the order in which they were seen
     */
    record End(StackSets.Operation operation, List<StackSets.InstanceResult> failures) {
        End {
            failures = List.copyOf(failures);
        }
    }

    private record Place(String account, String region) {}

    StackSetFollower(StackSets sets, String name, StackSetOptions options, Output output, Clock time, Hints hints) {
        this.hints = hints;
        this.sets = sets;
        this.name = name;
        this.access = options.access();
        this.output = output;
        this.time = time;
        this.timeout = options.timeout();
    }

    /**
     * Follows an operation until it ends.
     *
     * @throws OperationException if it takes longer than the timeout; it goes on nevertheless
     * @throws AwsException if AWS gives no answer for long
     */
    End follow(String operation) {
        return ShutdownMessage.run(goesOn("Stopped"), output, () -> new Watch(operation).untilEnd());
    }

    private String goesOn(String what) {
        return what + " while CloudFormation is working on the stack set " + name
                + ": it goes on without us. Run the same command again to follow it.";
    }

    /** One operation being followed. */
    private final class Watch {
        private final String id;
        private final Map<Place, String> reported = new HashMap<>();
        private final List<StackSets.InstanceResult> failures = new ArrayList<>();
        private final PollInterval pace = new PollInterval(new Random());
        private final Instant start = time.instant();
        private final RetryWindow retryWindow = new RetryWindow(time, pace);

        Watch(String id) {
            this.id = id;
        }

        End untilEnd() {
            StackSets.Operation last = look();
            while (last.isBusy()) {
                if (Duration.between(start, time.instant()).compareTo(timeout) >= 0) {
                    throw new OperationException(goesOn("No longer followed after " + Durations.of(timeout))
                            + " To follow it longer, raise " + hints.option("timeout") + ".");
                }
                time.sleep(pace.next());
                last = look();
            }
            return new End(last, failures);
        }

        /** The state comes before the results: then the results of an operation that is over are its last. */
        private StackSets.Operation look() {
            while (true) {
                try {
                    StackSets.Operation operation = sets.operation(name, access, id);
                    sets.results(name, access, id).forEach(this::tell);
                    retryWindow.reset();
                    return operation;
                } catch (AwsException failed) {
                    retryWindow.tolerate(failed);
                    time.sleep(pace.next());
                }
            }
        }

        private void tell(StackSets.InstanceResult result) {
            String before = reported.getOrDefault(new Place(result.account(), result.region()), "PENDING");
            if (before.equals(result.status())) {
                return;
            }
            reported.put(new Place(result.account(), result.region()), result.status());
            pace.reset();
            String reason = result.reason().isEmpty() ? "" : ": " + result.reason();
            output.line(Timestamps.clock(time.instant()) + "  " + result.account() + "  " + result.region() + "  "
                    + result.status() + reason);
            if (result.isFailure()) {
                failures.add(result);
            }
        }
    }
}
