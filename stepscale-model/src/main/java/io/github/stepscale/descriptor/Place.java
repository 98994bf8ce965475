package io.github.stepscale.descriptor;

import io.github.stepscale.yaml.AllowedKeys;
import java.util.List;

/** A mapping of the file: its keys, and the section of {@code typed-keys.txt} with what people write for them. */
enum Place {
    TOP(DescriptorKeys.ALL),
    SUSPENDED(DescriptorKeys.SUSPENDED),
    SCHEDULE(DescriptorKeys.SCHEDULE),
    METRIC(DescriptorKeys.METRIC_OBJECT),
    TRACKING(TrackingReader.KEYS),
    STEP(DescriptorKeys.STEP),
    SIDE(LadderReader.SIDE),
    STEPS_RULE(DescriptorKeys.STEPS_RULE),
    EXPLICIT_RULE(DescriptorKeys.RULE),
    ANY_RULE(DescriptorKeys.ANY_RULE),
    ALARM(DescriptorKeys.ALARM),
    POLICY(DescriptorKeys.POLICY),
    STEP_ADJUSTMENT(DescriptorKeys.STEP_ADJUSTMENT),
    PROM_QL_ALARM(DescriptorKeys.PROM_QL_ALARM),
    PROM_QL_POLICY(DescriptorKeys.PROM_QL_POLICY),
    PROM_QL_STEP(DescriptorKeys.PROM_QL_STEP),
    SERVICE(ServiceReader.KEYS),
    SERVICE_MODEL(ResponseReader.MODEL_KEYS),
    UTILIZATION(ResponseReader.UTILIZATION_KEYS),
    OBJECTIVE(ObjectiveReader.KEYS),
    LATENCY_OBJECTIVE(ObjectiveReader.LATENCY_KEYS),
    SCENARIO(ScenarioReader.KEYS),
    TRAFFIC_FILE(TrafficReader.FILE_KEYS),
    PROFILE(ProfileKeys.ALL),
    RAMP(ProfileKeys.with(ProfileKeys.RAMP)),
    CONSTANT(ProfileKeys.with(ProfileKeys.CONSTANT)),
    DAILY(ProfileKeys.with(ProfileKeys.DAILY)),
    SPIKE(ProfileKeys.with(ProfileKeys.SPIKE)),
    DASHBOARD(List.of("name")),
    PHYSICAL_NAMES(DescriptorKeys.PHYSICAL_NAMES);

    private final AllowedKeys keys;

    Place(List<String> names) {
        this.keys = new AllowedKeys(
                names, (mapping, key, value) -> TypedKeys.standard().find(this, mapping, key, value));
    }

    /** The keys that are allowed there, with answers to others. */
    AllowedKeys keys() {
        return keys;
    }
}
