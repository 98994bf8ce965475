package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.SettingLocation;
import java.util.List;
import java.util.stream.Stream;

/** A scale-out alarm that missing data keeps in ALARM. */
final class MissingDataScaleOutRule implements ScalingRuleCheck {
    @Override
    public String id() {
        return "A29";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        return MissingDatapoints.keepsFiring(site) ? Stream.of(found(site)) : Stream.empty();
    }

    private Finding found(LocatedRule site) {
        return finding(
                Severity.WARNING,
                site.path(SettingLocation.TREAT_MISSING_DATA),
                "is ignore, and " + site.alarm().metric().label()
                        + " has no datapoint without requests: missing data leaves the alarm in ALARM after a burst",
                Fix.write(site.path(SettingLocation.TREAT_MISSING_DATA), List.of(MissingDatapoints.notFiring(site))));
    }
}
