package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.function.Predicate;

/**
 * Gives each resource plain values, by itself: single properties, and which of them go together. A mistake is reported, and its
 * value is not known after that.
 */
final class ResourceNormalizer {
    private final PropertyReader properties;
    private final PolicyReader policies;
    private final AlarmReader alarms;

    ResourceNormalizer(Findings findings) {
        properties = new PropertyReader(PropertyForms.standard(), findings);
        policies = new PolicyReader(findings);
        alarms = new AlarmReader(findings);
    }

    /**
     * The same resources without mistakes in their properties.
     *
     * @param scales whether an alarm has to do with scaling; others are not looked at
     */
    List<SourceResource> normalize(List<SourceResource> resources, Predicate<SourceResource> scales) {
        return resources.stream()
                .map(each -> ResourceTypes.isAlarm(each) && !scales.test(each) ? each : normalize(each))
                .toList();
    }

    private SourceResource normalize(SourceResource resource) {
        SourceResource read = properties.read(resource);
        return switch (resource.type()) {
            case ResourceTypes.POLICY -> with(read, policies.read(read.properties()));
            case ResourceTypes.ALARM -> with(read, alarms.read(read.properties()));
            default -> read;
        };
    }

    private static SourceResource with(SourceResource resource, Mapping properties) {
        return new SourceResource(resource.name(), resource.type(), resource.references(), properties);
    }
}
