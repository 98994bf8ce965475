package io.github.stepscale.aws;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A CloudWatch alarm as it is.
 *
 * @param state {@code OK}, {@code ALARM} or {@code INSUFFICIENT_DATA}
 * @param reason why, in CloudWatch's words
 * @param reasonData the same as JSON; may be empty
 * @param since when it came into that state; an emulator may not say
 * @param comparison such as {@code GreaterThanOrEqualToThreshold}
 * @param actions ARNs of what it runs when it goes into ALARM
 * @param enabled whether it runs them
 */
public record Alarm(
        String name,
        String state,
        String reason,
        String reasonData,
        Optional<Instant> since,
        double threshold,
        String comparison,
        int evaluationPeriods,
        int datapointsToAlarm,
        String treatMissingData,
        List<String> actions,
        boolean enabled) {
    public Alarm {
        actions = List.copyOf(actions);
    }
}
