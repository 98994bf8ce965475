package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.lint.rule.EvaluationSettings;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.policy.rule.TreatMissingData;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Minutes without a datapoint. */
final class MissingDatapoints {
    private static final Set<TreatMissingData> RAISING = Set.of(TreatMissingData.BREACHING, TreatMissingData.IGNORE);

    private MissingDatapoints() {}

    /** Whether the alarm sees nothing while there are no requests, as far as that is known. */
    static boolean isPossible(LocatedRule site) {
        boolean filled = site.alarm().fill().value().isPresent() || fills(site);
        return !filled && site.alarm().metric().sources().stream().allMatch(MissingDatapoints::isAbsentWhenIdle);
    }

    /** Whether the expression itself fills minutes without a datapoint. */
    static boolean fills(LocatedRule site) {
        return site.alarm().metric() instanceof MathMetric math
                && math.expression().matches("(?s).*\\bFILL\\s*\\(.*");
    }

    /** Whether silence keeps the capacity up, and a 0 in its place would bring it down. */
    static boolean keepsUp(LocatedRule site) {
        return isPossible(site) && new FiringRange(site).scalesAt(BigDecimal.ZERO, ScalingDirection.IN);
    }

    /** Whether silence raises the alarm of a rule that only adds, or keeps it up. */
    static boolean raises(LocatedRule site) {
        FiringRange reach = new FiringRange(site);
        return isPossible(site)
                && RAISING.contains(site.alarm().treatMissingData())
                && reach.scales(ScalingDirection.OUT)
                && !reach.scales(ScalingDirection.IN);
    }

    /** What makes silence a 0 that no single late minute can stand for. */
    static List<Write> asZero(LocatedRule site, ServiceDelays delays) {
        List<Write> writes = new ArrayList<>();
        if (!site.alarm().fill().equals(Fill.ZERO)) {
            writes.add(new Write(site.ownPath(SettingLocation.FILL), "0"));
        }
        LateDatapoint.of(site.filled(Fill.ZERO), BigDecimal.ZERO)
                .filter(LateDatapoint::decides)
                .map(late -> EvaluationSettings.of(site).outvotingOneDatapoint().changes(delays))
                .ifPresent(writes::addAll);
        return writes;
    }

    /** What takes a fill away, without silence doing any harm then. */
    static List<Write> unfilled(LocatedRule site, ServiceDelays delays) {
        LocatedRule without = site.filled(Fill.NONE);
        if (keepsUp(without)) {
            return asZero(site, delays);
        }
        List<Write> writes = new ArrayList<>(List.of(new Write(site.ownPath(SettingLocation.FILL), "none")));
        if (raises(without)) {
            writes.add(quiet(site));
        }
        return writes;
    }

    /** Silence is no reason to add. */
    static Write quiet(LocatedRule site) {
        return new Write(site.ownPath(SettingLocation.TREAT_MISSING_DATA), TreatMissingData.NOT_BREACHING.awsName());
    }

    private static boolean isAbsentWhenIdle(SourceMetric metric) {
        return MetricCatalog.find(metric)
                .filter(known -> known.has(CatalogMetric.Trait.ABSENT_WHEN_IDLE))
                .isPresent();
    }
}
