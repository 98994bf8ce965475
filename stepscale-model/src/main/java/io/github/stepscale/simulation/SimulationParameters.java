package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.EndpointKind;

/**
 * A {@link Service} as the loop needs it.
 *
 * @param throughput what instances serve; where it is not known, everything that follows from it is {@link Double#NaN}
 * @param scaleOutDelay in minutes
 * @param scaleInDelay in minutes
 * @param initialCapacity instances in service in the first minute
 * @param ofNoRequests what a metric of requests publishes for a minute without any; {@link Double#NaN} for nothing
 * @param queues whether requests wait for capacity instead of failing, as those of an asynchronous endpoint do
 * @param locked whether a change holds the next one back
 * @param scaleIn during the cooldown of a scale-out
 * @param passesSuspendedOver whether a scale-out that is suspended lets a scale-in of another rule through
 */
record SimulationParameters(
        Throughput throughput,
        int scaleOutDelay,
        int scaleInDelay,
        int initialCapacity,
        double ofNoRequests,
        boolean queues,
        boolean locked,
        ScaleInDuringScaleOutCooldown scaleIn,
        boolean passesSuspendedOver) {

    static SimulationParameters of(Service service, ScalingPlan plan) {
        return new SimulationParameters(
                Throughput.of(service.requestsPerInstance()),
                service.scaleOutDelay(),
                service.scaleInDelay(),
                service.initialCapacity().orElse(plan.scaling().capacity().min()),
                service.zeroTraffic() == ZeroTraffic.ZERO ? 0 : Double.NaN,
                plan.scaling().target().kind() == EndpointKind.ASYNC,
                service.overlap() == ConcurrentChanges.LOCKED,
                service.scaleInDuringScaleOutCooldown(),
                service.scaleInBesideSuspendedScaleOut() == ScaleInBesideSuspendedScaleOut.ALLOWED);
    }

    /** The requests above capacity that are lost for good. */
    double excess(double over) {
        return queues && over > 0 ? 0 : positive(over);
    }

    int delay(int delta) {
        return delta > 0 ? scaleOutDelay : scaleInDelay;
    }

    /** The number, or 0 if it is below; what is not known stays so. */
    static double positive(double number) {
        return number <= 0 ? 0 : number;
    }
}
