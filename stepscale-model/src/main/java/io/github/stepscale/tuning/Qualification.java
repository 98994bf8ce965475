package io.github.stepscale.tuning;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.service.DelayRanges;
import io.github.stepscale.simulation.Timeline;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * What a policy has to show on the tuning part: it uses no more than the margin of the objective, keeps the objective on
 * average over resampled blocks, under other delays and with the other readings of AWS's rules, and can be deployed.
 *
 * @param part the tuning part
 * @param robustness the other conditions
 * @param budget the requests above capacity that the margin allows
 * @param maxExcess the share that the objective allows
 * @param seed the seed of the resampling
 * @param deployable whether a description may be chosen
 */
record Qualification(
        TrafficPart part,
        Robustness robustness,
        double budget,
        double maxExcess,
        long seed,
        Predicate<ScalingDescription> deployable) {

    static Qualification of(TuningRequest request, TrafficPart part, TuningEnvironment environment) {
        double maxExcess = request.objective().maxExcess().orElseThrow();
        DelayRanges delays = request.options().delays().orElseGet(() -> DelayRanges.around(request.service()));
        return new Qualification(
                part,
                Robustness.of(part, delays, maxExcess),
                request.budget(part.trace()),
                maxExcess,
                request.options().seed(),
                environment.deployable());
    }

    boolean isMetBy(FrontPoint point) {
        return point.figures().excessRequests() <= budget
                && isMetOnAverage(point.candidate())
                && robustness.isKeptBy(point.candidate())
                && deployable.test(point.candidate().description());
    }

    private boolean isMetOnAverage(Candidate candidate) {
        Timeline timeline = part.run(candidate);
        return Arrays.stream(BlockBootstrap.shares(BlockBootstrap.blocks(timeline), seed))
                        .average()
                        .orElseThrow()
                <= maxExcess;
    }
}
