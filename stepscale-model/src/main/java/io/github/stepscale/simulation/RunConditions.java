package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.Trace;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * The common conditions of a policy and its references.
 *
 * @param plan the plan of the policy
 * @param service the properties of the served model
 * @param trace the traffic
 * @param range the capacity range of each minute
 * @param latency the limit of the latency, if there is one
 */
record RunConditions(
        ScalingPlan plan,
        Service service,
        Trace trace,
        ScheduledCapacityRange range,
        Optional<LatencyObjective> latency) {
    /** Maximum minutes after the traffic to serve requests that still wait: a day. */
    static final int AFTER = 1_440;

    /** Conditions without a limit of the latency. */
    static RunConditions of(ScalingPlan plan, Service service, Trace trace) {
        return of(plan, service, Optional.empty(), trace);
    }

    static RunConditions of(ScalingPlan plan, Service service, Optional<LatencyObjective> latency, Trace trace) {
        return new RunConditions(plan, service, trace, ScheduledCapacityRange.of(plan.scaling(), trace), latency);
    }

    SimulationParameters parameters() {
        return SimulationParameters.of(service, plan);
    }

    /** Whether requests wait in a queue instead of counting as above capacity. */
    boolean queues() {
        return plan.scaling().target().kind() == EndpointKind.ASYNC;
    }

    /**
     * Runs a way to scale and summarizes it.
     *
     * @param run computes the timeline. If requests wait at the end without capacity, it runs a second time with quiet
     *     minutes appended, because their wait is only known once they are served
     */
    SimulatedRun run(Function<RunConditions, Timeline> run) {
        Timeline timeline = run.apply(this);
        Timeline waited = timeline.isUnserved(timeline.minutes() - 1) ? run.apply(withQuietEnd()) : timeline;
        return new SimulatedRun(timeline, SummaryCalculator.of(timeline, waited, service, range, latency));
    }

    private RunConditions withQuietEnd() {
        int minutes = Math.min(Trace.MAX_MINUTES, trace.minutes() + AFTER);
        return of(plan, service, latency, Trace.of(trace.start(), Arrays.copyOf(trace.toArray(), minutes)));
    }
}
