package io.github.stepscale.policy;

import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.PredefinedMetric;
import io.github.stepscale.validation.Decimals;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import io.github.stepscale.validation.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Scaling by one policy of target tracking: AWS makes its alarms and computes each capacity, so that a predefined metric
 * stays near a target value.
 *
 * @param metric the predefined metric
 * @param target in the unit of the metric, above 0
 * @param scaleOutCooldown in seconds after a completed scale-out, at least 0
 * @param scaleInCooldown in seconds after a completed scale-in, at least 0
 */
public record TrackingScaling(PredefinedMetric metric, BigDecimal target, int scaleOutCooldown, int scaleInCooldown)
        implements ScalingBehavior {

    /** The start of the logical id of its policy. */
    public static final String ID = "Tracking";

    /** The cooldown of AWS in either direction, in seconds. Source: SageMaker developer guide, endpoint-auto-scaling. */
    public static final int DEFAULT_COOLDOWN = 300;

    /** The value of {@code layout} in the file. */
    public static final String LAYOUT = "tracking";

    /** @throws InvalidValueException if the target is not above 0, or a cooldown is below it */
    public TrackingScaling {
        Validator numbers = new Validator();
        Decimals.require(numbers, target, "target");
        numbers.throwIfAny();
        target = Decimals.normalize(target);
        new Validator()
                .require(
                        target.signum() > 0,
                        "target",
                        target.toPlainString() + " is not above 0: the value that the metric should have is needed",
                        "Write a number above 0")
                .addAll(cooldown("scaleOutCooldown", scaleOutCooldown))
                .addAll(cooldown("scaleInCooldown", scaleInCooldown))
                .throwIfAny();
    }

    /** Describes what it does, such as {@code target tracking of InvocationsPerInstance at 60}. */
    public String describe() {
        return "target tracking of " + metric.published().name() + " at " + target.toPlainString();
    }

    /** The cooldowns as text, such as {@code cooldown 300 s out and 300 s in}. */
    public String describeCooldowns() {
        return "cooldown " + scaleOutCooldown + " s out and " + scaleInCooldown + " s in";
    }

    private static List<Violation> cooldown(String path, int seconds) {
        return new Validator()
                .require(seconds >= 0, path, seconds + " s is below 0", "Write 0 or more")
                .violations();
    }

    /** Checks the metric against the kind of the target. */
    List<Violation> check(EndpointKind kind) {
        return new Validator()
                .require(
                        metric.kind() == kind,
                        Validator.TOGETHER,
                        LAYOUT + ".metric",
                        () -> metric.awsName() + " is not a metric of this target: " + allowed(kind),
                        kind == EndpointKind.ASYNC ? "Write steps" : "Write one of them, or leave it out")
                .violations();
    }

    /** The sentence that lists the predefined metrics of a kind of endpoint. */
    public static String allowed(EndpointKind kind) {
        return kind == EndpointKind.ASYNC
                ? "an asynchronous endpoint has no predefined metric"
                : PredefinedMetric.of(kind).map(PredefinedMetric::awsName).collect(Collectors.joining(" or "))
                        + " is allowed";
    }
}
