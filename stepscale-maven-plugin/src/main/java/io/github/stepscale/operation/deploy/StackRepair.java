package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.shared.PhysicalIds;
import io.github.stepscale.operation.status.LiveResources;
import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.template.LogicalIds;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings resources that exist back to the descriptor. Each step can be repeated, so that a run that dies is finished by the
 * next: docs/decisions/0037-repair.md.
 */
final class StackRepair {
    private final DeployContext context;
    private final Aws aws;
    private final Output output;
    private final ScalableTargetId target;
    private final ScalingDescription described;

    StackRepair(DeployContext context) {
        this.context = context;
        this.aws = context.aws();
        this.output = context.output();
        this.target = context.request().target();
        this.described = context.request().plan().scaling();
    }

    /** Does all steps of a plan that creates no new stack. */
    void run(RepairPlan plan, LiveResources live, Stacks.Stack stack, String account) {
        plan.policies().forEach(this::putPolicy);
        plan.tracking().ifPresent(this::putTracking);
        if (plan.suspension()) {
            live.target().ifPresent(this::register);
            output.line("Set the suspension of " + LogicalIds.TARGET + ".");
        }
        if (!plan.disabledAlarms().isEmpty()) {
            enable(plan.disabledAlarms(), stack);
        }
        if (!plan.reverted().isEmpty()) {
            new DriftReversion(context).run(stack, live.absentParts(), account);
            keepScheduledRange(live);
        }
    }

    private void putPolicy(PlannedRule rule) {
        aws.scaling()
                .putScalingPolicy(
                        target.resourceId(), target.dimension(), LiveSettings.policy(policyName(rule.id()), rule));
        output.line("Put the settings of " + LogicalIds.policy(rule) + " back.");
    }

    private String policyName(String ruleId) {
        return context.request().plan().scaling().policyName(ruleId);
    }

    private void putTracking(TrackingScaling tracking) {
        aws.scaling()
                .putTrackingPolicy(
                        target.resourceId(),
                        target.dimension(),
                        policyName(TrackingScaling.ID),
                        LiveSettings.tracking(tracking));
        output.line("Put the settings of " + LogicalIds.TRACKING_POLICY + " back.");
    }

    private void register(AutoScaling.Target live) {
        aws.scaling()
                .registerScalableTarget(
                        target.resourceId(), target.dimension(), LiveSettings.target(live, described.suspended()));
    }

    private void enable(List<String> logicalIds, Stacks.Stack stack) {
        Map<String, String> names = PhysicalIds.of(aws.stacks(), stack);
        Alarms alarms = aws.alarms();
        alarms.enableActions(logicalIds.stream()
                .flatMap(alarm -> Optional.ofNullable(names.get(alarm)).stream())
                .toList());
        output.line("Enabled the actions of " + String.join(", ", logicalIds) + ".");
    }

    /** For CloudFormation a range that a schedule has moved is drift; reverting it would last until the next schedule. */
    private void keepScheduledRange(LiveResources before) {
        before.target()
                .filter(live -> before.isSameRange() && !isDescribed(live))
                .ifPresent(live -> {
                    register(live);
                    output.line("Kept the range that a schedule has set: " + live.minCapacity() + " to "
                            + live.maxCapacity() + ".");
                });
    }

    private boolean isDescribed(AutoScaling.Target live) {
        return described.capacity().equals(new CapacityRange(live.minCapacity(), live.maxCapacity()));
    }
}
