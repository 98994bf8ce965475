package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.ScalingDirection;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.text.PlainNumbers;
import java.util.List;
import java.util.stream.Stream;

/** Datapoints that breach, and a value made of them that does not. */
final class AggregationRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                        "S19",
                        Severity.WARNING,
                        "The aggregate can miss every step",
                        "With fewer datapoints to alarm than are evaluated, some of the datapoints do not breach. The step is"
                                + " chosen by one value made of all of them, which can then lie on the other side of the"
                                + " threshold, where no step is. That the datapoints that do not breach count as well is how"
                                + " logged failures read; AWS does not say it.",
                        "Use metricAggregationType: Maximum for an alarm above its threshold and Minimum for one below, or make"
                                + " datapointsToAlarm equal to evaluationPeriods.",
                        AwsPages.STEP_GUIDE)
                .byMachine();
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return LocatedRule.of(plan)
                .filter(site -> site.alarm().datapointsToAlarm() < site.alarm().evaluationPeriods())
                .filter(site -> site.policy().metricAggregationType() != safe(site))
                .filter(site -> !new FiringRange(site).always() && endsAtThreshold(site))
                .map(this::found);
    }

    /** The aggregation that breaches where any datapoint does. */
    private static MetricAggregationType safe(LocatedRule site) {
        return isUp(site) ? MetricAggregationType.MAXIMUM : MetricAggregationType.MINIMUM;
    }

    /** Whether no step goes on beyond the threshold, where the alarm does not fire. */
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
                mended(site));
    }

    /** Where a minute without a datapoint counts as a breach, or will, it must not choose the step: all have to breach. */
    private static Fix mended(LocatedRule site) {
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
