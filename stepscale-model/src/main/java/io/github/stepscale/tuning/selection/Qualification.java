package io.github.stepscale.tuning.selection;

import io.github.stepscale.service.DelayRanges;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.search.TrafficPart;
import io.github.stepscale.tuning.space.Candidate;
import java.util.List;
import java.util.Optional;

/**
 * What a policy has to show on the tuning part: it uses no more than the margin of each limit, keeps the objective on
 * average over resampled blocks, under other delays and with the other readings of AWS's rules, and can be deployed.
 *
 * @param part the tuning part
 * @param robustness the other conditions
 * @param seed the seed of the resampling
 * @param deployable what forbids the choice of a description
 */
public record Qualification(TrafficPart part, Robustness robustness, long seed, PolicyCheck deployable) {

    /**
     * The questions to the policies of a part.
     *
     * @param delays under which the objective has to be kept
     */
    public static Qualification of(TrafficPart part, DelayRanges delays, long seed, PolicyCheck deployable) {
        return new Qualification(part, Robustness.of(part, delays), seed, deployable);
    }

    public boolean isMetBy(FrontPoint point) {
        return rejection(point).isEmpty();
    }

    /** The first requirement that a policy misses; empty if it qualifies. */
    public Optional<Rejection> rejection(FrontPoint point) {
        if (!part.limits().areKeptWithMarginBy(point.figures())) {
            return Optional.of(new Rejection.Margin());
        }
        if (!isMetOnAverage(point.candidate())) {
            return Optional.of(new Rejection.Resamples());
        }
        return robustness.firstMiss(point.candidate()).or(() -> findings(point.candidate()));
    }

    private Optional<Rejection> findings(Candidate candidate) {
        List<String> codes = deployable.objections(candidate.description());
        return codes.isEmpty() ? Optional.empty() : Optional.of(new Rejection.Findings(codes));
    }

    private boolean isMetOnAverage(Candidate candidate) {
        Timeline timeline = part.run(candidate);
        return part.limits().shortages().stream()
                .allMatch(shortage -> BlockBootstrap.mean(shortage, timeline, seed) <= shortage.limit());
    }
}
