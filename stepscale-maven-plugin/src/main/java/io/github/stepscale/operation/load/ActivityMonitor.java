package io.github.stepscale.operation.load;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.history.ActivityDescription;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Follows the scaling activities of a target and prints each twice: when it begins and when it ends. */
final class ActivityMonitor {
    private final AutoScaling scaling;
    private final ScalableTargetId target;
    private final Instant start;
    private final Output output;
    /** A line that stays the same for many minutes, such as a refusal at maxCapacity, is printed once. */
    private final Set<String> printed = new HashSet<>();

    private volatile List<AutoScaling.Activity> latest = List.of();

    /** @param start activities that began earlier are not printed */
    ActivityMonitor(AutoScaling scaling, ScalableTargetId target, Instant start, Output output) {
        this.scaling = scaling;
        this.target = target;
        this.start = start;
        this.output = output;
    }

    /** @throws AwsException if AWS does not answer; the activities read before stay */
    synchronized void poll() {
        List<AutoScaling.Activity> read = scaling.activities(target.resourceId(), target.dimension(), start);
        for (int index = read.size() - 1; index >= 0; index--) {
            print(ActivityDescription.of(read.get(index)));
        }
        latest = read;
    }

    private void print(String activity) {
        if (printed.add(activity)) {
            output.line("Scaling " + activity);
        }
    }

    /** Returns the activities of the last successful poll, newest first. */
    List<AutoScaling.Activity> activities() {
        return latest;
    }
}
