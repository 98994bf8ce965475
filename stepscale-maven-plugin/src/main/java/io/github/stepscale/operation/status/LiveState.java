package io.github.stepscale.operation.status;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.shared.ConcurrentReads;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.template.LogicalIds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What Application Auto Scaling and CloudWatch have of a plan. Each part is absent if it was not read.
 *
 * @param target absent inside if it is not registered
 * @param alarms those of the stack that exist
 */
record LiveState(
        Optional<Optional<AutoScaling.Target>> target,
        Optional<List<AutoScaling.Policy>> policies,
        Optional<List<Alarms.Alarm>> alarms,
        Optional<List<AutoScaling.ScheduledAction>> schedules) {
    private static final String UNREAD_QUERIES =
            "The AWS SDK in use does not read the query, the evaluation interval and the"
                    + " periods of an alarm. Compare them in the CloudWatch console, or with the drift detection of CloudFormation.";

    /**
     * Reads all parts at the same time.
     *
     * @param ids the physical ids of the stack's resources, by logical id
     * @param reader collects what cannot be read
     */
    static LiveState read(Aws aws, ScalingPlan plan, Map<String, String> ids, PartialReader reader) {
        ScalableTargetId id = ScalableTargetId.of(plan.scaling().target());
        ConcurrentReads reads = new ConcurrentReads();
        Supplier<Optional<AutoScaling.Target>> target =
                reads.add(() -> aws.scaling().target(id.resourceId(), id.dimension()));
        Supplier<List<AutoScaling.Policy>> policies =
                reads.add(() -> aws.scaling().policies(id.resourceId(), id.dimension()));
        Supplier<List<AutoScaling.ScheduledAction>> schedules =
                reads.add(() -> aws.scaling().scheduledActions(id.resourceId(), id.dimension()));
        boolean named = reader.isRead(ResourceKind.STACK) && reader.isRead(ResourceKind.RESOURCES);
        Supplier<List<Alarms.Alarm>> alarms =
                named ? reads.add(() -> aws.alarms().find(alarmNames(plan, ids))) : List::of;
        reads.run();
        if (!plan.promQlRules().isEmpty()) {
            reader.skip(ResourceKind.PROM_QL_QUERIES, UNREAD_QUERIES);
        }
        return new LiveState(
                reader.read(ResourceKind.TARGET, target),
                reader.read(ResourceKind.POLICIES, policies),
                alarms(named, alarms, reader),
                reader.read(scheduleKind(plan), schedules));
    }

    private static Optional<List<Alarms.Alarm>> alarms(
            boolean named, Supplier<List<Alarms.Alarm>> alarms, PartialReader reader) {
        if (named) {
            return reader.read(ResourceKind.ALARMS, alarms);
        }
        reader.skip(ResourceKind.ALARMS, "They cannot be read without the names of the stack's resources.");
        return Optional.empty();
    }

    private static ResourceKind scheduleKind(ScalingPlan plan) {
        return plan.scaling().schedules().isEmpty() ? ResourceKind.OTHER_SCHEDULES : ResourceKind.SCHEDULES;
    }

    private static List<String> alarmNames(ScalingPlan plan, Map<String, String> ids) {
        return plan.plannedRules().stream()
                .flatMap(rule -> Optional.ofNullable(ids.get(LogicalIds.alarm(rule))).stream())
                .toList();
    }
}
