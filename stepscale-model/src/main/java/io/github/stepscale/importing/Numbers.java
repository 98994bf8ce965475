package io.github.stepscale.importing;

import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Decimals;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads numbers in texts: in an expression or an option. Those that are properties were read with the resources. */
final class Numbers {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]{1,40}\\.?[0-9]{0,40}|\\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,3})?");

    private Numbers() {}

    /** The exact value of a text; empty if it is no number. */
    static Optional<BigDecimal> of(String text) {
        return Optional.of(text.strip())
                .filter(number -> NUMBER.matcher(number).matches())
                .map(BigDecimal::new);
    }

    /** A number in plain digits; another text, and a number too large or too long for AWS, as it is. */
    static String plain(String text) {
        return of(text).filter(Decimals::isRepresentable)
                .map(PlainNumbers::text)
                .orElse(text);
    }
}
