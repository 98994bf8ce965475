package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.SourceResource;
import java.util.List;
import java.util.stream.Stream;

/**
 * The resources of a source and how they refer to one another, for the checks.
 *
 * @param resources without mistakes in their own properties
 * @param targets with their policies and alarms
 * @param actions what the actions of alarms refer to
 * @param complete whether everything of the source could be read
 */
record LinkedSource(
        List<SourceResource> resources, List<LinkedTarget> targets, AlarmActions actions, boolean complete) {
    LinkedSource {
        resources = List.copyOf(resources);
        targets = List.copyOf(targets);
    }

    /** The resources of a type. */
    Stream<SourceResource> ofType(String type) {
        return resources.stream().filter(each -> each.type().equals(type));
    }

    /** Whether the resource was written by somebody, and not read from AWS. */
    static boolean isWritten(SourceResource resource) {
        return resource.position().line() > 0;
    }
}
