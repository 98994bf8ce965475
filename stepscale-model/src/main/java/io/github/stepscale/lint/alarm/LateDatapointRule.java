package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.Delays;
import io.github.stepscale.lint.rule.Entry;
import io.github.stepscale.lint.rule.Evaluation;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.Reach;
import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.lint.rule.Setting;
import io.github.stepscale.lint.rule.Sources;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.Aggregation;
import io.github.stepscale.policy.Alarm;
import io.github.stepscale.policy.Decimals;
import io.github.stepscale.policy.Direction;
import io.github.stepscale.policy.Fill;
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
                        Sources.METRIC_MATH)
                .byMachine();
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return check(plan, Delays.STANDARD);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, Delays delays) {
        return RuleSite.of(plan).flatMap(site -> check(site, delays).stream());
    }

    private Optional<Finding> check(RuleSite site, Delays delays) {
        Alarm alarm = site.alarm();
        if (alarm.fill().value().isEmpty()) {
            boolean alone = Silence.fills(site) && alarm.evaluationPeriods() == 1;
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

    private static Fix fix(LateDatapoint late, Delays delays) {
        return late.mended()
                .map(mended -> Fix.write(late.path(), mended.changes(delays)))
                .orElseGet(() -> unfilled(late.site(), late.path(), delays));
    }

    /** A fill can be what the metric never is; without it the alarm, or a step, would never apply. */
    private static Fix unfilled(RuleSite site, String path, Delays delays) {
        Fix fix = Fix.write(path, Silence.unfilled(site, delays));
        boolean same = new Reach(site.filled(Fill.NONE)).steps().equals(new Reach(site).steps());
        return same ? fix : Fix.byHand("Write a fill that the metric can have, or none");
    }

    private Finding inExpression(RuleSite site, Delays delays) {
        boolean in = new Reach(site).scales(Direction.IN);
        Evaluation now = Evaluation.of(site);
        Evaluation mended = in ? now.outvoting() : now.over(3, 2).by(Aggregation.MAXIMUM);
        return finding(
                Severity.WARNING,
                site.path(Setting.EVALUATION_PERIODS),
                "is 1, and the expression fills missing minutes: a minute that is merely late decides by its fill",
                mended.isAllowed()
                        ? Fix.write(site.path(Setting.EVALUATION_PERIODS), mended.changes(delays))
                        : Fix.byHand("Let three datapoints decide, of a shorter period"));
    }

    private Finding silenced(RuleSite site, BigDecimal fill, Delays delays) {
        Alarm alarm = site.alarm();
        return finding(
                Severity.WARNING,
                site.path(Setting.FILL),
                "a late minute counts as " + Decimals.text(fill) + ", which does not breach, and "
                        + alarm.datapointsToAlarm() + " of " + alarm.evaluationPeriods()
                        + " datapoints must: the alarm fires late or not at all",
                unfilled(site, site.path(Setting.FILL), delays));
    }
}
