package io.github.stepscale.curve;

import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Validator;

/**
 * The utilization law: a utilization grows linearly with the throughput.
 *
 * @param idle the value without requests, at least 0
 * @param full the value at saturation, above {@code idle}; above 100 where CloudWatch adds up cores or GPUs
 */
public record UtilizationLaw(double idle, double full) {
    /** @throws io.github.stepscale.validation.InvalidValueException if a number is out of range; with all violations */
    public UtilizationLaw {
        new Validator()
                .require(
                        idle >= 0 && Double.isFinite(idle),
                        "idle",
                        PlainNumbers.rounded(idle, 6) + " is not allowed: 0 or more is",
                        "Write the value of an instance without requests")
                .require(
                        !(full <= idle) && Double.isFinite(full),
                        "full",
                        PlainNumbers.rounded(full, 6) + " is not allowed: more than idle, "
                                + PlainNumbers.rounded(idle, 6) + ", is",
                        "Write the value of an instance at saturation")
                .throwIfAny();
    }

    /** The utilization at a throughput; both rates in requests per minute. */
    public double utilization(double throughput, double saturation) {
        return idle + (full - idle) * throughput / saturation;
    }
}
