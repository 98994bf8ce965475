package io.github.stepscale.synth;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.target.InferenceComponent;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.template.LogicalIds;

/** Collects the origins of the scalable target and of the parameters, which it refers to. */
final class TargetOrigins {
    private TargetOrigins() {}

    static void collect(ScalingDescription scaling, OriginCollector origins) {
        String name = nameKey(scaling.target());
        collectParameters(scaling.target(), origins.at("/Parameters"));
        origins.put("/Resources/" + LogicalIds.TARGET, name);
        OriginCollector properties = origins.at("/Resources/" + LogicalIds.TARGET + "/Properties");
        properties.put("/ScalableDimension", "inferenceType", name);
        properties.put("/MinCapacity", "minCapacity");
        properties.put("/MaxCapacity", "maxCapacity");
        properties.put("/SuspendedState", "suspended");
        properties.put("/SuspendedState/DynamicScalingInSuspended", "suspended.scaleIn");
        properties.put("/SuspendedState/DynamicScalingOutSuspended", "suspended.scaleOut");
        properties.put("/SuspendedState/ScheduledScalingSuspended", "suspended.scheduled");
        properties.put("/ScheduledActions", "schedules");
        for (int i = 0; i < scaling.schedules().size(); i++) {
            collectSchedule("schedules[" + i + "]", properties.at("/ScheduledActions/" + i));
        }
    }

    private static void collectParameters(Target target, OriginCollector parameters) {
        target.names().keySet().forEach(name -> parameters.put("/" + name, parameterKeys(name, target)));
        parameters.put("/" + LogicalIds.MIN_CAPACITY, "minCapacity");
        parameters.put("/" + LogicalIds.MAX_CAPACITY, "maxCapacity");
    }

    /** The keys that give a parameter its value, by the name of the parameter. */
    static String[] parameterKeys(String parameter, Target target) {
        return switch (parameter) {
            case Dimension.VARIANT_NAME -> new String[] {"variantName", nameKey(target)};
            case Dimension.ENDPOINT_NAME -> new String[] {"endpointName"};
            default -> new String[] {"inferenceComponentName"};
        };
    }

    private static String nameKey(Target target) {
        return target instanceof InferenceComponent ? "inferenceComponentName" : "endpointName";
    }

    private static void collectSchedule(String path, OriginCollector action) {
        action.put("", path);
        action.put("/ScheduledActionName", path + ".name");
        action.put("/Schedule", path + ".schedule");
        action.put("/Timezone", path + ".timezone");
        action.put("/StartTime", path + ".startTime");
        action.put("/EndTime", path + ".endTime");
        action.put("/ScalableTargetAction/MinCapacity", path + ".minCapacity");
        action.put("/ScalableTargetAction/MaxCapacity", path + ".maxCapacity");
    }
}
