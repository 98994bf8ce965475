package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.policy.rule.ScalingDirection;
import java.util.Optional;
import java.util.stream.Stream;

/** An alarm whose ALARM state is normal. */
final class AlwaysInAlarmRule implements ScalingRuleCheck {
    @Override
    public String id() {
        return "A20";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        return state(site).map(state -> found(site, state)).stream();
    }

    private static Optional<String> state(LocatedRule site) {
        FiringRange range = new FiringRange(site);
        if (range.always()) {
            return Optional.of("is in ALARM for as long as there is data, by design");
        }
        boolean in = site.alarm().comparison().side() == ScalingDirection.IN && range.scales(ScalingDirection.IN);
        return in ? Optional.of("is in ALARM while the load is low, at minCapacity too") : Optional.empty();
    }

    private Finding found(LocatedRule site, String state) {
        return finding(Severity.INFO, site.stepsPath(), site.rule().id() + "Alarm " + state, "Do not page on it");
    }
}
