package io.github.stepscale.operation.status;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.operation.status.StatusReport.Part;
import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.template.LogicalIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the live resources with a plan.
 *
 * @param ids the physical ids of the stack's resources, by logical id
 */
record LiveComparison(ScalingPlan plan, Map<String, String> ids, LiveState live, Instant now) {
    /** The name of the part that holds the scheduled actions. */
    static final String SCHEDULES = "Schedules";

    /** Returns the target, the schedules if the plan has any, and the policy and the alarm of each rule. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.of(LogicalIds.TARGET, live.target().map(target -> TargetDrift.of(plan.scaling(), target))));
        if (!schedules().isEmpty()) {
            parts.add(Part.of(SCHEDULES, live.schedules().map(actions -> ScheduleDrift.of(schedules(), actions, now))));
        }
        plan.tracking().ifPresent(tracking -> parts.add(trackingPart(tracking)));
        DescribedQueries queries = DescribedQueries.of(plan);
        plan.plannedRules().forEach(rule -> addRule(rule, queries, parts));
        return parts;
    }

    private Part trackingPart(TrackingScaling tracking) {
        Optional<String> known = Optional.ofNullable(ids.get(LogicalIds.TRACKING_POLICY));
        return Part.of(
                LogicalIds.TRACKING_POLICY,
                live.policies()
                        .map(all -> TrackingDrift.of(
                                tracking,
                                known,
                                all.stream().filter(this::isTracking).findFirst())));
    }

    private void addRule(PlannedRule rule, DescribedQueries queries, List<Part> parts) {
        Optional<String> known = Optional.ofNullable(ids.get(LogicalIds.policy(rule)));
        Optional<AutoScaling.Policy> policy = live.policies().flatMap(all -> policy(rule, all));
        Optional<String> arn =
                policy.map(AutoScaling.Policy::arn).or(() -> live.policies().isPresent() ? Optional.empty() : known);
        Optional<Alarms.Alarm> alarm = live.alarms().flatMap(all -> alarm(rule, all));
        parts.add(Part.of(
                LogicalIds.policy(rule), live.policies().map(read -> PolicyDrift.of(rule, known, policy, alarm))));
        parts.add(Part.of(
                LogicalIds.alarm(rule),
                live.alarms()
                        .map(read -> AlarmDrift.of(
                                rule, queries.of(rule), ids.containsKey(LogicalIds.alarm(rule)), known, arn, alarm))));
    }

    /** Returns the names of the policies of the target that are not in the stack. */
    List<String> foreignPolicies() {
        return live.policies().orElseGet(List::of).stream()
                .filter(policy -> !isTracking(policy))
                .filter(policy -> plan.plannedRules().stream().noneMatch(rule -> isOf(rule, policy)))
                .map(AutoScaling.Policy::name)
                .toList();
    }

    /** Returns the names of the scheduled actions of the target that are not in the stack. */
    List<String> foreignSchedules() {
        return ScheduleDrift.foreign(schedules(), live.schedules().orElseGet(List::of));
    }

    private List<ScheduledAction> schedules() {
        return plan.scaling().schedules();
    }

    private Optional<AutoScaling.Policy> policy(PlannedRule rule, List<AutoScaling.Policy> policies) {
        return policies.stream().filter(running -> isOf(rule, running)).findFirst();
    }

    private Optional<Alarms.Alarm> alarm(PlannedRule rule, List<Alarms.Alarm> alarms) {
        return alarms.stream()
                .filter(running -> running.name().equals(ids.get(LogicalIds.alarm(rule))))
                .findFirst();
    }

    private boolean isOf(PlannedRule rule, AutoScaling.Policy running) {
        return isOf(LogicalIds.policy(rule), rule.id(), running);
    }

    private boolean isTracking(AutoScaling.Policy running) {
        return plan.tracking().isPresent() && isOf(LogicalIds.TRACKING_POLICY, TrackingScaling.ID, running);
    }

    /** Compares the ARN; or the name, if the policy was deleted and created again. */
    private boolean isOf(String logicalId, String rule, AutoScaling.Policy running) {
        return running.arn().equals(ids.get(logicalId))
                || running.name().equals(plan.scaling().policyName(rule));
    }
}
