package io.github.stepscale.tuning;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.service.DelayRanges;
import io.github.stepscale.simulation.Timeline;
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
record Qualification(TrafficPart part, Robustness robustness, long seed, Predicate<ScalingDescription> deployable) {

    static Qualification of(TuningRequest request, TrafficPart part, TuningEnvironment environment) {
        DelayRanges delays = request.options().delays().orElseGet(() -> DelayRanges.around(request.service()));
        return new Qualification(
                part, Robustness.of(part, delays), request.options().seed(), environment.deployable());
    }

    boolean isMetBy(FrontPoint point) {
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
