package io.github.stepscale.lint;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import java.util.stream.Stream;

/** A code in {@code allow} that no finding has. */
final class UnknownCodeRule implements LintRule {
    @Override
    public String id() {
        return "D08";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return plan.scaling().allow().stream()
                .filter(code -> !code.equals(ScalingDescription.ALLOW_ALL) && !isKnown(code))
                .map(code -> finding(
                        Severity.WARNING,
                        "allow",
                        code + " is not the code of any finding, so it allows nothing",
                        "Correct or remove it"));
    }

    /** The catalogue holds this rule, so it is asked only once there is something to check. */
    private static boolean isKnown(String code) {
        return FindingCatalog.entries().stream().anyMatch(entry -> entry.codes().contains(code));
    }
}
