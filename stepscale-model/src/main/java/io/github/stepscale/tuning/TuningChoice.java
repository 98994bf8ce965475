package io.github.stepscale.tuning;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The choice among the winners of the families.
 *
 * @param verdict what to do
 * @param point the policy to use
 * @param tracking target tracking, if it qualifies and is not dearer than the best other policy by more than 2 %
 * @param fixed a constant capacity, if it qualifies and is not dearer than the best other policy by more than 1 %
 */
record TuningChoice(
        TuningVerdict verdict, Optional<FrontPoint> point, Optional<FrontPoint> tracking, Optional<FrontPoint> fixed) {
    /** The least gain over the present policy that is worth a change. */
    private static final double WORTH_A_CHANGE = 0.01;
    /** What is within this distance does as well. Target tracking is chosen only if it is cheaper by more. */
    private static final double AS_WELL = 0.02;

    private static final Comparator<FrontPoint> BY_COST =
            Comparator.comparing(point -> point.figures().instanceMinutes());
    private static final Comparator<FrontPoint> BY_SIZE =
            Comparator.comparing(point -> point.candidate().parameters().size());

    /** @param present the present policy, if it qualifies */
    static TuningChoice of(List<FamilyResult> families, Optional<FrontPoint> present) {
        Optional<FrontPoint> steps = simplest(families);
        Optional<FrontPoint> tracking = winner(families, PolicyFamily.TARGET_TRACKING);
        Optional<FrontPoint> best = steps.isPresent() && tracking.isPresent()
                ? isCheaperBy(AS_WELL, tracking.get(), steps.get()) ? tracking : steps
                : steps.or(() -> tracking);
        boolean keeps = present.isPresent()
                && best.filter(point -> isCheaperBy(WORTH_A_CHANGE, point, present.get()))
                        .isEmpty();
        Optional<FrontPoint> point = keeps ? present : best;
        return new TuningChoice(
                point.isEmpty() ? TuningVerdict.NOTHING_QUALIFIES : keeps ? TuningVerdict.KEEP : TuningVerdict.CHANGE,
                point,
                tracking.filter(rival -> isWithin(AS_WELL, rival, point)),
                winner(families, PolicyFamily.FIXED).filter(rival -> isWithin(WORTH_A_CHANGE, rival, point)));
    }

    /**
     * The winner with the fewest tuned numbers among those that are as cheap as the cheapest, up to {@link #AS_WELL}: the
     * more numbers, the better they fit the traffic they were tuned on, and the worse any other.
     */
    private static Optional<FrontPoint> simplest(List<FamilyResult> families) {
        List<FrontPoint> winners = families.stream()
                .filter(family -> family.family() != PolicyFamily.TARGET_TRACKING)
                .flatMap(family -> family.winner().stream())
                .toList();
        Optional<FrontPoint> cheapest = winners.stream().min(BY_COST);
        return winners.stream()
                .filter(point -> isWithin(AS_WELL, point, cheapest))
                .min(BY_SIZE.thenComparing(BY_COST));
    }

    static Optional<FrontPoint> winner(List<FamilyResult> families, PolicyFamily family) {
        return families.stream()
                .filter(result -> result.family() == family)
                .flatMap(result -> result.winner().stream())
                .findFirst();
    }

    private static boolean isCheaperBy(double share, FrontPoint one, FrontPoint other) {
        return one.figures().instanceMinutes() < other.figures().instanceMinutes() * (1 - share);
    }

    private static boolean isWithin(double share, FrontPoint rival, Optional<FrontPoint> point) {
        return point.filter(chosen ->
                        rival.figures().instanceMinutes() <= chosen.figures().instanceMinutes() * (1 + share))
                .isPresent();
    }
}
