package io.github.stepscale.importing.link;

import io.github.stepscale.yaml.LocatedFinding;
import java.util.List;

/**
 * The targets of a source, and what is wrong with how its resources refer to one another and with single properties.
 *
 * <p>The resources of the targets have no mistake in a single property, so that none is reported twice: quoted numbers and
 * booleans have become numbers and booleans, and a value with a mistake is not known, as a scalar of the kind {@link
 * io.github.stepscale.yaml.YamlNode.Kind#REFUSED}. A property that its type does not have is left out, and a required one that
 * is missing is there with a value that is not known.
 *
 * @param targets in the order of the source
 */
public record Links(List<LinkedTarget> targets, List<LocatedFinding> findings) {
    public Links {
        targets = List.copyOf(targets);
        findings = List.copyOf(findings);
    }
}
