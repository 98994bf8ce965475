package io.github.stepscale.operation.load;

import io.github.stepscale.load.LoadProgress;
import io.github.stepscale.simulation.AlarmState;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.Plurals;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Describes the progress of a run in one line. */
final class ProgressLine {
    private ProgressLine() {}

    static String of(LoadProgress progress, Optional<EndpointSnapshot> snapshot, String units) {
        String latency = progress.latency()
                .map(times -> ", p50 " + Durations.millis(times.p50()) + ", p99 " + Durations.millis(times.p99()))
                .orElse("");
        String late = progress.late() > 0 ? ", " + progress.late() + " late" : "";
        return "due " + rate(progress.due()) + ", done " + rate(progress.done()) + " a minute, "
                + progress.inFlight() + " in flight" + latency + ", " + Plurals.of(progress.errors(), "error") + late
                + snapshot.map(known -> ", " + capacity(known, units)).orElse("");
    }

    private static String capacity(EndpointSnapshot snapshot, String units) {
        int current = snapshot.capacity().current();
        int desired = snapshot.capacity().desired();
        String change = current == desired ? "" : " (" + desired + " desired)";
        return units + " " + current + change + alarms(snapshot);
    }

    /** Names only the alarms that fire: the line has to stay short. */
    private static String alarms(EndpointSnapshot snapshot) {
        String firing = snapshot.alarms().entrySet().stream()
                .filter(alarm -> alarm.getValue() == AlarmState.ALARM)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return snapshot.alarms().isEmpty() ? "" : firing.isEmpty() ? ", no alarm" : ", ALARM " + firing;
    }

    private static String rate(double perMinute) {
        return PlainNumbers.rounded(perMinute, 0);
    }
}
