package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.Trace;

/**
 * The outcome of one way to scale.
 *
 * @param timeline the outcome minute by minute
 * @param summary the outcome in numbers
 */
public record SimulatedRun(Timeline timeline, Summary summary) {

    /**
     * Simulates a plan on traffic.
     *
     * @throws io.github.stepscale.validation.InvalidValueException if the plan cannot be simulated
     */
    public static SimulatedRun of(ScalingPlan plan, Service service, Trace trace) {
        return of(RunConditions.of(plan, service, trace), Simulator.of(plan, service));
    }

    /**
     * Simulates a plan on traffic and summarizes it with the limit of the latency of an objective, if it has one.
     *
     * @throws io.github.stepscale.validation.InvalidValueException if the plan cannot be simulated
     */
    public static SimulatedRun of(ScalingPlan plan, Service service, Objective objective, Trace trace) {
        return of(RunConditions.of(plan, service, objective.latency(), trace), Simulator.of(plan, service));
    }

    static SimulatedRun of(RunConditions conditions, Simulator simulator) {
        return conditions.run(now -> simulator.run(now.trace()));
    }
}
