package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.rule.ScalingDirection;
import java.util.Optional;
import java.util.stream.Stream;

/** An alarm whose ALARM means nothing bad. */
final class AlwaysInAlarmRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                "A20",
                Severity.INFO,
                "An alarm that is red at rest",
                "A scale-in alarm is in ALARM whenever the load is low, at the minimum capacity too; the one alarm of"
                        + " layout: single is in ALARM for as long as there is data. Both are as they should be.",
                "Do not page on these alarms, and leave them out of status pages.",
                AwsPages.OWN);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return LocatedRule.of(plan).flatMap(site -> state(site).map(state -> found(site, state)).stream());
    }

    private static Optional<String> state(LocatedRule site) {
        FiringRange reach = new FiringRange(site);
        if (reach.always()) {
            return Optional.of("is in ALARM for as long as there is data, by design");
        }
        boolean in = site.alarm().comparison().side() == ScalingDirection.IN && reach.scales(ScalingDirection.IN);
        return in ? Optional.of("is in ALARM while the load is low, at minCapacity too") : Optional.empty();
    }

    private Finding found(LocatedRule site, String state) {
        return finding(Severity.INFO, site.stepsPath(), site.rule().id() + "Alarm " + state, "Do not page on it");
    }
}
