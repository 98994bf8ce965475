package io.github.stepscale.synth.importing;

import io.github.stepscale.descriptor.SimulationFile;
import io.github.stepscale.policy.metric.EndpointKind;
import java.util.Map;
import java.util.Optional;

/**
 * What the source itself does not say.
 *
 * @param overrides values that replace those of the source, as for a descriptor: {@code endpointName}, {@code variantName},
 *     {@code inferenceComponentName}, {@code stackName}, {@code minCapacity}, {@code maxCapacity} and those of
 *     {@code service}
 * @param kind the kind of the endpoint; if absent, a variant is asynchronous where its alarms watch the metrics of one
 * @param beside a descriptor with what the source does not say: {@code service}, {@code traffic}, {@code objective},
 *     {@code expect} and {@code allow}
 * @param adopts whether a stack is to take the live resources of the source over, so that a descriptor has their names
 */
public record ImportOptions(
        Map<String, String> overrides, Optional<EndpointKind> kind, Optional<SimulationFile> beside, boolean adopts) {
    /** Nothing is added to the source. */
    public static final ImportOptions NONE = new ImportOptions(Map.of(), Optional.empty(), Optional.empty());

    /** What the source does not say, for a descriptor of a stack that makes new resources. */
    public ImportOptions(Map<String, String> overrides, Optional<EndpointKind> kind, Optional<SimulationFile> beside) {
        this(overrides, kind, beside, false);
    }

    public ImportOptions {
        overrides = Map.copyOf(overrides);
    }

    /** These options with other overrides. */
    public ImportOptions withOverrides(Map<String, String> other) {
        return new ImportOptions(other, kind, beside, adopts);
    }

    /** These options for a stack that takes the live resources of the source over. */
    public ImportOptions adopting() {
        return new ImportOptions(overrides, kind, beside, true);
    }
}
