package io.github.stepscale.operation.load;

import io.github.stepscale.load.LoadProgress;
import io.github.stepscale.simulation.AlarmState;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.Plurals;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a run is going, in one line. */
public final class ProgressLine {
    private ProgressLine() {}

    static String line(LoadProgress progress, Optional<EndpointSnapshot> seen, String units) {
        String latency = progress.latency()
                .map(times -> ", p50 " + Durations.millis(times.p50()) + ", p99 " + Durations.millis(times.p99()))
                .orElse("");
        String late = progress.late() > 0 ? ", " + progress.late() + " late" : "";
        return "due " + rate(progress.due()) + ", done " + rate(progress.done()) + " a minute, "
                + progress.inFlight() + " in flight" + latency + ", " + Plurals.of(progress.errors(), "error") + late
                + seen.map(sample -> ", " + capacity(sample, units)).orElse("");
    }

    private static String capacity(EndpointSnapshot sample, String units) {
        int present = sample.capacity().present();
        int desired = sample.capacity().desired();
        String change = present == desired ? "" : " (" + desired + " desired)";
        return units + " " + present + change + alarms(sample);
    }

    /** Short, since it has to fit into a line: only those that fire. */
    private static String alarms(EndpointSnapshot sample) {
        String firing = sample.alarms().entrySet().stream()
                .filter(alarm -> alarm.getValue() == AlarmState.ALARM)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return sample.alarms().isEmpty() ? "" : firing.isEmpty() ? ", no alarm" : ", ALARM " + firing;
    }

    private static String rate(double perMinute) {
        return PlainNumbers.rounded(perMinute, 0);
    }
}
