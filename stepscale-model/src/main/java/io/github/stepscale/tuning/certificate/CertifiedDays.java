package io.github.stepscale.tuning.certificate;

import io.github.stepscale.validation.Validator;
import java.util.OptionalDouble;

/**
 * What the unseen part promises of other days.
 *
 * @param days whole UTC days of the unseen part
 * @param daysKept those of them that keep the objective alone
 * @param daysMissedAtMost the share of such days that may miss it, with 95 % confidence, by the rule of three; absent if
 *     a day missed it, or if there are too few days
 * @param resamplesKept the share of resampled spans of the unseen part that keep the objective, 0 to 1
 */
public record CertifiedDays(int days, int daysKept, OptionalDouble daysMissedAtMost, double resamplesKept) {

    /** @throws io.github.stepscale.validation.InvalidValueException if a value is out of range */
    public CertifiedDays {
        new Validator()
                .require(days >= 0, "days", () -> days + " is below 0", "Write 0 or more")
                .require(
                        daysKept >= 0 && daysKept <= days,
                        Validator.TOGETHER,
                        "daysKept",
                        () -> daysKept + " is not allowed: 0 to days, which is " + days,
                        "Tune again")
                .require(
                        daysMissedAtMost.orElse(0) >= 0 && daysMissedAtMost.orElse(0) <= 1,
                        "daysMissedAtMost",
                        "is not allowed: 0 to 1 is",
                        "Write a share")
                .require(
                        resamplesKept >= 0 && resamplesKept <= 1,
                        "resamplesKept",
                        "is not allowed: 0 to 1 is",
                        "Write a share")
                .throwIfAny();
    }
}
