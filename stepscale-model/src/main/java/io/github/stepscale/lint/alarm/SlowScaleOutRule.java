package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.policy.rule.ScalingDirection;
import java.util.stream.Stream;

/** A scale-out that is decided late. */
final class SlowScaleOutRule implements ScalingRuleCheck {
    private static final int SLOW = 300;

    @Override
    public String id() {
        return "M15";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        FiringRange range = new FiringRange(site);
        boolean slow = seconds(site) > SLOW && !range.always() && range.scales(ScalingDirection.OUT);
        return slow ? Stream.of(found(site)) : Stream.empty();
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
