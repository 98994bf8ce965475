package io.github.stepscale.service;

import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.ServiceModel;
import io.github.stepscale.curve.UtilizationByMetric;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Builds a {@link Service} with the keys of {@code stepscale.yaml}. */
public final class ServiceBuilder {
    private OptionalDouble requestsPerInstance;
    private DelayRange scaleOutDelay;
    private DelayRange scaleInDelay;
    private DelayRange metricDelay;
    private OptionalInt initialCapacity;
    private ZeroTrafficByMetric zeroTraffic;
    private ChangeOverlap overlap;
    private ScaleInDuringScaleOutCooldown scaleInDuringScaleOutCooldown;
    private ScaleInBesideSuspendedScaleOut scaleInBesideSuspendedScaleOut;
    private OptionalDouble instancePrice;
    private OptionalDouble trackingTarget;
    private Optional<ServiceCurve> curve;
    private Optional<ServiceModel> model;
    private UtilizationByMetric utilization;
    private OptionalDouble saturation;
    private Duration timeout;
    private double concurrencyPeak;

    ServiceBuilder(Service service) {
        requestsPerInstance = service.requestsPerInstance();
        scaleOutDelay = service.delays().scaleOut();
        scaleInDelay = service.delays().scaleIn();
        metricDelay = service.delays().metric();
        initialCapacity = service.initialCapacity();
        zeroTraffic = service.zeroTraffic();
        overlap = service.overlap();
        scaleInDuringScaleOutCooldown = service.scaleInDuringScaleOutCooldown();
        scaleInBesideSuspendedScaleOut = service.scaleInBesideSuspendedScaleOut();
        instancePrice = service.instancePrice();
        trackingTarget = service.trackingTarget();
        curve = service.curve();
        model = service.model();
        utilization = service.utilization();
        saturation = service.saturation();
        timeout = service.timeout();
        concurrencyPeak = service.concurrencyPeak();
    }

    /** Sets the requests per minute that one instance serves. */
    public ServiceBuilder requestsPerInstance(double requests) {
        requestsPerInstance = OptionalDouble.of(requests);
        return this;
    }

    /** Sets the scale-out delay in minutes. Default: 5. */
    public ServiceBuilder scaleOutDelay(int minutes) {
        return scaleOutDelay(DelayRange.of(minutes));
    }

    /** Sets the range of the scale-out delay. A simulation takes the longest. */
    public ServiceBuilder scaleOutDelay(DelayRange minutes) {
        scaleOutDelay = minutes;
        return this;
    }

    /** Sets the scale-in delay in minutes. Default: 4. */
    public ServiceBuilder scaleInDelay(int minutes) {
        return scaleInDelay(DelayRange.of(minutes));
    }

    /** Sets the range of the scale-in delay. A simulation takes the longest. */
    public ServiceBuilder scaleInDelay(DelayRange minutes) {
        scaleInDelay = minutes;
        return this;
    }

    /** Sets the metric delay in minutes. Default: 1. */
    public ServiceBuilder metricDelay(int minutes) {
        return metricDelay(DelayRange.of(minutes));
    }

    /** Sets the range of the metric delay. A simulation takes the longest. */
    public ServiceBuilder metricDelay(DelayRange minutes) {
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

    /** Sets the measured response of one instance to load. Excludes {@link #model}. */
    public ServiceBuilder curve(ServiceCurve measured) {
        curve = Optional.of(measured);
        return this;
    }

    /** Sets a formula for the response of one instance to load. Excludes {@link #curve}. */
    public ServiceBuilder model(ServiceModel formula) {
        model = Optional.of(formula);
        return this;
    }

    /** Sets how utilization metrics follow from throughput. Default: unknown. */
    public ServiceBuilder utilization(UtilizationByMetric laws) {
        utilization = laws;
        return this;
    }

    /** Sets the highest rate of one instance in requests per minute. Default: the last rate of the curve. */
    public ServiceBuilder saturation(double requests) {
        saturation = OptionalDouble.of(requests);
        return this;
    }

    /** Sets the time after which a request is given up. Default: {@link Service#STANDARD_TIMEOUT}. */
    public ServiceBuilder timeout(Duration limit) {
        timeout = limit;
        return this;
    }

    /** Sets the maximum of the concurrency within a minute divided by its mean. Default: 1. */
    public ServiceBuilder concurrencyPeak(double factor) {
        concurrencyPeak = factor;
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
                new DelayRanges(scaleOutDelay, scaleInDelay, metricDelay),
                initialCapacity,
                zeroTraffic,
                overlap,
                scaleInDuringScaleOutCooldown,
                scaleInBesideSuspendedScaleOut,
                instancePrice,
                trackingTarget,
                curve,
                model,
                utilization,
                saturation,
                timeout,
                concurrencyPeak);
    }
}
