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

/** Reads how much of a target serves. An hour of steps is not to be lost to one throttled request. */
final class CapacityReader {
    /** How long AWS may keep silent between two steps. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Endpoints endpoints;
    private final Target target;
    private final InterruptibleWait wait;

    CapacityReader(Endpoints endpoints, Target target, InterruptibleWait wait) {
        this.endpoints = endpoints;
        this.target = target;
        this.wait = wait;
    }

    /**
     * Asks once; empty if there is no such target.
     *
     * @throws AwsException if AWS does not tell
     */
    Optional<Endpoints.Capacity> once() {
        return TargetCapacity.of(endpoints, target);
    }

    /**
     * Asks until AWS answers, as long as it may.
     *
     * @throws AwsException if AWS refuses, or keeps silent
     */
    Optional<Endpoints.Capacity> patient() {
        PollInterval pace = new PollInterval(new Random());
        RetryWindow patience = new RetryWindow(Clock.system(), pace, SILENCE);
        while (true) {
            try {
                return once();
            } catch (AwsException refused) {
                if (wait.isOver()) {
                    throw refused;
                }
                patience.tolerate(refused);
                wait.lasting(pace.next());
            }
        }
    }
}
