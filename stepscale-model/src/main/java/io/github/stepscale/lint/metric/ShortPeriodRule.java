package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.EvaluationSettings;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.WatchedMetric;
import io.github.stepscale.lint.rule.WatchedMetricCheck;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.CatalogMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A period shorter than the interval at which the metric is published. */
final class ShortPeriodRule implements WatchedMetricCheck {
    @Override
    public String id() {
        return "A11";
    }

    @Override
    public Stream<Finding> check(WatchedMetric watched, ScalingPlan plan, ServiceDelays delays) {
        Optional<CatalogMetric> known = watched.known();
        if (known.isEmpty() || watched.metric().period() >= known.get().resolution()) {
            return Stream.empty();
        }
        Fix fix = longer(plan, watched, known.get().resolution(), delays);
        return Stream.of(found(watched, known.get(), fix));
    }

    /** The longer period, and the edits that rules need when they then see more of the past. */
    private static Fix longer(ScalingPlan plan, WatchedMetric watched, int period, ServiceDelays delays) {
        String path = watched.path() + ".period";
        List<LocatedRule> sites =
                LocatedRule.of(plan).filter(site -> isWatchedBy(site, watched)).toList();
        List<EvaluationSettings> evaluations = sites.stream()
                .map(site -> EvaluationSettings.of(site).every(period))
                .toList();
        List<Write> writes = new ArrayList<>(List.of(Write.of(path, period)));
        evaluations.forEach(evaluation -> writes.addAll(evaluation.changes(delays)));
        String others =
                sites.stream().anyMatch(site -> site.alarm().metric().sources().size() > 1)
                        ? ", and the same period for the other metrics of the expression"
                        : "";
        Fix fix = Fix.write(path, writes)
                .and((watched.input() ? others : "") + ", unless the endpoint publishes more often");
        boolean possible = !watched.input() && evaluations.stream().allMatch(EvaluationSettings::isAllowed);
        return possible ? fix : Fix.byHand(fix.sentence());
    }

    private static boolean isWatchedBy(LocatedRule site, WatchedMetric watched) {
        return watched.input()
                ? watched.path().startsWith(site.metricPath() + ".metrics.")
                : watched.path().equals(site.metricPath());
    }

    private Finding found(WatchedMetric watched, CatalogMetric known, Fix fix) {
        return finding(
                Severity.WARNING,
                watched.path() + ".period",
                known.name() + " is published every " + known.resolution() + " s, and the period is "
                        + watched.metric().period() + " s: most periods have no datapoint",
                fix);
    }
}
