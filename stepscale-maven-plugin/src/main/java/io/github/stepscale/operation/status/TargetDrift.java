package io.github.stepscale.operation.status;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.target.SuspendedState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Compares the scalable target with the descriptor. */
final class TargetDrift {
    private static final String MIN = "minCapacity";
    private static final String MAX = "maxCapacity";

    private final ScalingDescription described;
    private final DifferenceList differences = new DifferenceList(Remedy.REVERT_DRIFT);

    private TargetDrift(ScalingDescription described) {
        this.described = described;
    }

    static List<Difference> of(ScalingDescription described, Optional<AutoScaling.Target> live) {
        TargetDrift drift = new TargetDrift(described);
        live.ifPresentOrElse(drift::compare, () -> drift.differences.add("not registered", Remedy.RECREATE));
        return drift.differences.toList();
    }

    static boolean isOfRange(String difference) {
        return difference.startsWith(MIN) || difference.startsWith(MAX);
    }

    private void compare(AutoScaling.Target live) {
        compareBound(MIN, described.capacity().min(), live.minCapacity(), ScheduledAction::minCapacity);
        compareBound(MAX, described.capacity().max(), live.maxCapacity(), ScheduledAction::maxCapacity);
        compareSuspension(described.suspended(), live);
    }

    /** A schedule may have moved the bound: what one of them sets is no difference. */
    private void compareBound(
            String name, int requested, int actual, Function<ScheduledAction, OptionalInt> scheduledBound) {
        boolean scheduled = described.schedules().stream()
                .map(scheduledBound)
                .flatMapToInt(OptionalInt::stream)
                .anyMatch(bound -> bound == actual);
        if (!scheduled) {
            differences.compare(name, requested, actual);
        }
    }

    private void compareSuspension(SuspendedState suspension, AutoScaling.Target live) {
        Remedy remedy = suspension.any() ? Remedy.REVERT_DRIFT : Remedy.REGISTER_TARGET;
        differences.compare("scale-in suspended", suspension.scaleIn(), live.scaleInSuspended(), remedy);
        differences.compare("scale-out suspended", suspension.scaleOut(), live.scaleOutSuspended(), remedy);
        differences.compare("schedules suspended", suspension.scheduled(), live.schedulesSuspended(), remedy);
    }
}
