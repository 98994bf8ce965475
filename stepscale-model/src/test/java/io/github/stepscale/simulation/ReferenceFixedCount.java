package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.Trace;
import java.math.BigDecimal;

/** A fixed count, as the contract has it, written a second time. */
final class ReferenceFixedCount {
    private final ReferenceRange range;
    private final Service service;
    private final Trace trace;
    private final boolean waits;

    /** What is in service in each minute. */
    final int[] path;

    int running;
    double excess;
    double longestWait;
    long instanceMinutes;

    private ReferenceFixedCount(ScalingPlan plan, Service service, Trace trace) {
        this.range = new ReferenceRange(plan.scaling(), trace);
        this.service = service;
        this.trace = trace;
        this.path = new int[trace.minutes()];
        this.waits = plan.scaling().target().kind() == EndpointKind.ASYNC;
    }

    /** What a count does; an unserved end waits for ever, since nothing moves a count without a schedule. */
    static ReferenceFixedCount of(ScalingPlan plan, Service service, Trace trace, int count) {
        ReferenceFixedCount fixed = new ReferenceFixedCount(plan, service, trace);
        fixed.running = plan.scaling().capacity().clamp(count);
        fixed.run(count);
        return fixed;
    }

    private void run(int count) {
        double backlog = 0;
        int unserved = 0;
        int goal = running;
        int doneAt = 0;
        for (int minute = 0; minute < trace.minutes(); minute++) {
            running = minute >= doneAt ? goal : running;
            path[minute] = running;
            double over = trace.requests(minute) - served(running);
            backlog = Math.max(0, backlog + trace.requests(minute) - served(running));
            excess += waits ? 0 : Math.max(0, over);
            longestWait = running > 0 ? Math.max(longestWait, backlog / served(running)) : longestWait;
            unserved = running == 0 && backlog > 0 ? unserved + 1 : 0;
            longestWait = Math.max(longestWait, unserved);
            instanceMinutes += minute < doneAt ? Math.max(running, goal) : running;
            if (minute >= doneAt && range.clamp(count, minute) != running) {
                goal = range.clamp(count, minute);
                doneAt = minute + 1 + (goal > running ? service.scaleOutDelay() : service.scaleInDelay());
            }
        }
        longestWait = unserved > 0 ? Double.POSITIVE_INFINITY : longestWait;
    }

    /** Nothing is known of it without {@code requestsPerInstance}; then nothing that is made of it is looked at. */
    private double served(int instances) {
        BigDecimal each =
                new BigDecimal(String.valueOf(service.requestsPerInstance().orElse(1)));
        return each.multiply(BigDecimal.valueOf(instances)).doubleValue();
    }
}
