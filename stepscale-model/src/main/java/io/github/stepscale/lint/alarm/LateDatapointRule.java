package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.Entry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.lint.rule.Setting;
import io.github.stepscale.lint.rule.Sources;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.Alarm;
import io.github.stepscale.policy.Decimals;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/** A minute that is merely late, read as the value that FILL puts there. */
final class LateDatapointRule implements LintRule {
    @Override
    public Entry entry() {
        return Entry.lint(
                "A09",
                Severity.WARNING,
                "A late minute is read as the fill",
                "The newest minute is often not published yet when the alarm looks, and FILL then puts its value"
                        + " there: an endpoint under load seems idle for a moment. Where that one datapoint decides, the"
                        + " policy scales in under load; where every datapoint must breach, the alarm fires late or not at"
                        + " all.",
                "For scale-in let several datapoints decide, such as 3 of 3 under metricAggregationType: Maximum. For"
                        + " scale-out write fill: none, or datapointsToAlarm below evaluationPeriods.",
                Sources.METRIC_MATH);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return RuleSite.of(plan).flatMap(site -> check(site).stream());
    }

    private Optional<Finding> check(RuleSite site) {
        Alarm alarm = site.alarm();
        if (alarm.fill().value().isEmpty()) {
            boolean alone = Silence.fills(site) && alarm.evaluationPeriods() == 1;
            return alone ? Optional.of(inExpression(site)) : Optional.empty();
        }
        BigDecimal fill = alarm.fill().value().get();
        if (!alarm.breaches(fill)) {
            boolean all = alarm.datapointsToAlarm() == alarm.evaluationPeriods();
            return all ? Optional.of(silenced(site, fill)) : Optional.empty();
        }
        return LateDatapoint.of(site, fill)
                .filter(LateDatapoint::decides)
                .map(late -> finding(Severity.WARNING, late.path(), late.sentence(), late.fix()));
    }

    private Finding inExpression(RuleSite site) {
        return finding(
                Severity.WARNING,
                site.path(Setting.EVALUATION_PERIODS),
                "is 1, and the expression fills missing minutes: a minute that is merely late decides by its fill",
                "Write evaluationPeriods: 3, with metricAggregationType: Maximum for scale-in and datapointsToAlarm: 2"
                        + " for scale-out");
    }

    private Finding silenced(RuleSite site, BigDecimal fill) {
        Alarm alarm = site.alarm();
        int enough = Math.max(1, alarm.evaluationPeriods() - 1);
        return finding(
                Severity.WARNING,
                site.path(Setting.FILL),
                "a late minute counts as " + Decimals.text(fill) + ", which does not breach, and "
                        + alarm.datapointsToAlarm() + " of " + alarm.evaluationPeriods()
                        + " datapoints must: the alarm fires late or not at all",
                "Write fill: none, or evaluationPeriods: " + (enough + 1) + " with datapointsToAlarm: " + enough);
    }
}
