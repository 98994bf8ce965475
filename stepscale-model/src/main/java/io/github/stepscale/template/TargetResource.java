package io.github.stepscale.template;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.target.InferenceComponent;
import io.github.stepscale.policy.target.SuspendedState;
import io.github.stepscale.policy.target.Target;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Renders {@code AWS::ApplicationAutoScaling::ScalableTarget}, without RoleARN: AWS then uses the service-linked role,
 * and naming that role fails in an account where it does not exist yet.
 */
final class TargetResource {
    private TargetResource() {}

    static Map<String, Object> of(ScalingDescription scaling) {
        OrderedMapping properties = OrderedMapping.of("ServiceNamespace", "sagemaker")
                .with("ScalableDimension", scaling.target().scalableDimension())
                .with("ResourceId", resourceId(scaling.target()))
                .with("MinCapacity", Intrinsics.ref(LogicalIds.MIN_CAPACITY))
                .with("MaxCapacity", Intrinsics.ref(LogicalIds.MAX_CAPACITY));
        if (scaling.suspended().any()) {
            properties.with("SuspendedState", suspended(scaling.suspended()));
        }
        if (!scaling.schedules().isEmpty()) {
            properties.with(
                    "ScheduledActions",
                    scaling.schedules().stream().map(TargetResource::action).toList());
        }
        return GeneratedResources.retainable(GeneratedResources.TARGET_TYPE, scaling.stack())
                .with("Properties", properties.toMap())
                .toMap();
    }

    private static Map<String, Object> resourceId(Target target) {
        return Intrinsics.sub(
                target instanceof InferenceComponent
                        ? "inference-component/${InferenceComponentName}"
                        : "endpoint/${EndpointName}/variant/${VariantName}");
    }

    private static Map<String, Object> suspended(SuspendedState suspended) {
        return OrderedMapping.of("DynamicScalingInSuspended", suspended.scaleIn())
                .with("DynamicScalingOutSuspended", suspended.scaleOut())
                .with("ScheduledScalingSuspended", suspended.scheduled())
                .toMap();
    }

    private static Map<String, Object> action(ScheduledAction schedule) {
        return OrderedMapping.of("ScheduledActionName", schedule.name())
                .with("Schedule", schedule.schedule())
                .withPresent("Timezone", schedule.timezone())
                .withPresent("StartTime", schedule.startTime().map(Instant::toString))
                .withPresent("EndTime", schedule.endTime().map(Instant::toString))
                .with(
                        "ScalableTargetAction",
                        new OrderedMapping()
                                .withPresent("MinCapacity", boxed(schedule.minCapacity()))
                                .withPresent("MaxCapacity", boxed(schedule.maxCapacity()))
                                .toMap())
                .toMap();
    }

    private static Optional<Integer> boxed(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }
}
