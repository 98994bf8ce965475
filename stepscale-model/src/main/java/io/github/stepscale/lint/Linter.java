package io.github.stepscale.lint;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import java.util.List;

/** Judges what is deployed: names what AWS would accept and nobody would want. */
public final class Linter {
    private static final Linter STANDARD = new Linter(RuleCatalog.rules());

    private final List<LintRule> rules;

    private Linter(List<LintRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** All rules there are. */
    public static Linter standard() {
        return STANDARD;
    }

    /**
     * What is found and not allowed by the description, in the order of {@link RuleCatalog#entries()}; within one of
     * these in the order of the plan's rules and of their steps.
     */
    public List<Finding> lint(ScalingPlan plan) {
        return lint(plan, ServiceDelays.STANDARD);
    }

    /** The same, where it is known how long things take. */
    public List<Finding> lint(ScalingPlan plan, ServiceDelays delays) {
        return rules.stream()
                .flatMap(rule -> rule.check(plan, delays))
                .filter(finding -> !isAllowed(finding, plan.scaling()))
                .toList();
    }

    /** Whether the description accepts a finding, of the linter or of others such as {@link TemplateSize}. */
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
