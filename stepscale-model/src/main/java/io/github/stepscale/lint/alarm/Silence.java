package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Change.Write;
import io.github.stepscale.lint.rule.Delays;
import io.github.stepscale.lint.rule.Evaluation;
import io.github.stepscale.lint.rule.Reach;
import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.lint.rule.Setting;
import io.github.stepscale.policy.CatalogMetric;
import io.github.stepscale.policy.Direction;
import io.github.stepscale.policy.Fill;
import io.github.stepscale.policy.MathMetric;
import io.github.stepscale.policy.MetricCatalog;
import io.github.stepscale.policy.SourceMetric;
import io.github.stepscale.policy.TreatMissingData;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Minutes without a datapoint. */
final class Silence {
    private static final Set<TreatMissingData> RAISING = Set.of(TreatMissingData.BREACHING, TreatMissingData.IGNORE);

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

    /** Whether silence keeps the capacity up, and a 0 in its place would bring it down. */
    static boolean keepsUp(RuleSite site) {
        return isPossible(site) && new Reach(site).scalesAt(BigDecimal.ZERO, Direction.IN);
    }

    /** Whether silence raises the alarm of a rule that only adds, or keeps it up. */
    static boolean raises(RuleSite site) {
        Reach reach = new Reach(site);
        return isPossible(site)
                && RAISING.contains(site.alarm().treatMissingData())
                && reach.scales(Direction.OUT)
                && !reach.scales(Direction.IN);
    }

    /** What makes silence a 0 that no single late minute can stand for. */
    static List<Write> asZero(RuleSite site, Delays delays) {
        List<Write> writes = new ArrayList<>();
        if (!site.alarm().fill().equals(Fill.ZERO)) {
            writes.add(new Write(site.ownPath(Setting.FILL), "0"));
        }
        LateDatapoint.of(site.filled(Fill.ZERO), BigDecimal.ZERO)
                .filter(LateDatapoint::decides)
                .map(late -> Evaluation.of(site).outvoting().changes(delays))
                .ifPresent(writes::addAll);
        return writes;
    }

    /** What takes a fill away, without silence doing any harm then. */
    static List<Write> unfilled(RuleSite site, Delays delays) {
        RuleSite without = site.filled(Fill.NONE);
        if (keepsUp(without)) {
            return asZero(site, delays);
        }
        List<Write> writes = new ArrayList<>(List.of(new Write(site.ownPath(Setting.FILL), "none")));
        if (raises(without)) {
            writes.add(quiet(site));
        }
        return writes;
    }

    /** Silence is no reason to add. */
    static Write quiet(RuleSite site) {
        return new Write(site.ownPath(Setting.TREAT_MISSING_DATA), TreatMissingData.NOT_BREACHING.awsName());
    }

    private static boolean isAbsentWhenIdle(SourceMetric metric) {
        return MetricCatalog.find(metric)
                .filter(known -> known.has(CatalogMetric.Trait.ABSENT_WHEN_IDLE))
                .isPresent();
    }
}
