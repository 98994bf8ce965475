package io.github.stepscale.descriptor;

import io.github.stepscale.descriptor.Node.Kind;
import io.github.stepscale.descriptor.Node.Scalar;
import io.github.stepscale.policy.Decimals;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads values from the text of a file. YAML has its own ideas of numbers, which differ between its versions
 * ({@code 010} is 8, {@code 1e3} is text, {@code yes} is true), so none of them is used.
 */
final class Scalars {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(0|[1-9][0-9]*)(\\.[0-9]+)?");
    private static final Pattern INTEGER = Pattern.compile("[+-]?(0|[1-9][0-9]*)");
    private static final Pattern DURATION = Pattern.compile("(0|[1-9][0-9]*)([sm])");
    private static final Pattern PERCENTAGE = Pattern.compile("(0|[1-9][0-9]{0,8})(\\.[0-9]{1,9})? ?%");
    private static final Map<String, Boolean> TRUTHS = Map.of("true", true, "false", false);
    private static final BigDecimal MAX_INT = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);
    // Enough for every number that is allowed; making a number of more digits could take long.
    private static final int MAX_LENGTH = 40;

    private final Mistakes mistakes;

    Scalars(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** Any text; what looks like a number is text too. */
    Optional<String> text(Node node) {
        return text(node, "text");
    }

    Optional<String> text(Node node, String needed) {
        return scalar(node, needed).map(Scalar::text);
    }

    /** A decimal number. */
    Optional<BigDecimal> decimal(Node node) {
        return decimal(node, "a number such as 20 or 0.5");
    }

    Optional<BigDecimal> decimal(Node node, String needed) {
        return number(node, DECIMAL, needed)
                .map(BigDecimal::new)
                .flatMap(value -> Optional.of(value)
                        .filter(Decimals::representable)
                        .or(() -> refuse(
                                node,
                                Ids.VALUE,
                                "has too many digits: up to 15 significant digits and a size below 10^15 are allowed",
                                "Round it")));
    }

    /** A whole number that fits an int. */
    OptionalInt integer(Node node) {
        return whole(node, number(node, INTEGER, "a whole number such as 3"));
    }

    /** A duration in seconds: {@code 120}, {@code 90s}, {@code 5m}. */
    OptionalInt seconds(Node node) {
        Optional<String> seconds = withUnit(node);
        return whole(
                node,
                seconds.isPresent()
                        ? seconds
                        : number(node, INTEGER, "a number of seconds, or a duration such as 90s or 5m"));
    }

    /** A duration in full minutes: {@code 5}, {@code 300s}, {@code 5m}. */
    OptionalInt minutes(Node node) {
        Optional<String> seconds = withUnit(node);
        if (seconds.isEmpty()) {
            return whole(node, number(node, INTEGER, "a number of minutes, or a duration such as 5m or 300s"));
        }
        OptionalInt whole = whole(node, seconds);
        if (whole.isPresent() && whole.getAsInt() % 60 != 0) {
            refuse(node, Ids.VALUE, "is not a full number of minutes: full minutes are simulated", "Round it");
            return OptionalInt.empty();
        }
        return whole.isPresent() ? OptionalInt.of(whole.getAsInt() / 60) : whole;
    }

    /** A share: {@code 1%} or {@code 0.01}. */
    Optional<BigDecimal> share(Node node) {
        if (node instanceof Scalar scalar && PERCENTAGE.matcher(scalar.text()).matches()) {
            String digits =
                    scalar.text().substring(0, scalar.text().length() - 1).strip();
            return Optional.of(new BigDecimal(digits).movePointLeft(2));
        }
        return decimal(node, "a share such as 1% or 0.01");
    }

    private static Optional<String> withUnit(Node node) {
        if (!(node instanceof Scalar scalar) || scalar.text().length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return Optional.of(DURATION.matcher(scalar.text()))
                .filter(Matcher::matches)
                .map(matcher -> new BigDecimal(matcher.group(1))
                        .multiply(matcher.group(2).equals("m") ? MINUTE : BigDecimal.ONE)
                        .toPlainString());
    }

    /** {@code true} or {@code false}. */
    Optional<Boolean> truth(Node node) {
        return scalar(node, "true or false")
                .flatMap(scalar -> Optional.ofNullable(TRUTHS.get(scalar.text()))
                        .filter(truth -> scalar.kind() == Kind.TRUTH)
                        .or(() -> refuse(
                                node,
                                Ids.TYPE,
                                Words.quoted(scalar.text()) + " is not allowed: true or false is, without quotes",
                                "Write true or false")));
    }

    /** A point in time, in UTC. */
    Optional<Instant> instant(Node node) {
        return text(node).flatMap(text -> parseInstant(node, text));
    }

    private Optional<Instant> parseInstant(Node node, String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException malformed) {
            return refuse(
                    node,
                    Ids.TYPE,
                    Words.quoted(text) + " is not a time: one in UTC such as 2026-01-31T08:00:00Z is allowed",
                    "Write it in that form");
        }
    }

    /** One of several words. */
    <T> Optional<T> choice(Node node, Map<String, T> choices) {
        String words = "one of " + String.join(", ", choices.keySet());
        return scalar(node, words)
                .flatMap(scalar -> Optional.ofNullable(choices.get(scalar.text()))
                        .or(() -> refuse(
                                node,
                                Ids.VALUE,
                                Words.quoted(scalar.text()) + " is not allowed: " + words + " is",
                                Nearest.fix(scalar.text(), choices.keySet(), "Write one of them"))));
    }

    private Optional<Scalar> scalar(Node node, String needed) {
        if (!(node instanceof Scalar scalar)) {
            return refuse(node, Ids.TYPE, "is " + kindOf(node) + ": " + needed + " is needed", "Write one value");
        }
        if (scalar.kind() == Kind.REFUSED) {
            mistakes.meet();
            return Optional.empty();
        }
        if (scalar.kind() == Kind.NOTHING) {
            return refuse(node, Ids.TYPE, "has no value: " + needed + " is needed", "Write one, or remove the key");
        }
        return Optional.of(scalar);
    }

    private Optional<String> number(Node node, Pattern form, String needed) {
        return scalar(node, needed).flatMap(scalar -> number(scalar, form, needed));
    }

    private Optional<String> number(Scalar scalar, Pattern form, String needed) {
        String shown = Words.shown(scalar.text());
        if (!form.matcher(scalar.text()).matches()) {
            return refuse(scalar, Ids.TYPE, "'" + shown + "' is not allowed: " + needed + " is", "Write plain digits");
        }
        if (scalar.kind() != Kind.NUMBER) {
            String problem = "the quotes make " + shown + " a text: " + needed + " is needed";
            return refuse(scalar, Ids.TYPE, problem, "Remove the quotes");
        }
        return scalar.text().length() <= MAX_LENGTH
                ? Optional.of(scalar.text())
                : refuse(scalar, Ids.VALUE, "the number is too long", "Round it");
    }

    private OptionalInt whole(Node node, Optional<String> digits) {
        Optional<BigDecimal> value = digits.map(BigDecimal::new);
        if (value.filter(number -> number.abs().compareTo(MAX_INT) > 0).isPresent()) {
            refuse(node, Ids.VALUE, "is too large: at most " + MAX_INT + " is allowed", "Write a smaller number");
            return OptionalInt.empty();
        }
        return value.map(number -> OptionalInt.of(number.intValueExact())).orElseGet(OptionalInt::empty);
    }

    static String kindOf(Node node) {
        if (node instanceof Scalar scalar) {
            return scalar.kind() == Kind.NOTHING ? "empty" : "a single value";
        }
        return node instanceof Node.Sequence ? "a list" : "a mapping";
    }

    private <T> Optional<T> refuse(Node node, String id, String problem, String fix) {
        mistakes.add(node, id, problem, fix);
        return Optional.empty();
    }
}
