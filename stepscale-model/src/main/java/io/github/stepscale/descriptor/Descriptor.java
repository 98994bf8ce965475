package io.github.stepscale.descriptor;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.SourceMap;

/**
 * A file that was read without a mistake.
 *
 * @param scaling what it says about scaling
 * @param sources where it says what
 * @param options what it says to other capabilities
 */
public record Descriptor(ScalingDescription scaling, SourceMap sources, Options options) {

    /** The finding with file, line and column: the one place that joins the two. */
    public LocatedFinding locate(Finding finding) {
        return LocatedFinding.at(sources.locate(finding.path()), finding);
    }
}
