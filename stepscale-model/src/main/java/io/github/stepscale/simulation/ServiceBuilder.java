package io.github.stepscale.simulation;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Builds a {@link Service}, in the words of {@code stepscale.yaml}. */
public final class ServiceBuilder {
    private OptionalDouble requestsPerInstance;
    private int scaleOutDelay;
    private int scaleInDelay;
    private int metricDelay;
    private OptionalInt initialCapacity;
    private ZeroTraffic zeroTraffic;
    private ConcurrentChanges overlap;
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

    /** {@code requestsPerInstance}: what one instance serves in a minute. */
    public ServiceBuilder requestsPerInstance(double requests) {
        requestsPerInstance = OptionalDouble.of(requests);
        return this;
    }

    /** {@code scaleOutDelay} in minutes. */
    public ServiceBuilder scaleOutDelay(int minutes) {
        scaleOutDelay = minutes;
        return this;
    }

    /** {@code scaleInDelay} in minutes. */
    public ServiceBuilder scaleInDelay(int minutes) {
        scaleInDelay = minutes;
        return this;
    }

    /** {@code metricDelay} in minutes. */
    public ServiceBuilder metricDelay(int minutes) {
        metricDelay = minutes;
        return this;
    }

    /** {@code initialCapacity}: instances in service in the first minute. */
    public ServiceBuilder initialCapacity(int instances) {
        initialCapacity = OptionalInt.of(instances);
        return this;
    }

    /** {@code zeroTraffic}: what a minute without requests publishes. */
    public ServiceBuilder zeroTraffic(ZeroTraffic published) {
        zeroTraffic = published;
        return this;
    }

    /** {@code overlap}: whether a change can start while another is under way. */
    public ServiceBuilder overlap(ConcurrentChanges changes) {
        overlap = changes;
        return this;
    }

    /** {@code scaleInDuringScaleOutCooldown}: whether a scale-out's cooldown holds scaling in back. */
    public ServiceBuilder scaleInDuringScaleOutCooldown(ScaleInDuringScaleOutCooldown reading) {
        scaleInDuringScaleOutCooldown = reading;
        return this;
    }

    /** {@code scaleInBesideSuspendedScaleOut}: whether a scale-in happens while another rule asks for more and may not. */
    public ServiceBuilder scaleInBesideSuspendedScaleOut(ScaleInBesideSuspendedScaleOut reading) {
        scaleInBesideSuspendedScaleOut = reading;
        return this;
    }

    /** {@code instancePrice} of an hour. */
    public ServiceBuilder instancePrice(double price) {
        instancePrice = OptionalDouble.of(price);
        return this;
    }

    /** {@code trackingTarget}: what target tracking, as a reference, aims at. */
    public ServiceBuilder trackingTarget(double requests) {
        trackingTarget = OptionalDouble.of(requests);
        return this;
    }

    /**
     * Builds it.
     *
     * @throws io.github.stepscale.validation.InvalidValueException if a number is out of range; says everything that is wrong
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
