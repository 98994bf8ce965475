package io.github.stepscale.lint;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.lint.capacity.FixedCapacityRule;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import java.util.List;

/** Checks a plan for mistakes that AWS accepts silently. */
public final class Linter {
    private static final Linter STANDARD = new Linter(LintRules.all());

    /** The first letters of the findings on steps, alarms and SageMaker. */
    private static final String OF_EFFECTS = "SAM";

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
                        || scaling.allow().contains(finding.code())
                        || isWithoutEffect(finding, scaling);
            case INFO -> scaling.allow().contains(finding.code());
        };
    }

    /** Whether it is about what steps, alarms or metrics do, where it is meant that the capacity never changes. */
    private static boolean isWithoutEffect(Finding finding, ScalingDescription scaling) {
        return scaling.allow().contains(FixedCapacityRule.CODE)
                && FixedCapacityRule.isFixed(scaling)
                && OF_EFFECTS.indexOf(finding.id().charAt(0)) >= 0;
    }
}
