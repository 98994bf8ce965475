package io.github.stepscale.simulation;

import java.util.List;
import java.util.stream.IntStream;

/** What is known of one minute; a number that does not exist is NaN. */
record ReferenceMinute(
        double requests,
        int running,
        int pending,
        double metric,
        List<AlarmState> alarms,
        int action,
        double excess,
        double waitMinutes) {

    static ReferenceMinute of(Timeline timeline, int minute) {
        return new ReferenceMinute(
                timeline.trace().requests(minute),
                timeline.running(minute),
                timeline.pending(minute),
                timeline.metric(minute),
                IntStream.range(0, timeline.rules().size())
                        .mapToObj(rule -> timeline.alarm(rule, minute))
                        .toList(),
                timeline.action(minute),
                timeline.excess(minute),
                timeline.waitMinutes(minute));
    }
}
