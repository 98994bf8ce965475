package io.github.stepscale.aws;

/**
 * A scalable target as Application Auto Scaling has it.
 *
 * @param scaleInSuspended whether no policy lowers the capacity
 * @param scaleOutSuspended whether no policy raises the capacity
 * @param schedulesSuspended whether no schedule changes the range
 */
public record ScalableTarget(
        int minCapacity,
        int maxCapacity,
        boolean scaleInSuspended,
        boolean scaleOutSuspended,
        boolean schedulesSuspended) {

    /** Whether any kind of scaling is suspended. */
    public boolean suspended() {
        return scaleInSuspended || scaleOutSuspended || schedulesSuspended;
    }
}
