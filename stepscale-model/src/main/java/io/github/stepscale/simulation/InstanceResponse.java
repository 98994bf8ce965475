package io.github.stepscale.simulation;

import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.ThroughputCurve;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.service.Service;
import java.util.Optional;

/**
 * The response of one instance to load, as a run needs it.
 *
 * @param curve latencies by rate
 * @param throughput throughput by the requests inside
 * @param maxInside the most requests inside an instance; those above time out
 */
record InstanceResponse(ServiceCurve curve, ThroughputCurve throughput, double maxInside) {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS_PER_MINUTE = 60_000;

    /** Returns the response of an instance of a service; empty if it is unknown. */
    static Optional<InstanceResponse> of(Service service, ScalingPlan plan) {
        EndpointKind kind = plan.scaling().target().kind();
        return service.responseCurve()
                .map(curve -> of(
                        curve,
                        service.effectiveSaturation().orElseGet(curve::lastRate),
                        service.timeout().toNanos() / NANOS_PER_MILLI / MILLIS_PER_MINUTE,
                        kind == EndpointKind.ASYNC));
    }

    /** @param timeoutMinutes of no effect for an asynchronous endpoint */
    static InstanceResponse of(ServiceCurve curve, double saturation, double timeoutMinutes, boolean async) {
        return new InstanceResponse(
                curve,
                ThroughputCurve.of(curve, saturation),
                async ? Double.POSITIVE_INFINITY : saturation * timeoutMinutes + curve.lastConcurrency());
    }
}
