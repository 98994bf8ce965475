package io.github.stepscale.tuning;

import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.space.PolicyFamily;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The choice among the winners of the families.
 *
 * @param verdict what to do
 * @param point the policy to use
 * @param cheaper the cheapest policy, if it is not chosen, since it saves too little for its numbers; never target tracking
 * @param tracking target tracking, if it qualifies, is not chosen and is not dearer than the best other policy by more than 2 %
 * @param fixed a constant capacity, if it qualifies, is not chosen and is not dearer than the best other policy by more than 1 %
 */
record TuningChoice(
        TuningVerdict verdict,
        Optional<FrontPoint> point,
        Optional<FrontPoint> cheaper,
        Optional<FrontPoint> tracking,
        Optional<FrontPoint> fixed) {
    /** The least gain over the present policy that is worth a change. */
    private static final double WORTH_A_CHANGE = 0.01;
    /** The least gain that is worth one more tuned number. */
    private static final double WORTH_A_NUMBER = 0.005;
    /** Target tracking within this distance does as well, and is chosen only if it is cheaper by more. */
    private static final double AS_WELL = 0.02;

    /** @param present the present policy, if it qualifies */
    static TuningChoice of(List<FamilyResult> families, Optional<FrontPoint> present) {
        Optional<FrontPoint> steps = simplest(families);
        Optional<FrontPoint> tracking = winner(families, PolicyFamily.TARGET_TRACKING);
        Optional<FrontPoint> fixed = winner(families, PolicyFamily.FIXED);
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
                point.flatMap(chosen -> cheapest(families).filter(rival -> isCheaperBy(0, rival, chosen))),
                tracking.filter(rival -> !point.equals(tracking) && isWithin(AS_WELL, rival, point)),
                fixed.filter(rival -> !point.equals(fixed) && isWithin(WORTH_A_CHANGE, rival, point)));
    }

    /**
     * The cheapest winner, where each tuned number has to save {@link #WORTH_A_NUMBER}: the more numbers, the better they
     * fit the traffic that they were tuned on, and the worse any other.
     */
    private static Optional<FrontPoint> simplest(List<FamilyResult> families) {
        return winners(families)
                .min(Comparator.comparing(point -> point.figures().instanceMinutes()
                        * (1 + WORTH_A_NUMBER * point.candidate().parameters().size())));
    }

    private static Optional<FrontPoint> cheapest(List<FamilyResult> families) {
        return winners(families)
                .min(Comparator.comparing(point -> point.figures().instanceMinutes()));
    }

    /** Target tracking is compared by other rules. */
    private static Stream<FrontPoint> winners(List<FamilyResult> families) {
        return families.stream()
                .filter(family -> family.family() != PolicyFamily.TARGET_TRACKING)
                .flatMap(family -> family.winner().stream());
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
