package io.github.stepscale.synth.tuning;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Violation;
import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.SourceMap;
import io.github.stepscale.yaml.SourcePosition;
import java.util.List;
import java.util.Optional;

/**
 * The files of a tuning, or the mistakes for which there is none.
 *
 * @param files the result; empty if the input has mistakes
 * @param findings the mistakes, each with its position, in the order in which they were found
 */
public record TuningOutcome(Optional<TunedFiles> files, List<LocatedFinding> findings) {
    public TuningOutcome {
        findings = List.copyOf(findings);
    }

    static TuningOutcome failed(List<LocatedFinding> findings) {
        return new TuningOutcome(Optional.empty(), findings);
    }

    /** A value that does not fit, at its key in the descriptor. */
    static TuningOutcome failed(SourceMap sources, InvalidValueException invalid) {
        return failed(invalid.violations().stream()
                .map(violation -> located(sources.locate(violation.path()), violation))
                .toList());
    }

    /** A value that does not fit, outside the descriptor. */
    static TuningOutcome failed(SourcePosition position, InvalidValueException invalid) {
        return failed(invalid.violations().stream()
                .map(violation -> located(position, violation))
                .toList());
    }

    private static LocatedFinding located(SourcePosition position, Violation violation) {
        return LocatedFinding.at(
                position,
                new Finding(violation.id(), Severity.ERROR, violation.path(), violation.problem(), violation.fix()));
    }
}
