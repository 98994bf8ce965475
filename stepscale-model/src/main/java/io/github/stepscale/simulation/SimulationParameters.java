package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.service.ChangeOverlap;
import io.github.stepscale.service.ScaleInBesideSuspendedScaleOut;
import io.github.stepscale.service.ScaleInDuringScaleOutCooldown;
import io.github.stepscale.service.Service;
import io.github.stepscale.service.ZeroTrafficByMetric;
import java.util.Optional;

/**
 * The parameters of a run, derived from a {@link Service} and a plan.
 *
 * @param throughput the throughput of instances; if unknown, all results that depend on it are {@link Double#NaN}
 * @param scaleOutDelay in minutes
 * @param scaleInDelay in minutes
 * @param initialCapacity instances in service in the first minute
 * @param zeroTraffic what each request metric publishes for a minute without requests
 * @param queues whether requests wait for capacity, as for asynchronous endpoints
 * @param locked whether a pending change blocks the next one
 * @param scaleIn whether scaling in is allowed during the cooldown of a scale-out
 * @param ignoresSuspendedScaleOut whether a suspended scale-out is ignored in favour of a scale-in
 * @param response the response of one instance to load, if it is known
 */
record SimulationParameters(
        Throughput throughput,
        int scaleOutDelay,
        int scaleInDelay,
        int initialCapacity,
        ZeroTrafficByMetric zeroTraffic,
        boolean queues,
        boolean locked,
        ScaleInDuringScaleOutCooldown scaleIn,
        boolean ignoresSuspendedScaleOut,
        Optional<InstanceResponse> response) {

    static SimulationParameters of(Service service, ScalingPlan plan) {
        return new SimulationParameters(
                Throughput.of(service.requestsPerInstance()),
                service.scaleOutDelay(),
                service.scaleInDelay(),
                service.initialCapacity().orElse(plan.scaling().capacity().min()),
                service.zeroTraffic(),
                plan.scaling().target().kind() == EndpointKind.ASYNC,
                service.overlap() == ChangeOverlap.LOCKED,
                service.scaleInDuringScaleOutCooldown(),
                service.scaleInBesideSuspendedScaleOut() == ScaleInBesideSuspendedScaleOut.ALLOWED,
                InstanceResponse.of(service, plan));
    }

    /** The requests above capacity, given requests minus throughput; 0 if they wait instead. */
    double excess(double over) {
        return queues && over > 0 ? 0 : positive(over);
    }

    int delay(int delta) {
        return delta > 0 ? scaleOutDelay : scaleInDelay;
    }

    /** Returns the number, or 0 if it is negative; {@link Double#NaN} stays. */
    static double positive(double number) {
        return number <= 0 ? 0 : number;
    }
}
