package io.github.stepscale.lint.alarm;

import io.github.stepscale.lint.rule.LintRule;
import java.util.List;

/** The rules about alarms. */
public final class AlarmRules {
    private AlarmRules() {}

    /** All of them. */
    public static List<LintRule> all() {
        return List.of(
                new IdleScaleInRule(),
                new LateDatapointRule(),
                new StaleDatapointsRule(),
                new StrictWakeRule(),
                new NoCooldownRule(),
                new DefaultPeriodsRule(),
                new AlwaysInAlarmRule(),
                new StrictComparisonRule(),
                new NeverFiresRule(),
                new MissingDataScaleOutRule(),
                new NoDatapointRule(),
                new ShortCooldownRule(),
                new SlowScaleOutRule());
    }
}
