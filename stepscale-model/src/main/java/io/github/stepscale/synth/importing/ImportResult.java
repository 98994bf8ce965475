package io.github.stepscale.synth.importing;

import io.github.stepscale.yaml.LocatedFinding;
import java.util.List;

/**
 * The import of one source.
 *
 * @param targets in the order of the source, also those of other services than SageMaker, for which nothing is written
 * @param findings on the source as a whole: its form, and how its resources refer to one another
 */
public record ImportResult(List<ImportOutcome> targets, List<LocatedFinding> findings) {
    public ImportResult {
        targets = List.copyOf(targets);
        findings = List.copyOf(findings);
    }

    /** Whether anything in the source is an error, in its form, its links or the scaling of a target. */
    public boolean hasErrors() {
        return findings.stream().anyMatch(LocatedFinding::isError)
                || targets.stream()
                        .flatMap(target -> target.findings().stream())
                        .anyMatch(LocatedFinding::isError);
    }
}
