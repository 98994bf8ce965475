package io.github.stepscale.descriptor;

import io.github.stepscale.yaml.LocatedFinding;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading one file.
 *
 * @param descriptor what it says; present exactly if no finding is an error
 * @param findings every mistake, in the order of the file
 */
public record ReadResult(Optional<Descriptor> descriptor, List<LocatedFinding> findings) {
    public ReadResult {
        findings = List.copyOf(findings);
    }

    /** A file with mistakes. */
    static ReadResult failed(List<LocatedFinding> findings) {
        return new ReadResult(Optional.empty(), findings);
    }
}
