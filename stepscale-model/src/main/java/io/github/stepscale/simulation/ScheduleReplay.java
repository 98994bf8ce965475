package io.github.stepscale.simulation;

import io.github.stepscale.traffic.Trace;
import java.util.List;

/** What given instances do to traffic: the timeline of a schedule that no alarm drives. */
final class ScheduleReplay {
    private ScheduleReplay() {}

    /**
     * The timeline of a schedule.
     *
     * @param instances in service in each minute
     */
    static Timeline of(Trace trace, Service service, int[] instances) {
        Timeline timeline = new Timeline(trace, List.of());
        double each = service.requestsPerInstance().orElseThrow();
        double backlog = 0;
        for (int minute = 0; minute < instances.length; minute++) {
            int running = instances[minute];
            double served = running * each;
            backlog = Math.max(0, backlog + timeline.requests[minute] - served);
            timeline.running[minute] = running;
            timeline.backlog[minute] = backlog;
            timeline.metric[minute] = Double.NaN;
            timeline.excess[minute] = Math.max(0, timeline.requests[minute] - served);
            timeline.wait[minute] = running == 0 ? Double.NaN : backlog / served;
            timeline.instanceMinutes += running;
        }
        for (int minute = 1; minute < instances.length; minute++) {
            decide(timeline, minute, instances[minute] - instances[minute - 1], service);
        }
        return timeline;
    }

    /** A change was decided as long before it as it takes. */
    private static void decide(Timeline timeline, int doneAt, int delta, Service service) {
        if (delta == 0) {
            return;
        }
        int decidedAt = doneAt - 1 - (delta > 0 ? service.scaleOutDelay() : service.scaleInDelay());
        timeline.action[decidedAt] = delta;
        for (int minute = decidedAt + 1; minute < doneAt; minute++) {
            timeline.pending[minute] = delta;
            timeline.instanceMinutes += Math.max(0, delta);
        }
    }
}
