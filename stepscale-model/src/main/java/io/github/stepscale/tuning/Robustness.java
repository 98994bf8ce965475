package io.github.stepscale.tuning;

import io.github.stepscale.service.ScaleInBesideSuspendedScaleOut;
import io.github.stepscale.service.ScaleInDuringScaleOutCooldown;
import io.github.stepscale.service.Service;
import io.github.stepscale.service.ZeroTraffic;
import io.github.stepscale.service.ZeroTrafficByMetric;
import java.util.ArrayList;
import java.util.List;

/** The other conditions under which a policy has to keep the objective. */
final class Robustness {
    private final List<TrafficPart> conditions;

    private Robustness(List<TrafficPart> conditions) {
        this.conditions = List.copyOf(conditions);
    }

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

    boolean isKeptBy(Candidate candidate) {
        return conditions.stream().allMatch(condition -> condition.limits().areKeptBy(condition.figures(candidate)));
    }
}
