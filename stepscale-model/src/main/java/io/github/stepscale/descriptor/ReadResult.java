package io.github.stepscale.descriptor;

import io.github.stepscale.yaml.LocatedFinding;
import java.util.List;
import java.util.Optional;

/**
 * The result of reading one file.
 *
 * @param descriptor the content of the file; empty if it has mistakes
 * @param findings all mistakes in the order of the file
 */
public record ReadResult(Optional<Descriptor> descriptor, List<LocatedFinding> findings) {
    public ReadResult {
        findings = List.copyOf(findings);
    }

    /** The result for a file with mistakes. */
    static ReadResult failed(List<LocatedFinding> findings) {
        return new ReadResult(Optional.empty(), findings);
    }
}
