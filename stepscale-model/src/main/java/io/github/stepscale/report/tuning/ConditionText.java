package io.github.stepscale.report.tuning;

import io.github.stepscale.service.Service;
import io.github.stepscale.service.ZeroTrafficByMetric;
import io.github.stepscale.text.Plurals;
import java.util.Locale;

/** Says how a condition differs from the service that was tuned for. */
final class ConditionText {
    private ConditionText() {}

    static String of(Service tuned, Service other) {
        if (!other.zeroTraffic().equals(tuned.zeroTraffic())) {
            return "zeroTraffic: " + word(other.zeroTraffic().of(ZeroTrafficByMetric.METRICS.get(0)));
        }
        if (other.scaleInDuringScaleOutCooldown() != tuned.scaleInDuringScaleOutCooldown()) {
            return "scaleInDuringScaleOutCooldown: " + word(other.scaleInDuringScaleOutCooldown());
        }
        if (other.scaleInBesideSuspendedScaleOut() != tuned.scaleInBesideSuspendedScaleOut()) {
            return "scaleInBesideSuspendedScaleOut: " + word(other.scaleInBesideSuspendedScaleOut());
        }
        if (other.overlap() != tuned.overlap()) {
            return "overlap: " + word(other.overlap());
        }
        return "scale-out in " + minutes(other.scaleOutDelay()) + ", scale-in in " + minutes(other.scaleInDelay())
                + ", metric late by " + minutes(other.metricDelay());
    }

    private static String minutes(int delay) {
        return Plurals.of(delay, "minute");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
