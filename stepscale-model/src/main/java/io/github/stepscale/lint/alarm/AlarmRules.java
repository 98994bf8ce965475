package io.github.stepscale.lint.alarm;

import io.github.stepscale.lint.rule.LintRule;
import java.util.List;

/** The rules about alarms. */
public final class AlarmRules {
    private AlarmRules() {}

    /** All of them. */
    public static List<LintRule> all() {
        return List.of(
                new IdleRule(),
                new LateDatapointRule(),
                new SparseRule(),
                new LateWakeRule(),
                new NoCooldownRule(),
                new RestingAlarmRule(),
                new StrictRule(),
                new NeverFiresRule(),
                new SilentScaleOutRule(),
                new ShortCooldownRule(),
                new SlowRule());
    }
}
