package io.github.stepscale.lint.capacity;

import io.github.stepscale.lint.rule.LintRule;
import java.util.List;

/** The rules about the capacity range, zero capacity, and several rules that act together. */
public final class CapacityRules {
    private CapacityRules() {}

    /** All of them. */
    public static List<LintRule> all() {
        return List.of(
                new PercentOfZeroRule(),
                new StuckAtZeroRule(),
                new FixedCapacityRule(),
                new CrossedScheduleRule(),
                new ConflictingRulesRule(),
                new NeedlessWakeRule(),
                new OverruledScaleInRule(),
                new DuplicateWakeRule(),
                new SuspendedScalingRule(),
                new DashboardNameRule());
    }
}
