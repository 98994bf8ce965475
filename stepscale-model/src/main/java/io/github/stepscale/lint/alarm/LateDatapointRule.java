package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.EvaluationSettings;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.text.PlainNumbers;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/** A late minute that is read as the value of FILL. */
final class LateDatapointRule implements ScalingRuleCheck {
    @Override
    public String id() {
        return "A09";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        return late(site, delays).stream();
    }

    private Optional<Finding> late(LocatedRule site, ServiceDelays delays) {
        Alarm alarm = site.alarm();
        if (alarm.fill().value().isEmpty()) {
            boolean alone = MissingDatapoints.fills(site) && alarm.evaluationPeriods() == 1;
            return alone ? Optional.of(inExpression(site, delays)) : Optional.empty();
        }
        BigDecimal fill = alarm.fill().value().get();
        if (!alarm.breaches(fill)) {
            boolean all = alarm.datapointsToAlarm() == alarm.evaluationPeriods();
            return all ? Optional.of(delayed(site, fill, delays)) : Optional.empty();
        }
        return LateDatapoint.of(site, fill)
                .filter(LateDatapoint::decides)
                .map(late -> finding(Severity.WARNING, late.path(), late.sentence(), fix(late, delays)));
    }

    private static Fix fix(LateDatapoint late, ServiceDelays delays) {
        return late.saferSettings()
                .map(safer -> Fix.write(late.path(), safer.changes(delays)))
                .orElseGet(() -> unfilled(late.site(), late.path(), delays));
    }

    /** A fill can be a value that the metric never has; without it the alarm, or a step, would never apply. */
    private static Fix unfilled(LocatedRule site, String path, ServiceDelays delays) {
        Fix fix = Fix.write(path, MissingDatapoints.unfilled(site, delays));
        boolean same = new FiringRange(site.filled(Fill.NONE)).steps().equals(new FiringRange(site).steps());
        return same ? fix : Fix.byHand("Write a fill within the range of the metric, or none");
    }

    private Finding inExpression(LocatedRule site, ServiceDelays delays) {
        boolean in = new FiringRange(site).scales(ScalingDirection.IN);
        EvaluationSettings now = EvaluationSettings.of(site);
        EvaluationSettings safer =
                in ? now.outvotingOneDatapoint() : now.over(3, 2).by(MetricAggregationType.MAXIMUM);
        return finding(
                Severity.WARNING,
                site.path(SettingLocation.EVALUATION_PERIODS),
                "is 1, and the expression fills missing minutes: the fill of a late minute then decides alone",
                safer.isAllowed()
                        ? Fix.write(site.path(SettingLocation.EVALUATION_PERIODS), safer.changes(delays))
                        : Fix.byHand("Use three datapoints of a shorter period"));
    }

    private Finding delayed(LocatedRule site, BigDecimal fill, ServiceDelays delays) {
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
