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

/**
 * An alarm that fires because data is missing, and then has no datapoint to choose a step by. Where a 0 in its place
 * would scale in, {@link IdleScaleInRule} reports it.
 */
final class NoDatapointRule implements ScalingRuleCheck {
    @Override
    public String id() {
        return "A33";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        boolean reported = MissingDatapoints.keepsUp(site);
        return MissingDatapoints.firesWithoutValue(site) && !reported ? Stream.of(found(site)) : Stream.empty();
    }

    private Finding found(LocatedRule site) {
        String path = site.path(SettingLocation.TREAT_MISSING_DATA);
        return finding(
                Severity.WARNING,
                path,
                "is breaching, so the alarm fires where "
                        + site.alarm().metric().label()
                        + " has no datapoint: without a datapoint no step applies, and the action fails every minute",
                Fix.write(path, List.of(MissingDatapoints.notFiring(site))));
    }
}
