package io.github.stepscale.operation.load;

import io.github.stepscale.load.LoadProgress;
import io.github.stepscale.simulation.AlarmState;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.Plurals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Describes the progress of a run in one line. */
final class ProgressLine {
    private ProgressLine() {}

    static String of(LoadProgress progress, Optional<EndpointSnapshot> snapshot, String units) {
        return String.join(", ", parts(progress, snapshot, units));
    }

    /** Leaves out whole parts, the last ones first, until the line has at most so many columns. */
    static String of(LoadProgress progress, Optional<EndpointSnapshot> snapshot, String units, int columns) {
        StringBuilder line = new StringBuilder();
        for (String part : byImportance(parts(progress, snapshot, units))) {
            String next = line.isEmpty() ? part : ", " + part;
            if (line.length() + next.length() <= columns) {
                line.append(next);
            }
        }
        return line.toString();
    }

    private static List<String> parts(LoadProgress progress, Optional<EndpointSnapshot> snapshot, String units) {
        List<String> parts = new ArrayList<>();
        parts.add("due " + rate(progress.due()) + ", done " + rate(progress.done()) + " a minute");
        parts.add(progress.inFlight() + " in flight");
        progress.latency()
                .ifPresent(times ->
                        parts.add("p50 " + Durations.millis(times.p50()) + ", p99 " + Durations.millis(times.p99())));
        parts.add(Plurals.of(progress.errors(), "error"));
        if (progress.late() > 0) {
            parts.add(progress.late() + " late");
        }
        snapshot.ifPresent(known -> parts.add(capacity(known, units)));
        snapshot.map(ProgressLine::alarms).filter(alarms -> !alarms.isEmpty()).ifPresent(parts::add);
        return parts;
    }

    /** The number in flight says least. */
    private static List<String> byImportance(List<String> parts) {
        List<String> sorted = new ArrayList<>(parts);
        sorted.add(sorted.remove(1));
        return sorted;
    }

    private static String capacity(EndpointSnapshot snapshot, String units) {
        int current = snapshot.capacity().current();
        int desired = snapshot.capacity().desired();
        String change = current == desired ? "" : " (" + desired + " desired)";
        return units + " " + current + change;
    }

    /** Names only the alarms that fire: the line has to stay short. */
    private static String alarms(EndpointSnapshot snapshot) {
        String firing = snapshot.alarms().entrySet().stream()
                .filter(alarm -> alarm.getValue() == AlarmState.ALARM)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return snapshot.alarms().isEmpty() ? "" : firing.isEmpty() ? "no alarm" : "ALARM " + firing;
    }

    private static String rate(double perMinute) {
        return PlainNumbers.rounded(perMinute, 0);
    }
}
