package io.github.stepscale.simulation;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Builds a {@link Service} with the keys of {@code stepscale.yaml}. */
public final class ServiceBuilder {
    private OptionalDouble requestsPerInstance;
    private int scaleOutDelay;
    private int scaleInDelay;
    private int metricDelay;
    private OptionalInt initialCapacity;
    private ZeroTrafficByMetric zeroTraffic;
    private ChangeOverlap overlap;
    private ScaleInDuringScaleOutCooldown scaleInDuringScaleOutCooldown;
    private ScaleInBesideSuspendedScaleOut scaleInBesideSuspendedScaleOut;
    private OptionalDouble instancePrice;
    private OptionalDouble trackingTarget;

    ServiceBuilder(Service service) {
        requestsPerInstance = service.requestsPerInstance();
        scaleOutDelay = service.scaleOutDelay();
        scaleInDelay = service.scaleInDelay();
        metricDelay = service.metricDelay();
        initialCapacity = service.initialCapacity();
        zeroTraffic = service.zeroTraffic();
        overlap = service.overlap();
        scaleInDuringScaleOutCooldown = service.scaleInDuringScaleOutCooldown();
        scaleInBesideSuspendedScaleOut = service.scaleInBesideSuspendedScaleOut();
        instancePrice = service.instancePrice();
        trackingTarget = service.trackingTarget();
    }

    /** Sets the requests per minute that one instance serves. */
    public ServiceBuilder requestsPerInstance(double requests) {
        requestsPerInstance = OptionalDouble.of(requests);
        return this;
    }

    /** Sets the scale-out delay in minutes. Default: 5. */
    public ServiceBuilder scaleOutDelay(int minutes) {
        scaleOutDelay = minutes;
        return this;
    }

    /** Sets the scale-in delay in minutes. Default: 4. */
    public ServiceBuilder scaleInDelay(int minutes) {
        scaleInDelay = minutes;
        return this;
    }

    /** Sets the metric delay in minutes. Default: 1. */
    public ServiceBuilder metricDelay(int minutes) {
        metricDelay = minutes;
        return this;
    }

    /** Sets the instances in service in the first minute. Default: the minimum capacity. */
    public ServiceBuilder initialCapacity(int instances) {
        initialCapacity = OptionalInt.of(instances);
        return this;
    }

    /** Sets what every request metric publishes for a minute without requests. */
    public ServiceBuilder zeroTraffic(ZeroTraffic published) {
        return zeroTraffic(ZeroTrafficByMetric.all(published));
    }

    /**
     * Sets what each request metric publishes for a minute without requests. Default: nothing,
     * {@link ZeroTrafficByMetric#standard}.
     */
    public ServiceBuilder zeroTraffic(ZeroTrafficByMetric published) {
        zeroTraffic = published;
        return this;
    }

    /** Sets whether a change can start while another is in progress. Default: no. */
    public ServiceBuilder overlap(ChangeOverlap changes) {
        overlap = changes;
        return this;
    }

    /** Sets whether scaling in is allowed during the cooldown of a scale-out. Default: yes. */
    public ServiceBuilder scaleInDuringScaleOutCooldown(ScaleInDuringScaleOutCooldown reading) {
        scaleInDuringScaleOutCooldown = reading;
        return this;
    }

    /** Sets whether a rule scales in while another proposes a suspended scale-out. Default: no. */
    public ServiceBuilder scaleInBesideSuspendedScaleOut(ScaleInBesideSuspendedScaleOut reading) {
        scaleInBesideSuspendedScaleOut = reading;
        return this;
    }

    /** Sets the price of an instance-hour. */
    public ServiceBuilder instancePrice(double price) {
        instancePrice = OptionalDouble.of(price);
        return this;
    }

    /** Sets the target of the target tracking reference, in requests per minute and instance. */
    public ServiceBuilder trackingTarget(double requests) {
        trackingTarget = OptionalDouble.of(requests);
        return this;
    }

    /**
     * Builds the service.
     *
     * @throws io.github.stepscale.validation.InvalidValueException if a number is out of range; with all violations
     */
    public Service build() {
        return new Service(
                requestsPerInstance,
                scaleOutDelay,
                scaleInDelay,
                metricDelay,
                initialCapacity,
                zeroTraffic,
                overlap,
                scaleInDuringScaleOutCooldown,
                scaleInBesideSuspendedScaleOut,
                instancePrice,
                trackingTarget);
    }
}
