package io.github.stepscale.descriptor;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading one file.
 *
 * @param descriptor what it says; present exactly if no finding is an error
 * @param findings every mistake, in the order of the file
 */
public record Reading(Optional<Descriptor> descriptor, List<LocatedFinding> findings) {
    public Reading {
        findings = List.copyOf(findings);
    }

    /** A file with mistakes. */
    static Reading failed(List<LocatedFinding> findings) {
        return new Reading(Optional.empty(), findings);
    }
}
