package io.github.stepscale.report.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.simulation.FixedCapacity;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.Replay;
import io.github.stepscale.simulation.SimulatedRun;
import io.github.stepscale.simulation.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of the verdict that compares: with a fixed count and with target tracking, as far as they serve as well. */
final class ReferenceVerdict {
    private final ServiceLevel level;
    private final Objective objective;
    private final Optional<RunnableReference> fixed;
    private final Optional<RunnableReference> tracking;
    private final boolean missed;
    private final boolean queues;

    private ReferenceVerdict(ScalingPlan plan, Objective objective, Replay replay) {
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
                .map(found -> new RunnableReference(ComparedRuns.TRACKING, found, policy, hour));
        this.missed = !objective.misses(policy).isEmpty();
    }

    static ReferenceVerdict of(ScalingPlan plan, Objective objective, Replay replay) {
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
            return "without service.requestsPerInstance it cannot be said who serves as well";
        }
        return Stream.of(savings(), dearer(), worse(), absent())
                .flatMap(List::stream)
                .collect(Collectors.joining("; "));
    }

    /** What speaks against the policy: whoever serves as well and does not cost more, the cheapest first. */
    private List<String> savings() {
        List<RunnableReference> cheaper =
                comparable().filter(RunnableReference::isNoDearer).toList();
        List<String> words = new ArrayList<>();
        for (RunnableReference rival : cheaper) {
            String start = words.isEmpty() && !missed ? "step scaling is not worth it on this traffic: " : "";
            words.add(start + words(rival));
        }
        return words;
    }

    private List<String> dearer() {
        return comparable()
                .filter(rival -> !rival.isNoDearer())
                .map(this::words)
                .toList();
    }

    private List<String> worse() {
        return rivals().filter(rival -> !level.isServedBy(rival.summary()))
                .map(rival -> rival.name() + " serves worse, so its cost says nothing")
                .toList();
    }

    private List<String> absent() {
        return fixed.isPresent()
                ? List.of()
                : List.of("no fixed count in the range "
                        + (objective.isAny() ? "meets the objective" : "serves as well"));
    }

    private String words(RunnableReference rival) {
        return rival.name() + ", which " + serves(rival) + ", costs " + rival.cost();
    }

    /** In what way it serves as well: in what was asked, or in what is compared where nothing is. */
    private String serves(RunnableReference rival) {
        if (!objective.isAny()) {
            return queues ? "has no longer wait" : "leaves no larger share above capacity";
        }
        if (objective.misses(rival.summary()).isEmpty()) {
            return missed ? "meets it" : "meets it too";
        }
        return missed ? "misses it too but serves no worse" : "serves as well";
    }

    private Stream<RunnableReference> comparable() {
        return rivals().filter(rival -> level.isServedBy(rival.summary()))
                .sorted(Comparator.comparingLong(rival -> rival.summary().instanceMinutes()));
    }

    /** The fixed count first: of equal ones it is the simpler. */
    private Stream<RunnableReference> rivals() {
        return Stream.concat(fixed.stream(), tracking.stream());
    }
}
