package io.github.stepscale.importing.source;

import io.github.stepscale.yaml.SourcePosition;
import io.github.stepscale.yaml.YamlNode;
import java.util.Set;

/**
 * A resource that takes part in scaling, in CloudFormation's form. What a live resource has is given as the properties that
 * CloudFormation would give it.
 *
 * @param name the logical id in a template, the physical name of a live resource
 * @param type such as {@code AWS::CloudWatch::Alarm}
 * @param references the texts by which the properties of others refer to it, such as its ARN
 * @param properties all intrinsic functions are replaced by values. A scalar of the kind {@link YamlNode.Kind#REFUSED} is a
 *     value that nobody knows here; its finding is part of the source. Paths are those of the source, such as
 *     {@code Resources.ScaleOutAlarm.Properties.Threshold}
 */
public record SourceResource(String name, String type, Set<String> references, YamlNode.Mapping properties) {
    public SourceResource {
        references = Set.copyOf(references);
    }

    /** The position of its properties. */
    public SourcePosition position() {
        return properties.position();
    }
}
