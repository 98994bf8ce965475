package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.policy.rule.TreatMissingData;
import java.util.stream.Stream;

/** A scale-in that needs datapoints which an idle endpoint does not publish. */
final class IdleScaleInRule implements ScalingRuleCheck {
    @Override
    public String id() {
        return "A08";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        return MissingDatapoints.keepsUp(site) ? Stream.of(found(site, delays)) : Stream.empty();
    }

    private Finding found(LocatedRule site, ServiceDelays delays) {
        TreatMissingData missing = site.alarm().treatMissingData();
        String effect = missing == TreatMissingData.BREACHING
                ? "the alarm then fires without a datapoint, so no step applies: an idle endpoint does not scale in"
                : "with treatMissingData: " + missing.awsName()
                        + " the alarm then does not fire: an idle endpoint does not scale in";
        return finding(
                Severity.WARNING,
                site.path(SettingLocation.FILL),
                site.alarm().metric().label() + " has no datapoint without requests, and " + effect,
                Fix.write(site.path(SettingLocation.FILL), MissingDatapoints.asZero(site, delays)));
    }
}
