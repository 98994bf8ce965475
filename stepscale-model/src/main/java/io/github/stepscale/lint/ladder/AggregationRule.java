package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.text.PlainNumbers;
import java.util.List;
import java.util.stream.Stream;

/** Datapoints that breach, but whose aggregate does not. */
final class AggregationRule implements ScalingRuleCheck {
    @Override
    public String id() {
        return "S19";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        boolean some = site.alarm().datapointsToAlarm() < site.alarm().evaluationPeriods();
        boolean misses = some
                && site.policy().metricAggregationType() != safe(site)
                && !new FiringRange(site).always()
                && endsAtThreshold(site);
        return misses ? Stream.of(found(site)) : Stream.empty();
    }

    /** The aggregation that breaches where any datapoint does. */
    private static MetricAggregationType safe(LocatedRule site) {
        return isUp(site) ? MetricAggregationType.MAXIMUM : MetricAggregationType.MINIMUM;
    }

    /** Whether no step extends to the side of the threshold where the alarm does not fire. */
    private static boolean endsAtThreshold(LocatedRule site) {
        List<StepAdjustment> steps = site.policy().stepAdjustments();
        return isUp(site)
                ? steps.get(0).lowerBound().isPresent()
                : steps.get(steps.size() - 1).upperBound().isPresent();
    }

    private static boolean isUp(LocatedRule site) {
        return site.alarm().comparison().side() == ScalingDirection.OUT;
    }

    private Finding found(LocatedRule site) {
        Alarm alarm = site.alarm();
        return finding(
                Severity.WARNING,
                site.path(SettingLocation.METRIC_AGGREGATION_TYPE),
                "the alarm fires on " + alarm.datapointsToAlarm() + " of " + alarm.evaluationPeriods()
                        + " datapoints, but the "
                        + site.policy().metricAggregationType().awsName()
                        + " of all of them can be " + (isUp(site) ? "below " : "above ")
                        + PlainNumbers.text(alarm.threshold())
                        + ", where no step applies: the action then fails",
                safeFix(site));
    }

    /** Where a minute without a datapoint counts as a breach, it must not choose the step: all datapoints must breach. */
    private static Fix safeFix(LocatedRule site) {
        Alarm alarm = site.alarm();
        String near = site.path(SettingLocation.METRIC_AGGREGATION_TYPE);
        Write aggregation = new Write(
                site.ownPath(SettingLocation.METRIC_AGGREGATION_TYPE),
                safe(site).awsName());
        Write all = Write.of(site.ownPath(SettingLocation.DATAPOINTS_TO_ALARM), alarm.evaluationPeriods());
        boolean breaches = alarm.fill().value().map(alarm::breaches).orElse(!isUp(site));
        boolean late = alarm.datapointsToAlarm() == 1 && breaches;
        return late
                ? Fix.write(near, List.of(all))
                : Fix.write(near, List.of(aggregation)).and(", or datapointsToAlarm: " + alarm.evaluationPeriods());
    }
}
