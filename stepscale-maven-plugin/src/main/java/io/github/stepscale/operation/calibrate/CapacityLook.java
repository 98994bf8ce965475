package io.github.stepscale.operation.calibrate;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Capacity;
import io.github.stepscale.aws.Endpoints;
import io.github.stepscale.operation.Time;
import io.github.stepscale.operation.shared.Pace;
import io.github.stepscale.operation.shared.Patience;
import io.github.stepscale.operation.shared.TargetCapacity;
import io.github.stepscale.policy.Target;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** Reads how much of a target serves. An hour of steps is not to be lost to one throttled request. */
final class CapacityLook {
    /** How long AWS may keep silent between two steps. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Endpoints endpoints;
    private final Target target;
    private final Wait wait;

    CapacityLook(Endpoints endpoints, Target target, Wait wait) {
        this.endpoints = endpoints;
        this.target = target;
        this.wait = wait;
    }

    /**
     * Asks once; empty if there is no such target.
     *
     * @throws AwsException if AWS does not tell
     */
    Optional<Capacity> once() {
        return TargetCapacity.of(endpoints, target);
    }

    /**
     * Asks until AWS answers, as long as it may.
     *
     * @throws AwsException if AWS refuses, or keeps silent
     */
    Optional<Capacity> patient() {
        Pace pace = new Pace(new Random());
        Patience patience = new Patience(Time.system(), pace, SILENCE);
        while (true) {
            try {
                return once();
            } catch (AwsException refused) {
                if (wait.isOver()) {
                    throw refused;
                }
                patience.bear(refused);
                wait.lasting(pace.next());
            }
        }
    }
}
