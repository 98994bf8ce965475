package io.github.stepscale.lint;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import java.util.stream.Stream;

/** A code that no finding has. */
final class UnknownCodeRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                "D08",
                Severity.WARNING,
                "An unknown code is allowed",
                "allow names a code that no finding has, so it allows nothing; often its letter is that of another"
                        + " severity.",
                "Correct the code, or remove it.",
                AwsPages.OWN);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return plan.scaling().allow().stream()
                .filter(code -> !code.equals(ScalingDescription.ALLOW_ALL) && !isKnown(code))
                .map(code -> finding(
                        Severity.WARNING,
                        "allow",
                        code + " is the code of no finding: it allows nothing",
                        "Correct or remove it"));
    }

    /** The catalogue holds this rule, so it is asked only once there is something to check. */
    private static boolean isKnown(String code) {
        return RuleCatalog.entries().stream()
                .flatMap(entry -> entry.severities().stream().map(severity -> severity.letter() + "-" + entry.id()))
                .anyMatch(code::equals);
    }
}
