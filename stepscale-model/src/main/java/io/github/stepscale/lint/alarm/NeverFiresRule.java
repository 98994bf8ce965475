package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.Entry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.Reach;
import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.lint.rule.Sources;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.Decimals;
import java.util.stream.Stream;

/** An alarm at a value that its metric never has. */
final class NeverFiresRule implements LintRule {
    @Override
    public Entry entry() {
        return Entry.lint(
                "A24",
                Severity.ERROR,
                "An alarm that no value trips",
                "The metric cannot have a value beyond the threshold: those of SageMaker are never negative, memory"
                        + " and disk utilization as well as normalized metrics end at 100, HasBacklogWithoutCapacity at"
                        + " 1.",
                "Move the threshold, or include it in the comparison.",
                Sources.METRICS);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return RuleSite.of(plan)
                .filter(site -> new Reach(site).firing().isEmpty())
                .map(this::found);
    }

    private Finding found(RuleSite site) {
        return finding(
                Severity.ERROR,
                site.alarmPath("threshold"),
                "the alarm fires at values " + site.alarm().comparison().symbol() + " "
                        + Decimals.text(site.alarm().threshold()) + ", which "
                        + site.alarm().metric().label()
                        + " never has",
                "Move the threshold, or include it in the comparison");
    }
}
