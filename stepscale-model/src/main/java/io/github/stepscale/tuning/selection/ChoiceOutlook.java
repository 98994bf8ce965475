package io.github.stepscale.tuning.selection;

import io.github.stepscale.service.ChangeOverlap;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.tuning.objective.ObjectiveLimits;
import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.objective.Shortage;
import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.search.TrafficPart;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What the tuning part alone says of a choice on other traffic.
 *
 * @param rehearsed the value of the shortage in one half of the tuning part of the policy that its other half would have
 *     chosen from the same front, the larger of both; absent if a half would have chosen none
 * @param overlapping the outcome where changes overlap, on which AWS is silent
 */
public record ChoiceOutlook(OptionalDouble rehearsed, RunFigures overlapping) {
    private static final int DAY = 1_440;

    /**
     * What can be expected of a choice.
     *
     * @param front the policies that were found with the choice
     */
    public static ChoiceOutlook of(TrafficPart part, FrontPoint choice, List<FrontPoint> front) {
        List<Halves> policies = Stream.concat(Stream.of(choice), front.stream())
                .sorted(Comparator.comparing(point -> point.figures().instanceMinutes()))
                .map(point -> Halves.of(part, part.run(point.candidate())))
                .toList();
        return new ChoiceOutlook(
                Stream.of(0, 1)
                        .map(half -> rehearse(part.limits(), policies, half))
                        .reduce((one, other) -> one.isEmpty() || other.isEmpty()
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(Math.max(one.getAsDouble(), other.getAsDouble())))
                        .orElseThrow(),
                part.with(service -> service.overlap(ChangeOverlap.OVERLAPPING)).figures(choice.candidate()));
    }

    /** Chooses the cheapest policy that keeps the margin in one half, and judges it in the other. */
    private static OptionalDouble rehearse(ObjectiveLimits limits, List<Halves> cheapestFirst, int half) {
        return cheapestFirst.stream()
                .filter(policy -> policy.amounts().get(half)
                        <= limits.budget(policy.requests().get(half)))
                .findFirst()
                .map(policy -> limits.primary()
                        .value(policy.amounts().get(1 - half), policy.requests().get(1 - half)))
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }

    /** Whether a half chose a policy that misses the limit in the other, or none. */
    public boolean isMissed(Shortage shortage) {
        return rehearsed.isEmpty() || rehearsed.getAsDouble() > shortage.limit();
    }

    /** The requests and the amount of the shortage in each half of a run, of whole days if there are several. */
    private record Halves(List<Double> requests, List<Double> amounts) {
        static Halves of(TrafficPart part, Timeline timeline) {
            int end = timeline.minutes();
            int middle = end < 2 * DAY ? end / 2 : end / 2 / DAY * DAY;
            Shortage shortage = part.limits().primary();
            return new Halves(
                    List.of(requests(timeline, 0, middle), requests(timeline, middle, end)),
                    List.of(shortage.add(0, timeline, 0, middle), shortage.add(0, timeline, middle, end)));
        }

        private static double requests(Timeline timeline, int from, int to) {
            double sum = 0;
            for (int minute = from; minute < to; minute++) {
                sum += timeline.trace().requests(minute);
            }
            return sum;
        }
    }
}
