package io.github.stepscale.tuning.selection;

import io.github.stepscale.service.ChangeOverlap;
import io.github.stepscale.service.DelayRange;
import io.github.stepscale.service.DelayRanges;
import io.github.stepscale.service.ScaleInBesideSuspendedScaleOut;
import io.github.stepscale.service.ScaleInDuringScaleOutCooldown;
import io.github.stepscale.service.Service;
import io.github.stepscale.service.ZeroTraffic;
import io.github.stepscale.service.ZeroTrafficByMetric;
import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.search.TrafficPart;
import io.github.stepscale.tuning.space.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The other conditions under which a policy has to keep the objective. */
public final class Robustness {
    private final List<TrafficPart> conditions;

    private Robustness(List<TrafficPart> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    /**
     * The outcome of a policy on the tuning part under another condition.
     *
     * @param service the properties of the served model that make the condition
     * @param required whether a policy may be chosen only if it keeps the objective here
     * @param figures the outcome
     * @param kept whether it keeps the objective
     */
    public record Outcome(Service service, boolean required, RunFigures figures, boolean kept) {}

    static Robustness of(TrafficPart part, DelayRanges delays) {
        List<TrafficPart> conditions = new ArrayList<>(corners(part, delays));
        conditions.addAll(otherReadings(part));
        conditions.removeIf(condition -> condition.service().equals(part.service()));
        return new Robustness(conditions);
    }

    /** The longest delays first, which fail most often. */
    private static List<TrafficPart> corners(TrafficPart part, DelayRanges delays) {
        List<TrafficPart> corners = new ArrayList<>();
        for (int out : ends(delays.scaleOut())) {
            for (int in : ends(delays.scaleIn())) {
                for (int metric : ends(delays.metric())) {
                    corners.add(part.with(service ->
                            service.scaleOutDelay(out).scaleInDelay(in).metricDelay(metric)));
                }
            }
        }
        return corners;
    }

    private static List<Integer> ends(DelayRange range) {
        return range.from() == range.to() ? List.of(range.to()) : List.of(range.to(), range.from());
    }

    /** Each of the choices on which AWS is silent, changed alone. */
    private static List<TrafficPart> otherReadings(TrafficPart part) {
        Service service = part.service();
        List<TrafficPart> readings = new ArrayList<>();
        for (ZeroTraffic published : ZeroTraffic.values()) {
            if (!ZeroTrafficByMetric.all(published).equals(service.zeroTraffic())) {
                readings.add(part.with(other -> other.zeroTraffic(published)));
            }
        }
        for (ScaleInDuringScaleOutCooldown reading : ScaleInDuringScaleOutCooldown.values()) {
            readings.add(part.with(other -> other.scaleInDuringScaleOutCooldown(reading)));
        }
        for (ScaleInBesideSuspendedScaleOut reading : ScaleInBesideSuspendedScaleOut.values()) {
            readings.add(part.with(other -> other.scaleInBesideSuspendedScaleOut(reading)));
        }
        return readings;
    }

    /** Runs a policy under every condition, and with the other {@code overlap}, which is reported only. */
    public static List<Outcome> outcomes(TrafficPart part, DelayRanges delays, Candidate candidate) {
        List<Outcome> outcomes = new ArrayList<>();
        of(part, delays).conditions.forEach(condition -> outcomes.add(outcome(condition, true, candidate)));
        for (ChangeOverlap overlap : ChangeOverlap.values()) {
            if (overlap != part.service().overlap()) {
                outcomes.add(outcome(part.with(other -> other.overlap(overlap)), false, candidate));
            }
        }
        return List.copyOf(outcomes);
    }

    private static Outcome outcome(TrafficPart condition, boolean required, Candidate candidate) {
        RunFigures figures = condition.figures(candidate);
        return new Outcome(
                condition.service(), required, figures, condition.limits().areKeptBy(figures));
    }

    /** The first condition under which a policy misses the objective; empty if there is none. */
    Optional<Rejection> firstMiss(Candidate candidate) {
        return conditions.stream()
                .map(condition -> outcome(condition, true, candidate))
                .filter(outcome -> !outcome.kept())
                .findFirst()
                .map(outcome -> new Rejection.Condition(outcome.service(), outcome.figures()));
    }
}
