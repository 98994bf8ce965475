package io.github.stepscale.policy.metric;

import io.github.stepscale.validation.Decimals;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The value that replaces a missing datapoint before the alarm evaluates it (CloudWatch metric math, {@code FILL}).
 *
 * @param value the replacement; if absent, the datapoint stays missing
 */
public record Fill(Optional<BigDecimal> value) {
    /** Missing datapoints stay missing. */
    public static final Fill NONE = new Fill(Optional.empty());
    /** Missing datapoints become 0. */
    public static final Fill ZERO = new Fill(Optional.of(BigDecimal.ZERO));

    /** @throws InvalidValueException if the number has too many digits */
    public Fill {
        Validator checks = new Validator();
        value.ifPresent(number -> Decimals.require(checks, number, ""));
        checks.throwIfAny();
        value = value.map(Decimals::normalize);
    }

    /** Missing datapoints become {@code value}. */
    public static Fill with(BigDecimal value) {
        return new Fill(Optional.of(value));
    }
}
