package io.github.stepscale.operation.status;

/**
 * How a difference between a live resource and the descriptor is removed. See docs/decisions/0037-repair.md.
 */
public enum Remedy {
    /** An ordinary deployment: the stack does not have the resource yet. */
    DEPLOY,
    /** A change set that reverts drift: what the template declares of the target, the alarms and the schedules. */
    REVERT_DRIFT,
    /** PutScalingPolicy: drift detection does not cover policies. */
    PUT_POLICY,
    /** RegisterScalableTarget: a suspension that the template does not declare is no drift. */
    REGISTER_TARGET,
    /** EnableAlarmActions: the template does not declare that an alarm runs its actions. */
    ENABLE_ACTIONS,
    /** Deleting the stack and creating it again: its target or one of its policies is gone. */
    RECREATE
}
