package io.github.stepscale.service;

import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.ServiceModel;
import io.github.stepscale.curve.UtilizationByMetric;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Validator;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The properties of a served model that determine, with the policy, the outcome of a simulation.
 *
 * @param requestsPerInstance requests per minute that one instance serves with acceptable latency, above 0; without it
 *     there is no excess, wait, backlog or hindsight optimum
 * @param delays minutes from the decision until added instances serve, from the decision until removed instances are gone,
 *     which serve and are paid until then, and until a datapoint is visible to an alarm; each 0 to {@value #MAX_DELAY}
 * @param initialCapacity instances in service in the first minute; the minimum capacity if absent
 * @param zeroTraffic what each request metric publishes for a minute without requests
 * @param overlap whether a change can start while another is in progress
 * @param scaleInDuringScaleOutCooldown whether the cooldown of a scale-out blocks scaling in
 * @param scaleInBesideSuspendedScaleOut whether a rule scales in while another proposes a suspended scale-out
 * @param instancePrice price of an instance-hour in any currency, at least 0
 * @param trackingTarget target of the target tracking reference, in requests per minute and instance; half of {@code
 *     requestsPerInstance} if absent
 * @param curve the measured response of one instance to load; without it and {@code model} latency, concurrency and
 *     utilization are unknown
 * @param model a formula for the response instead
 * @param utilization how utilization metrics follow from throughput; needs {@code curve} or {@code model}
 * @param saturation highest rate that one instance can serve, in requests per minute, at least the last rate of {@code
 *     curve}; that rate if absent
 * @param timeout the time after which a request is given up, from a millisecond to a day; asynchronous endpoints have
 *     none, whatever it says
 * @param concurrencyPeak the maximum of the concurrency within a minute divided by its mean, at least 1
 */
public record Service(
        OptionalDouble requestsPerInstance,
        DelayRanges delays,
        OptionalInt initialCapacity,
        ZeroTrafficByMetric zeroTraffic,
        ChangeOverlap overlap,
        ScaleInDuringScaleOutCooldown scaleInDuringScaleOutCooldown,
        ScaleInBesideSuspendedScaleOut scaleInBesideSuspendedScaleOut,
        OptionalDouble instancePrice,
        OptionalDouble trackingTarget,
        Optional<ServiceCurve> curve,
        Optional<ServiceModel> model,
        UtilizationByMetric utilization,
        OptionalDouble saturation,
        Duration timeout,
        double concurrencyPeak) {

    /** The time after which the SageMaker runtime gives up a request to a real-time endpoint. */
    public static final Duration STANDARD_TIMEOUT = Duration.ofSeconds(60);

    /** Maximum delay in minutes: a day. */
    public static final int MAX_DELAY = 1_440;

    /** @throws io.github.stepscale.validation.InvalidValueException if a number is out of range */
    public Service {
        Validator checks = new Validator();
        requirePositive(checks, "requestsPerInstance", requestsPerInstance);
        requireDelay(checks, "scaleOutDelay", delays.scaleOut());
        requireDelay(checks, "scaleInDelay", delays.scaleIn());
        requireDelay(checks, "metricDelay", delays.metric());
        checks.require(initialCapacity.orElse(0) >= 0, "initialCapacity", "is below 0", "Write 0 or more");
        checks.require(
                instancePrice.orElse(0) >= 0 && Double.isFinite(instancePrice.orElse(0)),
                "instancePrice",
                PlainNumbers.rounded(instancePrice.orElse(0), 6) + " is not allowed: 0 or more is",
                "Write the price of an hour");
        requirePositive(checks, "trackingTarget", trackingTarget);
        ResponseChecks.require(checks, curve, model, utilization, saturation);
        ResponseChecks.requireTimeout(checks, timeout);
        ResponseChecks.requirePeak(checks, concurrencyPeak);
        checks.throwIfAny();
    }

    /** Returns a service with the defaults. */
    public static Service standard() {
        return new Service(
                OptionalDouble.empty(),
                new DelayRanges(DelayRange.of(5), DelayRange.of(4), DelayRange.of(1)),
                OptionalInt.empty(),
                ZeroTrafficByMetric.standard(),
                ChangeOverlap.LOCKED,
                ScaleInDuringScaleOutCooldown.ALLOWED,
                ScaleInBesideSuspendedScaleOut.BLOCKED,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                UtilizationByMetric.NONE,
                OptionalDouble.empty(),
                STANDARD_TIMEOUT,
                1);
    }

    /** Starts a service from the defaults. */
    public static ServiceBuilder builder() {
        return standard().toBuilder();
    }

    /** Starts a service from these properties. */
    public ServiceBuilder toBuilder() {
        return new ServiceBuilder(this);
    }

    /** The minutes from the decision until added instances serve; the longest of a range. */
    public int scaleOutDelay() {
        return delays.scaleOut().to();
    }

    /** The minutes from the decision until removed instances are gone; the longest of a range. */
    public int scaleInDelay() {
        return delays.scaleIn().to();
    }

    /** The minutes until a datapoint is visible to an alarm; the longest of a range. */
    public int metricDelay() {
        return delays.metric().to();
    }

    /** The target of target tracking, or its default; empty if neither it nor {@code requestsPerInstance} is known. */
    public OptionalDouble effectiveTrackingTarget() {
        return trackingTarget.isPresent() || requestsPerInstance.isEmpty()
                ? trackingTarget
                : OptionalDouble.of(requestsPerInstance.getAsDouble() * 0.5);
    }

    /** The response of one instance to load: the measured curve, or that of the model. */
    public Optional<ServiceCurve> responseCurve() {
        return curve.or(() -> model.map(ServiceModel::curve));
    }

    /** The highest rate that one instance can serve, in requests per minute; empty if its response is unknown. */
    public OptionalDouble effectiveSaturation() {
        if (saturation.isPresent()) {
            return saturation;
        }
        return model.map(ServiceModel::saturation)
                .or(() -> curve.map(ServiceCurve::lastRate))
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }

    static void requirePositive(Validator checks, String path, OptionalDouble number) {
        checks.require(
                number.orElse(1) > 0 && Double.isFinite(number.orElse(1)),
                path,
                PlainNumbers.rounded(number.orElse(1), 6) + " is not allowed: more than 0 is",
                "Write a number above 0");
    }

    private static void requireDelay(Validator checks, String path, DelayRange minutes) {
        checks.require(
                minutes.from() >= 0 && minutes.to() <= MAX_DELAY,
                path,
                () -> minutes + " minutes are not allowed: 0 to " + MAX_DELAY + " are",
                "Write a number in that range");
    }
}
