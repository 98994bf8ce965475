package io.github.stepscale.operation.history;

import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.text.Durations;
import java.time.Duration;

/**
 * How often an alarm that stays in ALARM runs its policy again, counted from the change of its state: every minute, whatever its
 * period (Amazon CloudWatch User Guide, "Alarm actions"). An alarm with a period below a minute is evaluated every 10 s, and
 * was seen to run its policy as often; AWS does not document that. Nor does it say how often an alarm on a PromQL query does:
 * every minute is assumed.
 */
public final class RepeatInterval {
    private static final int MINUTE = 60;
    private static final int HIGH_RESOLUTION = 10;

    private RepeatInterval() {}

    /** Returns the interval of the rule's alarm. */
    public static Duration of(PlannedRule rule) {
        boolean highResolution = rule instanceof ScalingRule onMetric
                && onMetric.alarm().metric().period() < MINUTE;
        return Duration.ofSeconds(highResolution ? HIGH_RESOLUTION : MINUTE);
    }

    /** Returns {@code every minute} or {@code every 10 s}. */
    public static String text(PlannedRule rule) {
        Duration interval = of(rule);
        return "every " + (interval.toSeconds() == MINUTE ? "minute" : Durations.of(interval));
    }
}
