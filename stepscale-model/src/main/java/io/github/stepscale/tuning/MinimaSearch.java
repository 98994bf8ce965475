package io.github.stepscale.tuning;

import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.search.TrafficPart;
import io.github.stepscale.tuning.selection.DayCrossValidation;
import io.github.stepscale.tuning.space.Candidate;
import io.github.stepscale.tuning.space.HourlyNeed;
import io.github.stepscale.tuning.space.PolicyFamily;
import io.github.stepscale.tuning.space.PolicySpaces;
import io.github.stepscale.tuning.space.PolicyTemplate;
import io.github.stepscale.tuning.space.ScheduledSpace;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Minima by the hour of the day, on top of what the other families found.
 *
 * @param template what all candidates share
 * @param part the tuning part
 * @param found the results of the other families
 */
record MinimaSearch(PolicyTemplate template, TrafficPart part, List<FamilyResult> found) {
    /** Not with lead: it does what early minima do, and takes the search ten times as long. */
    private static final Set<PolicyFamily> LADDERS =
            EnumSet.of(PolicyFamily.CAPACITY_LADDER, PolicyFamily.TWO_RULE_LADDER);

    private static final Set<PolicyFamily> STEPS = EnumSet.of(
            PolicyFamily.SINGLE_STEPS,
            PolicyFamily.SPLIT_STEPS,
            PolicyFamily.CONCURRENCY_STEPS,
            PolicyFamily.LATENCY_STEPS,
            PolicyFamily.UTILIZATION_STEPS);

    /** Why no minima are searched for; empty if they are. */
    Optional<String> refusal() {
        if (!template.present().schedules().isEmpty()) {
            return Optional.of("the present policy has schedules, which stay as they are");
        }
        if (template.present().suspended().scheduled()) {
            return Optional.of("scheduled scaling is suspended");
        }
        if (new DayCrossValidation(part).days() < DayCrossValidation.MIN_DAYS) {
            return Optional.of("the tuning part has fewer than three whole days in UTC");
        }
        return cheapest().isEmpty() ? Optional.of("no policy without minima qualifies") : Optional.empty();
    }

    /** A space around the best ladder, and one around the best steps. */
    List<ScheduledSpace> spaces() {
        HourlyNeed need = part.hourlyNeed();
        return Stream.of(cheapest(LADDERS), cheapest(STEPS))
                .flatMap(Optional::stream)
                .map(FrontPoint::candidate)
                .flatMap(start -> PolicySpaces.of(start.family(), template).stream()
                        .map(base -> new ScheduledSpace(
                                base, start, need, template.service().scaleOutDelay())))
                .toList();
    }

    /** Says of policies of a space whether their minima serve days that they do not know, and save beyond noise there. */
    Predicate<FrontPoint> worthwhile(ScheduledSpace space) {
        DayCrossValidation days = new DayCrossValidation(part);
        Candidate plain = cheapest().orElseThrow().candidate();
        return scheduled -> days.isPassedBy(space, scheduled.candidate(), plain);
    }

    private Optional<FrontPoint> cheapest() {
        return cheapest(EnumSet.allOf(PolicyFamily.class));
    }

    private Optional<FrontPoint> cheapest(Set<PolicyFamily> families) {
        return found.stream()
                .filter(family -> families.contains(family.family()))
                .flatMap(family -> family.winner().stream())
                .min(Comparator.comparing(point -> point.figures().instanceMinutes()));
    }
}
