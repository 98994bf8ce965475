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

/** The effect of minutes without a datapoint, and edits that change it. */
final class MissingDatapoints {
    private MissingDatapoints() {}

    /** Whether the alarm is known to have no datapoints while there are no requests. */
    static boolean isPossible(LocatedRule site) {
        return !isFilled(site) && isAbsentWhenIdle(site);
    }

    private static boolean isAbsentWhenIdle(LocatedRule site) {
        return site.alarm().metric().sources().stream().allMatch(MissingDatapoints::isAbsentWhenIdle);
    }

    /** Whether the expression itself fills minutes without a datapoint. */
    static boolean fills(LocatedRule site) {
        return site.alarm().metric() instanceof MathMetric math
                && math.expression().matches("(?s).*\\bFILL\\s*\\(.*");
    }

    /** Whether the alarm fires on missing data alone, which leaves no datapoint to choose a step by. */
    static boolean firesWithoutValue(LocatedRule site) {
        return !isFilled(site) && site.alarm().treatMissingData() == TreatMissingData.BREACHING;
    }

    /** Whether missing data keeps the capacity up, and a 0 in its place would scale in. */
    static boolean keepsUp(LocatedRule site) {
        return isPossible(site)
                && new FiringRange(site).scalesAt(BigDecimal.ZERO, ScalingDirection.IN)
                && !isLeftToAnother(site);
    }

    /**
     * Whether missing data takes this rule out, and another rule scales in. With a 0 this rule would propose a capacity too,
     * and the larger of both wins, so that the capacity would not get lower.
     */
    private static boolean isLeftToAnother(LocatedRule site) {
        return site.alarm().treatMissingData() != TreatMissingData.IGNORE
                && LocatedRule.of(site.plan())
                        .filter(other -> other.index() != site.index())
                        .anyMatch(MissingDatapoints::scalesInWhenIdle);
    }

    /** Whether the fill of a rule, which is all that it sees of an idle endpoint, scales in. */
    private static boolean scalesInWhenIdle(LocatedRule site) {
        return isAbsentWhenIdle(site)
                && site.alarm()
                        .fill()
                        .value()
                        .filter(value -> new FiringRange(site).scalesAt(value, ScalingDirection.IN))
                        .isPresent();
    }

    /** Whether missing data keeps the alarm of a scale-out rule in ALARM. */
    static boolean keepsFiring(LocatedRule site) {
        return isPossible(site) && site.alarm().treatMissingData() == TreatMissingData.IGNORE && scalesOutOnly(site);
    }

    private static boolean scalesOutOnly(LocatedRule site) {
        FiringRange range = new FiringRange(site);
        return range.scales(ScalingDirection.OUT) && !range.scales(ScalingDirection.IN);
    }

    private static boolean isFilled(LocatedRule site) {
        return site.alarm().fill().value().isPresent() || fills(site);
    }

    /** Returns the edits that turn missing data into a 0, and keep a single late minute from deciding. */
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

    /** Returns the edits that remove a fill without harm from missing data. */
    static List<Write> unfilled(LocatedRule site, ServiceDelays delays) {
        LocatedRule without = site.filled(Fill.NONE);
        if (keepsUp(without)) {
            return asZero(site, delays);
        }
        List<Write> writes = new ArrayList<>(List.of(new Write(site.ownPath(SettingLocation.FILL), "none")));
        if (keepsFiring(without) || firesWithoutValue(without)) {
            writes.add(notFiring(site));
        }
        return writes;
    }

    /** Returns the edit that keeps missing data from raising the alarm; a rule that scales in shall not look healthy. */
    static Write notFiring(LocatedRule site) {
        TreatMissingData quiet = scalesOutOnly(site) ? TreatMissingData.NOT_BREACHING : TreatMissingData.MISSING;
        return new Write(site.ownPath(SettingLocation.TREAT_MISSING_DATA), quiet.awsName());
    }

    private static boolean isAbsentWhenIdle(SourceMetric metric) {
        return MetricCatalog.find(metric)
                .filter(known -> known.has(CatalogMetric.Trait.ABSENT_WHEN_IDLE))
                .isPresent();
    }
}
