package io.github.stepscale.policy.metric;

import io.github.stepscale.validation.Decimals;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a minute without a datapoint counts as.
 *
 * @param value the number that CloudWatch's {@code FILL} puts there; absent where the minute stays missing
 */
public record Fill(Optional<BigDecimal> value) {
    /** Missing stays missing. */
    public static final Fill NONE = new Fill(Optional.empty());
    /** Missing counts as 0. */
    public static final Fill ZERO = new Fill(Optional.of(BigDecimal.ZERO));

    /** @throws InvalidValueException if the number has too many digits */
    public Fill {
        Validator checks = new Validator();
        value.ifPresent(number -> Decimals.require(checks, number, ""));
        checks.throwIfAny();
        value = value.map(Decimals::normalize);
    }

    /** Missing counts as {@code value}. */
    public static Fill with(BigDecimal value) {
        return new Fill(Optional.of(value));
    }
}
