package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.Entry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.lint.rule.Sources;
import io.github.stepscale.plan.ScalingPlan;
import java.util.stream.Stream;

/** Steps that begin away from the threshold. */
final class HoleRule implements LintRule {
    @Override
    public Entry entry() {
        return Entry.lint(
                "S13",
                Severity.WARNING,
                "Values between the threshold and the first step",
                "The alarm fires at these values, no step applies, and the action fails once a minute; only the"
                        + " history of the alarm shows it.",
                "Let the first step begin at the threshold: bound 0.",
                Sources.STEP_GUIDE);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return RuleSite.of(plan)
                .filter(RuleSite::isExplicit)
                .flatMap(site -> Hole.of(site).filter(hole -> !hole.endless()).map(hole -> found(site, hole)).stream());
    }

    private Finding found(RuleSite site, Hole hole) {
        return finding(
                Severity.WARNING,
                site.stepsPath(),
                "the alarm fires at " + hole.values() + ", and no step applies there: the action fails once a minute",
                "Let the first step begin at the threshold with bound 0, or move the threshold to that step");
    }
}
