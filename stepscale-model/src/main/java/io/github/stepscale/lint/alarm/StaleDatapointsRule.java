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

/** Old datapoints that stand in for missing recent ones. */
final class StaleDatapointsRule implements ScalingRuleCheck {
    @Override
    public String id() {
        return "A10";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        boolean stale = site.alarm().evaluationPeriods() > 1
                && MissingDatapoints.isPossible(site)
                && !new FiringRange(site).scales(ScalingDirection.IN);
        return stale ? Stream.of(found(site)) : Stream.empty();
    }

    private Finding found(LocatedRule site) {
        int periods = site.alarm().evaluationPeriods();
        return finding(
                Severity.INFO,
                site.path(SettingLocation.EVALUATION_PERIODS),
                site.alarm().metric().label() + " has no datapoint without requests, so " + periods
                        + " datapoints can reach back over more than " + periods + " periods",
                "Lower evaluationPeriods, or write fill: 0 with datapointsToAlarm: " + (periods - 1));
    }
}
