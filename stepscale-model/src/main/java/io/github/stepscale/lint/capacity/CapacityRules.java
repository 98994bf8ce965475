package io.github.stepscale.lint.capacity;

import io.github.stepscale.lint.rule.LintRule;
import java.util.List;

/** The rules about the range, zero, and rules that meet. */
public final class CapacityRules {
    private CapacityRules() {}

    /** All of them. */
    public static List<LintRule> all() {
        return List.of(
                new PercentOfZeroRule(),
                new AsleepRule(),
                new FixedCapacityRule(),
                new BothFireRule(),
                new NeedlessWakeRule(),
                new OverruledRule(),
                new WakeTwiceRule(),
                new SuspendedRule(),
                new DashboardNameRule());
    }
}
