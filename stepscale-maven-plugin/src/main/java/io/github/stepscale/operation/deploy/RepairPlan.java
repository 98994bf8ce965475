package io.github.stepscale.operation.deploy;

import io.github.stepscale.operation.status.LiveResources;
import io.github.stepscale.operation.status.Remedy;
import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.template.LogicalIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a repair does.
 *
 * @param recreated the resources that only a new stack brings back; if there are any, nothing else is done
 * @param policies the rules whose policies are put again
 * @param tracking the target tracking whose policy is put again
 * @param suspension whether the target is registered again with the descriptor's suspension
 * @param disabledAlarms the logical ids of alarms whose actions are enabled
 * @param reverted the parts that a change set that reverts drift brings back
 */
record RepairPlan(
        List<String> recreated,
        List<PlannedRule> policies,
        Optional<TrackingScaling> tracking,
        boolean suspension,
        List<String> disabledAlarms,
        List<String> reverted) {

    static RepairPlan of(ScalingPlan plan, LiveResources live) {
        List<String> changed = live.partsWith(Remedy.PUT_POLICY);
        return new RepairPlan(
                live.partsWith(Remedy.RECREATE),
                plan.plannedRules().stream()
                        .filter(rule -> changed.contains(LogicalIds.policy(rule)))
                        .toList(),
                plan.tracking().filter(policy -> changed.contains(LogicalIds.TRACKING_POLICY)),
                !live.partsWith(Remedy.REGISTER_TARGET).isEmpty(),
                live.partsWith(Remedy.ENABLE_ACTIONS),
                live.partsWith(Remedy.REVERT_DRIFT));
    }

    boolean recreates() {
        return !recreated.isEmpty();
    }

    /** Whether the target or a policy is gone, so that an update of the stack fails too. */
    boolean hasGone(ScalingPlan plan) {
        return recreated.stream()
                .anyMatch(name ->
                        plan.plannedRules().stream().map(LogicalIds::alarm).noneMatch(name::equals));
    }

    /** Returns a line for each step, in order: {@code put the steps of ScaleOutPolicy back (PutScalingPolicy)}. */
    List<String> steps() {
        if (recreates()) {
            return List.of("delete the stack and create it again, since only that brings back "
                    + String.join(", ", recreated));
        }
        List<String> steps = new ArrayList<>();
        policies.forEach(
                rule -> steps.add("put the settings of " + LogicalIds.policy(rule) + " back (PutScalingPolicy)"));
        tracking.ifPresent(
                policy -> steps.add("put the settings of " + LogicalIds.TRACKING_POLICY + " back (PutScalingPolicy)"));
        if (suspension) {
            steps.add("set the suspension of " + LogicalIds.TARGET + " (RegisterScalableTarget)");
        }
        disabledAlarms.forEach(alarm -> steps.add("enable the actions of " + alarm + " (EnableAlarmActions)"));
        if (!reverted.isEmpty()) {
            steps.add("bring back " + String.join(", ", reverted) + " (a change set that reverts drift)");
        }
        return steps;
    }
}
