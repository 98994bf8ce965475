package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.EvaluationSettings;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.text.PlainNumbers;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/** A minute that is merely late, read as the value that FILL puts there. */
final class LateDatapointRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                        "A09",
                        Severity.WARNING,
                        "A late minute is read as the fill",
                        "The newest minute is often not published yet when the alarm looks, and FILL then puts its value"
                                + " there: an endpoint under load seems idle for a moment. Where that one datapoint decides, the"
                                + " policy scales in under load; where every datapoint must breach, the alarm fires late or not at"
                                + " all.",
                        "For scale-in let several datapoints decide, such as 3 of 3 under metricAggregationType: Maximum. For"
                                + " scale-out write fill: none, or datapointsToAlarm below evaluationPeriods.",
                        AwsPages.METRIC_MATH)
                .byMachine();
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return check(plan, ServiceDelays.STANDARD);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return LocatedRule.of(plan).flatMap(site -> check(site, delays).stream());
    }

    private Optional<Finding> check(LocatedRule site, ServiceDelays delays) {
        Alarm alarm = site.alarm();
        if (alarm.fill().value().isEmpty()) {
            boolean alone = MissingDatapoints.fills(site) && alarm.evaluationPeriods() == 1;
            return alone ? Optional.of(inExpression(site, delays)) : Optional.empty();
        }
        BigDecimal fill = alarm.fill().value().get();
        if (!alarm.breaches(fill)) {
            boolean all = alarm.datapointsToAlarm() == alarm.evaluationPeriods();
            return all ? Optional.of(silenced(site, fill, delays)) : Optional.empty();
        }
        return LateDatapoint.of(site, fill)
                .filter(LateDatapoint::decides)
                .map(late -> finding(Severity.WARNING, late.path(), late.sentence(), fix(late, delays)));
    }

    private static Fix fix(LateDatapoint late, ServiceDelays delays) {
        return late.mended()
                .map(mended -> Fix.write(late.path(), mended.changes(delays)))
                .orElseGet(() -> unfilled(late.site(), late.path(), delays));
    }

    /** A fill can be what the metric never is; without it the alarm, or a step, would never apply. */
    private static Fix unfilled(LocatedRule site, String path, ServiceDelays delays) {
        Fix fix = Fix.write(path, MissingDatapoints.unfilled(site, delays));
        boolean same = new FiringRange(site.filled(Fill.NONE)).steps().equals(new FiringRange(site).steps());
        return same ? fix : Fix.byHand("Write a fill that the metric can have, or none");
    }

    private Finding inExpression(LocatedRule site, ServiceDelays delays) {
        boolean in = new FiringRange(site).scales(ScalingDirection.IN);
        EvaluationSettings now = EvaluationSettings.of(site);
        EvaluationSettings mended = in ? now.outvoting() : now.over(3, 2).by(MetricAggregationType.MAXIMUM);
        return finding(
                Severity.WARNING,
                site.path(SettingLocation.EVALUATION_PERIODS),
                "is 1, and the expression fills missing minutes: a minute that is merely late decides by its fill",
                mended.isAllowed()
                        ? Fix.write(site.path(SettingLocation.EVALUATION_PERIODS), mended.changes(delays))
                        : Fix.byHand("Let three datapoints decide, of a shorter period"));
    }

    private Finding silenced(LocatedRule site, BigDecimal fill, ServiceDelays delays) {
        Alarm alarm = site.alarm();
        return finding(
                Severity.WARNING,
                site.path(SettingLocation.FILL),
                "a late minute counts as " + PlainNumbers.text(fill) + ", which does not breach, and "
                        + alarm.datapointsToAlarm() + " of " + alarm.evaluationPeriods()
                        + " datapoints must: the alarm fires late or not at all",
                unfilled(site, site.path(SettingLocation.FILL), delays));
    }
}
