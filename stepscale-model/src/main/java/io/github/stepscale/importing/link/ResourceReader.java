package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.function.Predicate;

/** Reads each resource by itself: single properties, and which of them go together. */
final class ResourceReader {
    private final PropertyReader properties;
    private final PolicyReader policies;
    private final AlarmReader alarms;

    ResourceReader(Findings findings) {
        properties = new PropertyReader(PropertyForms.standard(), findings);
        policies = new PolicyReader(findings);
        alarms = new AlarmReader(findings);
    }

    /**
     * The same resources without mistakes in their properties.
     *
     * @param scales whether an alarm has to do with scaling; others are not looked at
     */
    List<SourceResource> read(List<SourceResource> resources, Predicate<SourceResource> scales) {
        return resources.stream()
                .map(each -> ResourceTypes.isAlarm(each) && !scales.test(each) ? each : read(each))
                .toList();
    }

    private SourceResource read(SourceResource resource) {
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
