package io.github.stepscale.tuning;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.service.DelayRanges;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.SimulatedRun;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.search.TrafficPart;
import io.github.stepscale.tuning.search.TrafficSplit;
import io.github.stepscale.tuning.selection.Robustness;
import io.github.stepscale.tuning.space.Candidate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs policies as a search does: on each part of the traffic alone, from the capacity that its first minutes need. For
 * reports that show more of a policy than its figures.
 */
public final class PolicyRuns {
    private final List<TrafficPart> parts;
    private final TrafficPart whole;
    private final DelayRanges delays;

    private PolicyRuns(List<TrafficPart> parts, TrafficPart whole, DelayRanges delays) {
        this.parts = List.copyOf(parts);
        this.whole = whole;
        this.delays = delays;
    }

    /** Returns the runs of the traffic of a request. */
    public static PolicyRuns of(TuningRequest request) {
        TrafficSplit split = request.split();
        return new PolicyRuns(
                Stream.concat(Stream.of(split.tuned()), split.unseen().stream())
                        .map(trace -> TrafficPart.of(trace, request.service(), request.limits()))
                        .toList(),
                TrafficPart.of(request.trace(), request.service(), request.limits()),
                request.delays());
    }

    /** The tuning part, and the unseen part if there is one. */
    public List<Trace> parts() {
        return parts.stream().map(TrafficPart::trace).toList();
    }

    /**
     * The run of a policy on a part of the traffic.
     *
     * @param timeline the run minute by minute
     * @param figures the run in numbers
     */
    public record Run(Timeline timeline, RunFigures figures) {}

    /** The runs of a policy on {@link #parts}. */
    public List<Run> of(Candidate candidate) {
        return parts.stream().map(part -> run(part, candidate)).toList();
    }

    private static Run run(TrafficPart part, Candidate candidate) {
        Timeline timeline = part.run(candidate);
        return new Run(timeline, part.figures(candidate, timeline));
    }

    /** The outcomes of a policy on the tuning part under other delays and with other readings of AWS's rules. */
    public List<Robustness.Outcome> underOtherConditions(Candidate candidate) {
        return Robustness.outcomes(parts.get(0), delays, candidate);
    }

    /** The run of a policy on all traffic. */
    public SimulatedRun whole(Candidate candidate) {
        return SimulatedRun.of(candidate.plan(), service(candidate.plan()), whole.trace());
    }

    /** The service as the run of a plan on all traffic starts. */
    public Service service(ScalingPlan plan) {
        return whole.startingIn(plan.scaling().capacity());
    }
}
