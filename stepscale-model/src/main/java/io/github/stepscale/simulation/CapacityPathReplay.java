package io.github.stepscale.simulation;

import java.util.List;

/** What given instances do to traffic: the timeline of a schedule that no alarm drives. */
final class CapacityPathReplay {
    private final Timeline timeline;
    private final SimulationParameters facts;

    private CapacityPathReplay(RunConditions conditions) {
        this.timeline = new Timeline(conditions.trace(), List.of());
        this.facts = conditions.facts();
    }

    /**
     * The timeline of a schedule. Where the trace is longer than the way, it stays as it is at its end.
     *
     * @param way as the facts let one go it
     */
    static Timeline of(RunConditions conditions, CapacityPath way) {
        CapacityPathReplay replay = new CapacityPathReplay(conditions);
        replay.serve(way);
        for (int minute = 1; minute < replay.timeline.minutes(); minute++) {
            int delta = replay.timeline.running[minute] - replay.timeline.running[minute - 1];
            if (delta != 0) {
                // A change was decided as long before it as it takes.
                replay.decide(minute - 1 - replay.facts.delay(delta), delta);
            }
        }
        if (way.unfinished() != 0 && replay.timeline.action[way.lastDecision()] == 0) {
            replay.decide(way.lastDecision(), way.unfinished());
        }
        return replay.timeline;
    }

    private void serve(CapacityPath way) {
        ServedRequests serving = new ServedRequests(facts);
        int done = way.lastDecision() + 1 + facts.delay(way.unfinished());
        int last = way.instances().length - 1;
        for (int minute = 0; minute < timeline.minutes(); minute++) {
            int running = minute <= last
                    ? way.instances()[minute]
                    : way.instances()[last] + (minute >= done ? way.unfinished() : 0);
            serving.serve(timeline, running, minute, minute + 1);
            timeline.metric[minute] = Double.NaN;
            timeline.instanceMinutes += running;
        }
    }

    private void decide(int minute, int delta) {
        timeline.action[minute] = delta;
        int done = Math.min(timeline.minutes(), minute + 1 + facts.delay(delta));
        for (int under = minute + 1; under < done; under++) {
            timeline.pending[under] = delta;
            timeline.instanceMinutes += Math.max(0, delta);
        }
    }
}
