package io.github.stepscale.report.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.ReplayResult;
import io.github.stepscale.simulation.Summary;
import io.github.stepscale.simulation.ZeroTrafficReading;
import io.github.stepscale.text.ReadableNumbers;
import java.util.Locale;
import java.util.Optional;

/** Says under which reading of minutes without requests another of policy and target tracking wins. */
final class ZeroTrafficVerdict {
    private final Objective objective;
    private final ReplayResult replay;
    private final boolean queues;
    private final String hour;

    private ZeroTrafficVerdict(ScalingPlan plan, Objective objective, ReplayResult replay) {
        this.objective = objective;
        this.replay = replay;
        this.queues = ComparedRuns.queues(plan);
        this.hour = plan.scaling().target().unit() + "-hour";
    }

    /** The sentence, with a space before it; empty if the same wins under every reading. */
    static Optional<String> of(ScalingPlan plan, Objective objective, ReplayResult replay) {
        return new ZeroTrafficVerdict(plan, objective, replay).sentence();
    }

    private Optional<String> sentence() {
        return replay.targetTracking()
                .flatMap(tracking -> replay.otherReadings().stream()
                        .filter(other -> isKnown(other.policy()))
                        .filter(other -> trackingWins(other.policy(), other.targetTracking())
                                != trackingWins(replay.policy().summary(), tracking.summary()))
                        .findFirst()
                        .map(this::sentence));
    }

    private String sentence(ZeroTrafficReading other) {
        boolean tracking = trackingWins(other.policy(), other.targetTracking());
        boolean serves = level(other.policy()).isReachedBy(other.targetTracking());
        return " The winner depends on minutes without requests, which AWS documents in two ways: with zeroTraffic: "
                + other.published().name().toLowerCase(Locale.ROOT) + " "
                + (tracking ? "target tracking" : "step scaling")
                + " wins; the policy then costs " + cost(other.policy()) + ", target tracking "
                + cost(other.targetTracking()) + (serves ? "" : " and serves worse") + ".";
    }

    private String cost(Summary summary) {
        return ReadableNumbers.of(summary.instanceHours(), hour);
    }

    private boolean isKnown(Summary policy) {
        return level(policy).isKnown();
    }

    /** Target tracking wins if it serves as well and costs no more: then there is no reason for steps. */
    private boolean trackingWins(Summary policy, Summary tracking) {
        return level(policy).isReachedBy(tracking) && tracking.instanceMinutes() <= policy.instanceMinutes();
    }

    private ServiceLevel level(Summary policy) {
        return ServiceLevel.of(objective, policy, queues);
    }
}
