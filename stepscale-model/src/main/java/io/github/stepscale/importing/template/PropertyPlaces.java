package io.github.stepscale.importing.template;

import java.util.Map;
import java.util.Set;

/** The properties whose values scaling does not depend on: a name may stand there in place of a value that is not known. */
final class PropertyPlaces {
    private static final Set<String> OF_ALARMS =
            Set.of("AlarmActions", "AlarmDescription", "AlarmName", "InsufficientDataActions", "OKActions", "Tags");
    private static final Map<String, Set<String>> NAMES = Map.of(
            ScalingTypes.TARGET, Set.of("RoleARN"),
            ScalingTypes.POLICY, Set.of("PolicyName"),
            ScalingTypes.ALARM, OF_ALARMS,
            ScalingTypes.COMPOSITE_ALARM, OF_ALARMS,
            ScalingTypes.DASHBOARD, Set.of("DashboardName", "DashboardBody"));
    private static final Set<String> IDENTITY = Set.of("ResourceId", "Dimensions");

    private PropertyPlaces() {}

    /**
     * Whether scaling depends on the value of a property.
     *
     * @param foreign whether the resource belongs to another service than SageMaker: no descriptor is written for it, so
     *     that nobody needs to know what it is called
     */
    static boolean isDecisive(String type, String property, boolean foreign) {
        boolean name = NAMES.getOrDefault(type, Set.of()).contains(property);
        return !name && !(foreign && IDENTITY.contains(property));
    }
}
