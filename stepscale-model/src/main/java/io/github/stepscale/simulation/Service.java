package io.github.stepscale.simulation;

import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Validator;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The facts of a served model that decide what a policy does to it, beside the policy itself.
 *
 * @param requestsPerInstance requests a minute that one instance serves while its latency is still acceptable; above 0.
 *     Without it there is no shortage, no wait, no backlog and no optimum
 * @param scaleOutDelay minutes from the decision until added instances serve, 0 to {@value #LONGEST_DELAY}
 * @param scaleInDelay minutes from the decision until removed instances are gone; they serve and are paid until then
 * @param metricDelay minutes until the datapoint of a minute is visible to an alarm
 * @param initialCapacity instances in service in the first minute; the least of the range if absent
 * @param zeroTraffic what a minute without requests publishes
 * @param overlap whether a change can start while another is under way
 * @param scaleInDuringScaleOutCooldown whether a scale-out's cooldown holds scaling in back
 * @param scaleInBesideSuspendedScaleOut whether a rule scales in while another asks for more and may not
 * @param instancePrice of an hour of one instance, in any currency, at least 0
 * @param trackingTarget what target tracking, as a reference, aims at, in requests a minute and instance; half of
 *     {@code requestsPerInstance} if absent
 */
public record Service(
        OptionalDouble requestsPerInstance,
        int scaleOutDelay,
        int scaleInDelay,
        int metricDelay,
        OptionalInt initialCapacity,
        ZeroTraffic zeroTraffic,
        ConcurrentChanges overlap,
        ScaleInDuringScaleOutCooldown scaleInDuringScaleOutCooldown,
        ScaleInBesideSuspendedScaleOut scaleInBesideSuspendedScaleOut,
        OptionalDouble instancePrice,
        OptionalDouble trackingTarget) {

    /** The longest delay, in minutes: a day. */
    public static final int LONGEST_DELAY = 1_440;

    /** @throws io.github.stepscale.validation.InvalidValueException if a number is out of range */
    public Service {
        Validator checks = new Validator();
        positive(checks, "requestsPerInstance", requestsPerInstance);
        delay(checks, "scaleOutDelay", scaleOutDelay);
        delay(checks, "scaleInDelay", scaleInDelay);
        delay(checks, "metricDelay", metricDelay);
        checks.require(initialCapacity.orElse(0) >= 0, "initialCapacity", "is below 0", "Write 0 or more");
        checks.require(
                instancePrice.orElse(0) >= 0 && Double.isFinite(instancePrice.orElse(0)),
                "instancePrice",
                PlainNumbers.rounded(instancePrice.orElse(0), 6) + " is not allowed: 0 or more is",
                "Write the price of an hour");
        positive(checks, "trackingTarget", trackingTarget);
        checks.throwIfAny();
    }

    /** What is taken where nothing is said. */
    public static Service standard() {
        return new Service(
                OptionalDouble.empty(),
                5,
                4,
                1,
                OptionalInt.empty(),
                ZeroTraffic.MISSING,
                ConcurrentChanges.LOCKED,
                ScaleInDuringScaleOutCooldown.ALLOWED,
                ScaleInBesideSuspendedScaleOut.BLOCKED,
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** Starts from what is taken where nothing is said. */
    public static ServiceBuilder builder() {
        return standard().toBuilder();
    }

    /** Starts from these facts. */
    public ServiceBuilder toBuilder() {
        return new ServiceBuilder(this);
    }

    /** What target tracking aims at; empty if neither it nor {@code requestsPerInstance} is known. */
    public OptionalDouble tracked() {
        return trackingTarget.isPresent() || requestsPerInstance.isEmpty()
                ? trackingTarget
                : OptionalDouble.of(requestsPerInstance.getAsDouble() * 0.5);
    }

    private static void positive(Validator checks, String path, OptionalDouble number) {
        checks.require(
                number.orElse(1) > 0 && Double.isFinite(number.orElse(1)),
                path,
                PlainNumbers.rounded(number.orElse(1), 6) + " is not allowed: more than 0 is",
                "Write a number above 0");
    }

    private static void delay(Validator checks, String path, int minutes) {
        checks.require(
                minutes >= 0 && minutes <= LONGEST_DELAY,
                path,
                minutes + " minutes are not allowed: 0 to " + LONGEST_DELAY + " are",
                "Write a number in that range");
    }
}
