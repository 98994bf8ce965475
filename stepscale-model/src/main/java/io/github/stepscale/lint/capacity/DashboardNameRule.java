package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Edit.Remove;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.plan.ScalingPlan;
import java.util.List;
import java.util.stream.Stream;

/** A dashboard that does not have the name of its stack. */
final class DashboardNameRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                        "C03",
                        Severity.WARNING,
                        "Dashboards that overwrite each other",
                        "Dashboards of all Regions of an account share one list of names, and one that is put under a name"
                                + " that exists replaces the other without a word; deleting either stack then deletes it for both."
                                + " The Region is added to every name, and without a name of its own the dashboard has that of its"
                                + " stack. With one, two stacks of the same file in one account and Region share it.",
                        "Leave dashboard out, or make sure that the file becomes one stack an account and Region.",
                        AwsPages.PUT_DASHBOARD)
                .byMachine();
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return plan.scaling().stack().dashboard().name().stream()
                .filter(name -> plan.scaling().stack().dashboard().enabled())
                .map(name -> finding(
                        Severity.WARNING,
                        "dashboard.name",
                        name
                                + " does not depend on the stack: two stacks of this file in one account and Region"
                                + " overwrite each other's dashboard",
                        new Fix(
                                "Leave dashboard out, so that it is named after the stack",
                                List.of(new Remove("dashboard")))));
    }
}
