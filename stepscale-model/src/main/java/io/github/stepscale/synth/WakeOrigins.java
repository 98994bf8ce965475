package io.github.stepscale.synth;

import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.template.LogicalIds;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Collects the origins of the rule that wakes from zero, which only a minimum capacity of zero makes. */
final class WakeOrigins {
    private WakeOrigins() {}

    static void collect(ScalingRule rule, ScalingDescription scaling, OriginCollector origins) {
        origins.put("/Resources/" + LogicalIds.policy(rule), "wakeFromZero", zero(scaling));
        origins.put("/Resources/" + LogicalIds.alarm(rule), "wakeFromZero", zero(scaling));
        OriginCollector alarm = origins.at("/Resources/" + LogicalIds.alarm(rule) + "/Properties");
        AlarmOrigins.collectTags(scaling.stack().tags(), alarm);
        alarm.put("/AlarmDescription", "description", "wakeFromZero", zero(scaling));
        collectDimensions(rule, scaling, alarm);
    }

    private static void collectDimensions(ScalingRule rule, ScalingDescription scaling, OriginCollector alarm) {
        rule.alarm().metric().sources().forEach(source -> {
            for (int i = 0; i < source.dimensions().size(); i++) {
                String name = source.dimensions().get(i).name();
                alarm.put("/Dimensions/" + i + "/Value", TargetOrigins.parameterKeys(name, scaling.target()));
            }
        });
    }

    /** The key that lets the capacity reach zero. */
    private static String zero(ScalingDescription scaling) {
        return IntStream.range(0, scaling.schedules().size())
                .filter(i -> scaling.capacity().min() != 0
                        && scaling.schedules().get(i).minCapacity().equals(OptionalInt.of(0)))
                .mapToObj(i -> "schedules[" + i + "].minCapacity")
                .findFirst()
                .orElse("minCapacity");
    }
}
