package io.github.stepscale.simulation;

import java.util.List;

/**
 * The best that a response to the minute before can do: in each minute, what the requests of the minute before need, or the
 * capacity of a policy where that is more.
 */
final class ImmediateResponse {
    private final int[] policy;
    private final Throughput each;

    /**
     * @param policy the capacity of the policy in each minute
     * @param each what one instance serves so that nothing is short
     */
    ImmediateResponse(int[] policy, Throughput each) {
        this.policy = policy;
        this.each = each;
    }

    /** The run within the range of each minute. */
    SimulatedRun within(RunConditions conditions) {
        return conditions.run(now -> serve(now, now.range().max()));
    }

    /** The run without a maximum. */
    SimulatedRun unlimited(RunConditions conditions) {
        int[] none = new int[0];
        return conditions.run(now -> serve(now, none));
    }

    private Timeline serve(RunConditions conditions, int[] max) {
        SimulationParameters parameters = conditions.parameters();
        ServeStage[] stages = ServeStage.of(parameters);
        Timeline timeline = new Timeline(conditions.trace(), List.of(), parameters.response(), false);
        for (int minute = 0; minute < timeline.minutes(); minute++) {
            int running = running(timeline, minute, max, parameters.queues());
            for (ServeStage stage : stages) {
                stage.serve(timeline, running, minute, minute + 1);
            }
        }
        return timeline;
    }

    private int running(Timeline timeline, int minute, int[] max, boolean queues) {
        int least = policy[Math.min(minute, policy.length - 1)];
        if (minute == 0) {
            return least;
        }
        double waiting = queues ? timeline.backlog[minute - 1] : 0;
        int needed = each.needed(timeline.requests[minute - 1] + waiting);
        return Math.max(least, max.length == 0 ? needed : Math.min(needed, max[minute - 1]));
    }
}
