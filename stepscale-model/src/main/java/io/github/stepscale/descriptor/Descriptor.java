package io.github.stepscale.descriptor;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.scenario.Scenario;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.traffic.TrafficSource;
import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.SourceMap;
import java.util.List;
import java.util.Optional;

/**
 * The content of a {@code stepscale.yaml} without mistakes.
 *
 * @param scaling the target, its capacity range, its scaling and its stack
 * @param sources the position of each value in the file
 * @param service {@code service}: the properties of the endpoint that a simulation needs; {@link Service#standard} if
 *     absent
 * @param traffic {@code traffic}: what a simulation replays
 * @param objective {@code objective}: what the policy has to achieve; {@link Objective#NONE} if absent
 * @param scenarios {@code expect}: tests of the policy; empty if absent
 */
public record Descriptor(
        ScalingDescription scaling,
        SourceMap sources,
        Service service,
        Optional<TrafficSource> traffic,
        Objective objective,
        List<Scenario> scenarios) {
    public Descriptor {
        scenarios = List.copyOf(scenarios);
    }

    /** The same file with another scaling: its findings stand where those of the present one do. */
    public Descriptor with(ScalingDescription other) {
        return new Descriptor(other, sources, service, traffic, objective, scenarios);
    }

    /** Adds file, line and column to a finding. */
    public LocatedFinding locate(Finding finding) {
        return sources.locate(finding);
    }
}
