package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Edit.Remove;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import java.util.List;
import java.util.stream.Stream;

/** A dashboard that is not named after its stack. */
final class DashboardNameRule implements LintRule {
    @Override
    public String id() {
        return "C03";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return plan.scaling().stack().dashboard().name().stream()
                .filter(name -> plan.scaling().stack().dashboard().enabled())
                .map(name -> finding(
                        Severity.WARNING,
                        "dashboard.name",
                        name
                                + " does not depend on the stack: two stacks of this file in one account and Region"
                                + " overwrite each other's dashboard",
                        new Fix(
                                "Leave dashboard out; it is then named after the stack",
                                List.of(new Remove("dashboard")))));
    }
}
