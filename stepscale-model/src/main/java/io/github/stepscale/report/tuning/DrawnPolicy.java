package io.github.stepscale.report.tuning;

import io.github.stepscale.tuning.FamilyResult;
import io.github.stepscale.tuning.TuningResult;
import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.space.Candidate;
import io.github.stepscale.tuning.space.PolicyFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A policy that has a mark of its own in the front, with its steps and its run.
 *
 * @param family its family; {@link PolicyFamily#PRESENT} for the present policy
 * @param point the policy
 * @param role why it is labelled
 */
record DrawnPolicy(PolicyFamily family, FrontPoint point, Role role) {
    /** The marks of a family: with seven families the page stays below a megabyte and a half. */
    private static final int MAX_OF_A_FAMILY = 16;

    /** Why a mark is labelled. */
    enum Role {
        CHOICE,
        PRESENT,
        WINNER,
        NONE;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The policies of all families, each from the fewest requests above capacity on, then the present one. */
    static List<DrawnPolicy> of(TuningResult result) {
        List<DrawnPolicy> drawn = new ArrayList<>();
        for (FamilyResult family : result.families()) {
            thinned(family)
                    .forEach(point -> drawn.add(new DrawnPolicy(family.family(), point, role(result, family, point))));
        }
        result.present()
                .ifPresent(point -> drawn.add(new DrawnPolicy(
                        PolicyFamily.PRESENT, point, isChoice(result, point) ? Role.CHOICE : Role.PRESENT)));
        return List.copyOf(drawn);
    }

    private static Role role(TuningResult result, FamilyResult family, FrontPoint point) {
        if (isChoice(result, point)) {
            return Role.CHOICE;
        }
        return family.winner().equals(Optional.of(point)) ? Role.WINNER : Role.NONE;
    }

    private static boolean isChoice(TuningResult result, FrontPoint point) {
        return result.choice().equals(Optional.of(point));
    }

    /** Evenly along the front, and the winner. */
    private static List<FrontPoint> thinned(FamilyResult family) {
        List<FrontPoint> front = family.front();
        TreeSet<Integer> kept = new TreeSet<>();
        int count = Math.min(front.size(), MAX_OF_A_FAMILY);
        for (int i = 0; i < count; i++) {
            kept.add(count == 1 ? 0 : (int) ((long) i * (front.size() - 1) / (count - 1)));
        }
        family.winner().map(front::indexOf).filter(index -> index >= 0).ifPresent(kept::add);
        return kept.stream().map(front::get).toList();
    }

    Candidate candidate() {
        return point.candidate();
    }
}
