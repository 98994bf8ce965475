package io.github.stepscale.operation.calibrate;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Endpoints;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.shared.PollInterval;
import io.github.stepscale.operation.shared.RetryWindow;
import io.github.stepscale.operation.shared.TargetCapacity;
import io.github.stepscale.policy.target.Target;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** Reads the capacity of a target. Retries between steps, so that one throttled request does not cost an hour of steps. */
final class CapacityReader {
    /** How long to retry between two steps. */
    private static final Duration RETRY_TIMEOUT = Duration.ofSeconds(10);

    private final Endpoints endpoints;
    private final Target target;
    private final InterruptibleWait wait;

    CapacityReader(Endpoints endpoints, Target target, InterruptibleWait wait) {
        this.endpoints = endpoints;
        this.target = target;
        this.wait = wait;
    }

    /**
     * Reads the capacity once; empty if the target does not exist.
     *
     * @throws AwsException if AWS refuses, or does not answer
     */
    Optional<Endpoints.Capacity> read() {
        return TargetCapacity.of(endpoints, target);
    }

    /**
     * Reads the capacity; retries transient failures for some time.
     *
     * @throws AwsException if AWS refuses, or does not answer in time
     */
    Optional<Endpoints.Capacity> readWithRetries() {
        PollInterval interval = new PollInterval(new Random());
        RetryWindow retries = new RetryWindow(Clock.system(), interval, RETRY_TIMEOUT);
        while (true) {
            try {
                return read();
            } catch (AwsException refused) {
                if (wait.isStopped()) {
                    throw refused;
                }
                retries.tolerate(refused);
                wait.sleep(interval.next());
            }
        }
    }
}
