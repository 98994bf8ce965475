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

/** Looks, again and again, at what Application Auto Scaling does, and tells it: once as it begins, once as it ends. */
final class ActivityMonitor {
    private final AutoScaling scaling;
    private final ScalableTargetId target;
    private final Instant start;
    private final Output output;
    /** What stays so for many minutes, such as a refusal at maxCapacity, is told once. */
    private final Set<String> told = new HashSet<>();

    private volatile List<AutoScaling.Activity> seen = List.of();

    /** @param start what began earlier is not told */
    ActivityMonitor(AutoScaling scaling, ScalableTargetId target, Instant start, Output output) {
        this.scaling = scaling;
        this.target = target;
        this.start = start;
        this.output = output;
    }

    /** @throws AwsException if AWS gives no answer; what was seen before stands */
    synchronized void look() {
        List<AutoScaling.Activity> found = scaling.activities(target.resourceId(), target.dimension(), start);
        for (int index = found.size() - 1; index >= 0; index--) {
            tell(ActivityDescription.of(found.get(index)));
        }
        seen = found;
    }

    private void tell(String activity) {
        if (told.add(activity)) {
            output.line("Scaling " + activity);
        }
    }

    /** Newest first. */
    List<AutoScaling.Activity> seen() {
        return seen;
    }
}
