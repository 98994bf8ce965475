package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.text.PlainNumbers;
import java.util.stream.Stream;

/** An alarm at a value that its metric never has. */
final class NeverFiresRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                "A24",
                Severity.ERROR,
                "An alarm that no value trips",
                "The metric cannot have a value beyond the threshold: those of SageMaker are never negative, memory"
                        + " and disk utilization as well as normalized metrics end at 100, HasBacklogWithoutCapacity at"
                        + " 1.",
                "Move the threshold, or include it in the comparison.",
                AwsPages.METRICS);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return LocatedRule.of(plan)
                .filter(site -> new FiringRange(site).firing().isEmpty())
                .map(this::found);
    }

    private Finding found(LocatedRule site) {
        return finding(
                Severity.ERROR,
                site.alarmPath("threshold"),
                "the alarm fires at values " + site.alarm().comparison().symbol() + " "
                        + PlainNumbers.text(site.alarm().threshold()) + ", which "
                        + site.alarm().metric().label()
                        + " never has",
                "Move the threshold, or include it in the comparison");
    }
}
