package io.github.stepscale.simulation;

import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Validator;

/**
 * The settings of modelled target tracking.
 *
 * @param target requests per minute and instance, above 0
 * @param scaleOutCooldown seconds, at least 0
 * @param scaleInCooldown seconds, at least 0
 */
public record TrackingSettings(double target, int scaleOutCooldown, int scaleInCooldown) {
    /** The cooldown in both directions that SageMaker uses unless another is set, in seconds. */
    public static final int STANDARD_COOLDOWN = 300;

    /** @throws io.github.stepscale.validation.InvalidValueException if a number is out of range */
    public TrackingSettings {
        new Validator()
                .require(
                        target > 0 && Double.isFinite(target),
                        "target",
                        () -> PlainNumbers.rounded(target, 6) + " is not allowed: more than 0 is",
                        "Write a number above 0")
                .require(scaleOutCooldown >= 0, "scaleOutCooldown", "is below 0", "Write 0 or more")
                .require(scaleInCooldown >= 0, "scaleInCooldown", "is below 0", "Write 0 or more")
                .throwIfAny();
    }

    /** Returns settings with the standard cooldowns. */
    public static TrackingSettings of(double target) {
        return new TrackingSettings(target, STANDARD_COOLDOWN, STANDARD_COOLDOWN);
    }
}
