package io.github.stepscale.report.tuning;

import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlNode.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Reads values of a certificate by their types in JSON. */
final class CertificateScalars {
    /** The plain digits of the smallest double, and some more. */
    private static final int MAX_DIGITS = 400;

    private static final String FIX = "Tune again";

    private final MistakeCollector mistakes;

    CertificateScalars(MistakeCollector mistakes) {
        this.mistakes = mistakes;
    }

    /** A text that is not empty. */
    Optional<String> text(YamlNode node) {
        return anyText(node).filter(text -> !text.isEmpty()).or(() -> emptyText(node));
    }

    private Optional<String> emptyText(YamlNode node) {
        return isText(node) ? refuse(node, "is empty: a text is needed") : Optional.empty();
    }

    /** A text that may be empty. */
    Optional<String> anyText(YamlNode node) {
        return isText(node) ? Optional.of(((YamlNode.Scalar) node).text()) : wrongType(node, "a text in quotes");
    }

    private static boolean isText(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && scalar.kind() == Kind.TEXT;
    }

    Optional<Boolean> bool(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && scalar.kind() == Kind.BOOLEAN
                ? Optional.of(Boolean.valueOf(scalar.text()))
                : wrongType(node, "true or false");
    }

    Optional<Instant> instant(YamlNode node) {
        return text(node).flatMap(text -> {
            try {
                return Optional.of(Instant.parse(text));
            } catch (DateTimeException malformed) {
                return refuse(node, Quotes.of(text) + " is not a time in UTC such as 2026-01-31T08:00:00Z");
            }
        });
    }

    /** The double that a decimal is the shortest for. */
    Optional<Double> number(YamlNode node) {
        return digits(node, "a number")
                .map(Double::valueOf)
                .flatMap(number ->
                        Double.isFinite(number) ? Optional.of(number) : refuse(node, "is too large for a number"));
    }

    Optional<Long> whole(YamlNode node) {
        return digits(node, "a whole number").flatMap(digits -> {
            try {
                return Optional.of(Long.valueOf(digits));
            } catch (NumberFormatException other) {
                return refuse(node, Quotes.of(digits) + " is not a whole number of up to 18 digits");
            }
        });
    }

    Optional<Integer> integer(YamlNode node) {
        return whole(node)
                .flatMap(number -> number.intValue() == number
                        ? Optional.of(number.intValue())
                        : refuse(node, number + " is too large: at most " + Integer.MAX_VALUE + " is allowed"));
    }

    private Optional<String> digits(YamlNode node, String needed) {
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.kind() != Kind.NUMBER) {
            return wrongType(node, needed);
        }
        return scalar.text().length() <= MAX_DIGITS ? Optional.of(scalar.text()) : refuse(node, "has too many digits");
    }

    private <T> Optional<T> wrongType(YamlNode node, String needed) {
        mistakes.add(node, MistakeIds.TYPE, "has another type: " + needed + " is needed", FIX);
        return Optional.empty();
    }

    /** Adds the mistake that a value cannot be used. */
    <T> Optional<T> refuse(YamlNode node, String problem) {
        mistakes.add(node, MistakeIds.VALUE, problem, FIX);
        return Optional.empty();
    }
}
