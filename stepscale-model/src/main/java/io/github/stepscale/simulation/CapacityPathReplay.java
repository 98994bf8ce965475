package io.github.stepscale.simulation;

import java.util.List;

/** Replays traffic with a given capacity path instead of alarms and policies. */
final class CapacityPathReplay {
    private final Timeline timeline;
    private final SimulationParameters parameters;

    private CapacityPathReplay(RunConditions conditions) {
        this.parameters = conditions.parameters();
        this.timeline = new Timeline(conditions.trace(), List.of(), parameters.response(), false);
    }

    /**
     * Returns the timeline of a path. If the trace is longer than the path, the capacity stays as at its end.
     *
     * @param path a path that respects the delays of the conditions
     */
    static Timeline of(RunConditions conditions, CapacityPath path) {
        CapacityPathReplay replay = new CapacityPathReplay(conditions);
        replay.serve(path);
        for (int minute = 1; minute < replay.timeline.minutes(); minute++) {
            int delta = replay.timeline.running[minute] - replay.timeline.running[minute - 1];
            if (delta != 0) {
                // The decision on a change precedes it by the delay.
                replay.decide(minute - 1 - replay.parameters.delay(delta), delta);
            }
        }
        if (path.unfinished() != 0 && replay.timeline.action[path.lastDecision()] == 0) {
            replay.decide(path.lastDecision(), path.unfinished());
        }
        return replay.timeline;
    }

    private void serve(CapacityPath path) {
        ServeStage[] stages = ServeStage.of(parameters);
        int done = path.lastDecision() + 1 + parameters.delay(path.unfinished());
        int last = path.instances().length - 1;
        for (int minute = 0; minute < timeline.minutes(); minute++) {
            int running = minute <= last
                    ? path.instances()[minute]
                    : path.instances()[last] + (minute >= done ? path.unfinished() : 0);
            for (ServeStage stage : stages) {
                stage.serve(timeline, running, minute, minute + 1);
            }
            timeline.metric[minute] = Double.NaN;
            timeline.instanceMinutes += running;
        }
    }

    private void decide(int minute, int delta) {
        timeline.action[minute] = delta;
        int done = Math.min(timeline.minutes(), minute + 1 + parameters.delay(delta));
        for (int under = minute + 1; under < done; under++) {
            timeline.pending[under] = delta;
            timeline.instanceMinutes += Math.max(0, delta);
        }
    }
}
