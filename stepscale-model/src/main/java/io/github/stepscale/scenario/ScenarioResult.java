package io.github.stepscale.scenario;

import io.github.stepscale.simulation.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The result of a scenario.
 *
 * @param name the name of the scenario
 * @param timeline the timeline of the run
 * @param failures the failed expectations; empty if all passed
 */
public record ScenarioResult(String name, Timeline timeline, List<Expectation.Failure> failures) {
    private static final int CONTEXT_MINUTES = 5;

    public ScenarioResult {
        failures = List.copyOf(failures);
    }

    /** Whether all expectations passed. */
    public boolean passed() {
        return failures.isEmpty();
    }

    /** The name, the failures, and the minutes around each failure, as text. */
    @Override
    public String toString() {
        if (passed()) {
            return name + ": as expected";
        }
        List<String> lines = new ArrayList<>();
        for (Expectation.Failure failure : failures) {
            lines.add(name + ": expected " + failure.sentence());
            lines.addAll(around(failure.minute()));
        }
        return String.join("\n", lines);
    }

    private List<String> around(int minute) {
        int first = Math.max(0, minute - CONTEXT_MINUTES);
        int last = Math.min(timeline.minutes() - 1, minute + CONTEXT_MINUTES);
        return TimelineTable.of(
                timeline, IntStream.rangeClosed(first, last).boxed().toList());
    }
}
