package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.rule.ScalingDirection;
import java.util.stream.Stream;

/** A scale-out that is decided late. */
final class SlowScaleOutRule implements LintRule {
    private static final int SLOW = 300;

    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                "M15",
                Severity.INFO,
                "Scale-out is decided late",
                "The alarm needs more than five minutes of load before it fires, and starting an instance takes"
                        + " minutes more. One datapoint of 60 s fires after one to two minutes.",
                "Lower evaluationPeriods, datapointsToAlarm or the period of scale-out, if that is too late.",
                AwsPages.ALARM_EVALUATION);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return LocatedRule.of(plan)
                .filter(site -> seconds(site) > SLOW && !new FiringRange(site).always())
                .filter(site -> new FiringRange(site).scales(ScalingDirection.OUT))
                .map(this::found);
    }

    private static long seconds(LocatedRule site) {
        return (long) site.alarm().datapointsToAlarm() * site.alarm().metric().period();
    }

    private Finding found(LocatedRule site) {
        return finding(
                Severity.INFO,
                site.path(SettingLocation.DATAPOINTS_TO_ALARM),
                "scale-out needs " + site.alarm().datapointsToAlarm() + " datapoints of "
                        + site.alarm().metric().period() + " s: it is decided after " + seconds(site) / 60
                        + " minutes of load at the earliest",
                "Lower evaluationPeriods or datapointsToAlarm, if that is too late");
    }
}
