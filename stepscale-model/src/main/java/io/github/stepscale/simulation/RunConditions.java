package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.traffic.Trace;
import java.util.Arrays;
import java.util.function.Function;

/**
 * What a policy and its references have in common.
 *
 * @param plan of the policy
 * @param service what is known of the served model
 * @param trace the traffic
 * @param range of the capacity in each minute
 */
record RunConditions(ScalingPlan plan, Service service, Trace trace, ScheduledRange range) {
    /** How long it goes on after the traffic to serve what waits at its end: a day of minutes. */
    static final int AFTER = 1_440;

    static RunConditions of(ScalingPlan plan, Service service, Trace trace) {
        return new RunConditions(plan, service, trace, ScheduledRange.of(plan.scaling(), trace));
    }

    SimulationParameters facts() {
        return SimulationParameters.of(service, plan);
    }

    /** Whether requests wait instead of coming above capacity. */
    boolean queues() {
        return plan.scaling().target().kind() == EndpointKind.ASYNC;
    }

    /** Whether there are too many minutes times counts to try them all. */
    boolean isTooLarge() {
        return HindsightProblem.of(this).isTooLarge();
    }

    /**
     * A way to scale, in numbers.
     *
     * @param run what it does to traffic. Where requests wait at the end and nothing serves them it is asked a second time,
     *     with quiet minutes behind: how long they wait is not known before they are served
     */
    SimulatedRun candidate(Function<RunConditions, Timeline> run) {
        Timeline timeline = run.apply(this);
        Timeline waited = timeline.isUnserved(timeline.minutes() - 1) ? run.apply(withQuietEnd()) : timeline;
        return new SimulatedRun(timeline, SummaryCalculator.of(timeline, waited, service, range));
    }

    private RunConditions withQuietEnd() {
        int minutes = Math.min(Trace.MOST_MINUTES, trace.minutes() + AFTER);
        return of(plan, service, Trace.of(trace.start(), Arrays.copyOf(trace.toArray(), minutes)));
    }
}
