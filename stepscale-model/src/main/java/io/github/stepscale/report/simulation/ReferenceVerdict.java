package io.github.stepscale.report.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.simulation.FixedCapacity;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.ReplayResult;
import io.github.stepscale.simulation.SimulatedRun;
import io.github.stepscale.simulation.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The second half of the verdict: compares the policy with a fixed count and with target tracking, if they serve as well. */
final class ReferenceVerdict {
    private final ServiceLevel level;
    private final Objective objective;
    private final Optional<RunnableReference> fixed;
    private final Optional<RunnableReference> tracking;
    private final boolean missed;
    private final String subject;
    private final boolean queues;

    private ReferenceVerdict(ScalingPlan plan, Objective objective, ReplayResult replay) {
        Summary policy = replay.policy().summary();
        String hour = plan.scaling().target().unit() + "-hour";
        this.queues = ComparedRuns.queues(plan);
        this.level = ServiceLevel.of(objective, policy, queues);
        this.objective = objective;
        this.fixed = replay.fixed()
                .map(found -> new RunnableReference(
                        fixedName(found, plan), found.run().summary(), policy, hour));
        this.tracking = replay.targetTracking()
                .map(SimulatedRun::summary)
                .filter(found -> plan.tracking().isEmpty() || !found.equals(policy))
                .map(found -> new RunnableReference(ComparedRuns.TRACKING, found, policy, hour));
        this.subject = plan.tracking().isPresent() ? "this target tracking" : "step scaling";
        this.missed = !objective.misses(policy).isEmpty();
    }

    static ReferenceVerdict of(ScalingPlan plan, Objective objective, ReplayResult replay) {
        return new ReferenceVerdict(plan, objective, replay);
    }

    private static String fixedName(FixedCapacity fixed, ScalingPlan plan) {
        String unit = fixed.instances() == 1
                ? plan.scaling().target().unit()
                : plan.scaling().target().units();
        return "a fixed count of " + fixed.instances() + " " + unit;
    }

    String sentence() {
        if (!level.isKnown()) {
            return "without service.requestsPerInstance the references cannot be compared";
        }
        return Stream.of(savings(), costlier(), worse(), absent())
                .flatMap(List::stream)
                .collect(Collectors.joining("; "));
    }

    /** The references that serve as well and do not cost more, the cheapest first: they speak against the policy. */
    private List<String> savings() {
        List<RunnableReference> cheaper =
                comparable().filter(RunnableReference::costsNoMore).toList();
        List<String> words = new ArrayList<>();
        for (RunnableReference reference : cheaper) {
            String start = words.isEmpty() && !missed ? subject + " is not worth it on this traffic: " : "";
            words.add(start + words(reference));
        }
        return words;
    }

    private List<String> costlier() {
        return comparable()
                .filter(reference -> !reference.costsNoMore())
                .map(this::words)
                .toList();
    }

    private List<String> worse() {
        return references()
                .filter(reference -> !level.isReachedBy(reference.summary()))
                .map(reference -> reference.name() + " serves worse, so its cost is not comparable")
                .toList();
    }

    private List<String> absent() {
        return fixed.isPresent()
                ? List.of()
                : List.of("no fixed count in the range "
                        + (objective.isAny() ? "meets the objective" : "serves as well"));
    }

    private String words(RunnableReference reference) {
        return reference.name() + " " + serves(reference) + " and costs " + reference.cost();
    }

    /** In what respect it serves as well: the objective, or without one the number that is compared. */
    private String serves(RunnableReference reference) {
        if (!objective.isAny()) {
            return queues ? "has no longer wait" : "has no more requests above capacity";
        }
        if (objective.misses(reference.summary()).isEmpty()) {
            return missed ? "meets it" : "also meets it";
        }
        return missed ? "also misses it, serves at least as well" : "serves at least as well";
    }

    private Stream<RunnableReference> comparable() {
        return references()
                .filter(reference -> level.isReachedBy(reference.summary()))
                .sorted(Comparator.comparingLong(
                        reference -> reference.summary().instanceMinutes()));
    }

    /** The fixed count first: of equal ones it is the simpler. */
    private Stream<RunnableReference> references() {
        return Stream.concat(fixed.stream(), tracking.stream());
    }
}
