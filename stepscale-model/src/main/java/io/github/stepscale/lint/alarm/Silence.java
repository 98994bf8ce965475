package io.github.stepscale.lint.alarm;

import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.policy.CatalogMetric;
import io.github.stepscale.policy.MathMetric;
import io.github.stepscale.policy.MetricCatalog;
import io.github.stepscale.policy.SourceMetric;

/** Minutes without a datapoint. */
final class Silence {
    private Silence() {}

    /** Whether the alarm sees nothing while there are no requests, as far as that is known. */
    static boolean isPossible(RuleSite site) {
        boolean filled = site.alarm().fill().value().isPresent() || fills(site);
        return !filled && site.alarm().metric().sources().stream().allMatch(Silence::isAbsentWhenIdle);
    }

    /** Whether the expression itself fills minutes without a datapoint. */
    static boolean fills(RuleSite site) {
        return site.alarm().metric() instanceof MathMetric math
                && math.expression().matches("(?s).*\\bFILL\\s*\\(.*");
    }

    private static boolean isAbsentWhenIdle(SourceMetric metric) {
        return MetricCatalog.find(metric)
                .filter(known -> known.has(CatalogMetric.Trait.ABSENT_WHEN_IDLE))
                .isPresent();
    }
}
