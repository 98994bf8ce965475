package io.github.stepscale.lint;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import java.util.List;

/** Checks a plan for mistakes that AWS accepts silently. */
public final class Linter {
    private static final Linter STANDARD = new Linter(LintRules.all());

    private final List<LintRule> rules;

    private Linter(List<LintRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Returns the linter with all rules. */
    public static Linter standard() {
        return STANDARD;
    }

    /**
     * Returns the findings that the description does not allow, with the standard delays. They are in the order of
     * {@link FindingCatalog#entries()}; within an entry in the order of the rules of the plan and of their steps.
     */
    public List<Finding> lint(ScalingPlan plan) {
        return lint(plan, ServiceDelays.STANDARD);
    }

    /** Returns the findings that the description does not allow, for a service with known delays. */
    public List<Finding> lint(ScalingPlan plan, ServiceDelays delays) {
        return rules.stream()
                .flatMap(rule -> rule.check(plan, delays))
                .filter(finding -> !isAllowed(finding, plan.scaling()))
                .toList();
    }

    /** Whether the description allows a finding, from the linter or from another check such as {@link TemplateSizeCheck}. */
    public static boolean isAllowed(Finding finding, ScalingDescription scaling) {
        return switch (finding.severity()) {
            case ERROR -> false;
            case WARNING ->
                scaling.allow().contains(ScalingDescription.ALLOW_ALL)
                        || scaling.allow().contains(finding.code());
            case INFO -> scaling.allow().contains(finding.code());
        };
    }
}
