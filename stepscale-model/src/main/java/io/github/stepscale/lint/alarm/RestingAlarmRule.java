package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.Entry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.Reach;
import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.lint.rule.Sources;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.Direction;
import java.util.Optional;
import java.util.stream.Stream;

/** An alarm whose ALARM means nothing bad. */
final class RestingAlarmRule implements LintRule {
    @Override
    public Entry entry() {
        return Entry.lint(
                "A20",
                Severity.INFO,
                "An alarm that is red at rest",
                "A scale-in alarm is in ALARM whenever the load is low, at the minimum capacity too; the one alarm of"
                        + " layout: single is in ALARM for as long as there is data. Both are as they should be.",
                "Do not page on these alarms, and leave them out of status pages.",
                Sources.OWN);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return RuleSite.of(plan).flatMap(site -> state(site).map(state -> found(site, state)).stream());
    }

    private static Optional<String> state(RuleSite site) {
        Reach reach = new Reach(site);
        if (reach.always()) {
            return Optional.of("is in ALARM for as long as there is data, by design");
        }
        boolean in = site.alarm().comparison().side() == Direction.IN && reach.scales(Direction.IN);
        return in ? Optional.of("is in ALARM while the load is low, at minCapacity too") : Optional.empty();
    }

    private Finding found(RuleSite site, String state) {
        return finding(Severity.INFO, site.stepsPath(), site.rule().id() + "Alarm " + state, "Do not page on it");
    }
}
