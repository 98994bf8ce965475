package io.github.stepscale.tuning.selection;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.service.DelayRanges;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.search.TrafficPart;
import io.github.stepscale.tuning.space.Candidate;
import java.util.function.Predicate;

/**
 * What a policy has to show on the tuning part: it uses no more than the margin of each limit, keeps the objective on
 * average over resampled blocks, under other delays and with the other readings of AWS's rules, and can be deployed.
 *
 * @param part the tuning part
 * @param robustness the other conditions
 * @param seed the seed of the resampling
 * @param deployable whether a description may be chosen
 */
public record Qualification(
        TrafficPart part, Robustness robustness, long seed, Predicate<ScalingDescription> deployable) {

    /** @param delays under which the objective has to be kept */
    public static Qualification of(
            TrafficPart part, DelayRanges delays, long seed, Predicate<ScalingDescription> deployable) {
        return new Qualification(part, Robustness.of(part, delays), seed, deployable);
    }

    public boolean isMetBy(FrontPoint point) {
        return part.limits().areKeptWithMarginBy(point.figures())
                && isMetOnAverage(point.candidate())
                && robustness.isKeptBy(point.candidate())
                && deployable.test(point.candidate().description());
    }

    private boolean isMetOnAverage(Candidate candidate) {
        Timeline timeline = part.run(candidate);
        return part.limits().shortages().stream()
                .allMatch(shortage -> BlockBootstrap.mean(shortage, timeline, seed) <= shortage.limit());
    }
}
