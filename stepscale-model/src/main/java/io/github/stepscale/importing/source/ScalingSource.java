package io.github.stepscale.importing.source;

import io.github.stepscale.yaml.LocatedFinding;
import java.util.List;

/**
 * Everything that was read from one source.
 *
 * @param name of the template's file, or the Region of live resources: the place that findings name
 * @param resources those that take part in scaling, in the order of the source
 * @param findings what could not be read, and what is wrong with the form of the source
 */
public record ScalingSource(String name, List<SourceResource> resources, List<LocatedFinding> findings) {
    public ScalingSource {
        resources = List.copyOf(resources);
        findings = List.copyOf(findings);
    }
}
