package io.github.stepscale.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What came of a scenario.
 *
 * @param name of the scenario
 * @param timeline what happened
 * @param broken what did not hold; none if all is as expected
 */
public record ScenarioResult(String name, Timeline timeline, List<Expectation.Broken> broken) {
    private static final int AROUND = 5;

    public ScenarioResult {
        broken = List.copyOf(broken);
    }

    /** Whether all is as expected. */
    public boolean holds() {
        return broken.isEmpty();
    }

    /** For people: the name, what did not hold, and the minutes around each failure. */
    @Override
    public String toString() {
        if (holds()) {
            return name + ": as expected";
        }
        List<String> lines = new ArrayList<>();
        for (Expectation.Broken failure : broken) {
            lines.add(name + ": expected " + failure.sentence());
            lines.addAll(around(failure.minute()));
        }
        return String.join("\n", lines);
    }

    private List<String> around(int minute) {
        int first = Math.max(0, minute - AROUND);
        int last = Math.min(timeline.minutes() - 1, minute + AROUND);
        return TimelineRows.of(
                timeline, IntStream.rangeClosed(first, last).boxed().toList());
    }
}
