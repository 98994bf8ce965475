package io.github.stepscale.importing.link;

import io.github.stepscale.yaml.LocatedFinding;
import java.util.List;

/**
 * The targets of a source, and what is wrong with how its resources refer to one another and with single properties.
 *
 * @param targets in the order of the source
 */
public record Links(List<LinkedTarget> targets, List<LocatedFinding> findings) {
    public Links {
        targets = List.copyOf(targets);
        findings = List.copyOf(findings);
    }
}
