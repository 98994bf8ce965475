package io.github.stepscale.importing.link;

import io.github.stepscale.text.NearestWord;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.validation.Validator;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.YamlNode.Kind;
import io.github.stepscale.yaml.YamlNode.Scalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads single values as CloudFormation does, which takes quoted numbers and booleans. What is returned has the kind of its
 * form; what has a mistake is returned as a value that is not known, so that nothing else is said about it.
 */
final class ValueReader {
    // Without leading zeros: YAML may read 010 as eight.
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(0|[1-9][0-9]*|(?=\\.))(\\.[0-9]+)?([eE][+-]?[0-9]{1,2})?");
    private static final int MAX_DIGITS = 40;
    // A resource or attribute of AWS, whose value nobody knows before it is deployed.
    private static final String REFERENCE = "${";

    private final Findings findings;

    ValueReader(Findings findings) {
        this.findings = findings;
    }

    Scalar text(Scalar scalar, Form.Text form) {
        if (refers(scalar)) {
            return scalar;
        }
        int length = scalar.text().length();
        if (length < form.min() || length > form.max()) {
            String allowed = form.max() == Long.MAX_VALUE ? form.min() + " or more" : form.min() + " to " + form.max();
            return refuse(
                    scalar,
                    Validator.VALUE,
                    "has " + length + " characters: " + allowed + " are allowed",
                    length > form.max() ? "Shorten it" : "Write something");
        }
        return form.pattern()
                        .filter(pattern -> !pattern.matcher(scalar.text()).find())
                        .isPresent()
                ? refuse(
                        scalar,
                        Validator.VALUE,
                        Quotes.of(scalar.text()) + " is not allowed: the form is "
                                + form.pattern().get(),
                        "Write it in that form")
                : scalar;
    }

    /** One of some words: what nobody knows was reported before, and no reference is such a word. */
    Scalar word(Scalar scalar, List<String> words) {
        if (words.contains(scalar.text())) {
            return scalar;
        }
        return refuse(
                scalar,
                Validator.VALUE,
                Quotes.of(scalar.text()) + " is not allowed: one of " + String.join(", ", words) + " is",
                NearestWord.fix(scalar.text(), words, "Write one of them"));
    }

    Scalar whole(Scalar scalar, Form.Whole form) {
        Scalar number = number(scalar, "a whole number such as 3");
        if (number.kind() != Kind.NUMBER) {
            return number;
        }
        BigDecimal value = new BigDecimal(number.text());
        if (value.scale() > 0) {
            return refuse(
                    scalar,
                    MistakeIds.TYPE,
                    Quotes.of(scalar.text()) + " is not allowed: a whole number such as 3 is",
                    "Write a whole number");
        }
        return isBetween(value, form.min(), form.max()) ? number : outside(scalar, form);
    }

    private Scalar outside(Scalar scalar, Form.Whole form) {
        String allowed = form.max() == Long.MAX_VALUE ? form.min() + " or more" : form.min() + " to " + form.max();
        return refuse(
                scalar,
                Validator.VALUE,
                Quotes.shortened(scalar.text()) + " is not allowed: " + allowed + " is",
                "Correct the number");
    }

    private static boolean isBetween(BigDecimal value, long min, long max) {
        return value.compareTo(BigDecimal.valueOf(min)) >= 0 && value.compareTo(BigDecimal.valueOf(max)) <= 0;
    }

    /** A decimal number, in plain digits. */
    Scalar decimal(Scalar scalar) {
        return number(scalar, "a number such as 20 or 0.5");
    }

    Scalar bool(Scalar scalar) {
        String word = scalar.text().toLowerCase(Locale.ROOT);
        if (word.equals("true") || word.equals("false")) {
            return new Scalar(scalar.path(), scalar.position(), word, Kind.BOOLEAN);
        }
        return refers(scalar)
                ? later(scalar)
                : refuse(
                        scalar,
                        MistakeIds.TYPE,
                        Quotes.of(scalar.text()) + " is not allowed: true or false is",
                        "Write true or false");
    }

    private Scalar number(Scalar scalar, String needed) {
        String text = scalar.text().strip();
        if (text.length() <= MAX_DIGITS
                && !text.isEmpty()
                && NUMBER.matcher(text).matches()) {
            BigDecimal value = new BigDecimal(text);
            String plain = (value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros()).toPlainString();
            return new Scalar(scalar.path(), scalar.position(), plain, Kind.NUMBER);
        }
        return refers(scalar)
                ? later(scalar)
                : refuse(
                        scalar,
                        MistakeIds.TYPE,
                        Quotes.of(scalar.text()) + " is not allowed: " + needed + " is",
                        "Write plain digits");
    }

    /** Whether a resource outside of the source takes part in the value. */
    private static boolean refers(Scalar scalar) {
        return scalar.text().contains(REFERENCE);
    }

    private Scalar later(Scalar scalar) {
        findings.warning(
                scalar,
                "T32",
                Quotes.shortened(scalar.text()) + " is known only after a deployment: a value is needed here",
                "Write the value, or import the live target");
        return Holes.of(scalar);
    }

    private Scalar refuse(Scalar scalar, String id, String problem, String fix) {
        findings.error(scalar, id, problem, fix);
        return Holes.of(scalar);
    }
}
