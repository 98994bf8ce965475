package io.github.stepscale.yaml;

import io.github.stepscale.text.NearestWord;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.validation.Decimals;
import io.github.stepscale.yaml.YamlNode.Kind;
import io.github.stepscale.yaml.YamlNode.Scalar;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads values from scalars. YAML's own rules for numbers and booleans are not used, since they differ between versions
 * of YAML: {@code 010} may be 8, {@code 1e3} text, {@code yes} true.
 */
public final class ScalarReader {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(0|[1-9][0-9]*)(\\.[0-9]+)?");
    private static final Pattern INTEGER = Pattern.compile("[+-]?(0|[1-9][0-9]*)");
    private static final Pattern DURATION = Pattern.compile("(0|[1-9][0-9]*)([sm])");
    private static final Pattern SHORT_DURATION = Pattern.compile("((?:0|[1-9][0-9]{0,8})(?:\\.[0-9]{1,6})?)(ms|s|m)");
    private static final Pattern PERCENTAGE = Pattern.compile("(0|[1-9][0-9]{0,8})(\\.[0-9]{1,9})? ?%");
    private static final Map<String, Boolean> BOOLEANS = Map.of("true", true, "false", false);
    private static final BigDecimal MAX_INT = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final BigDecimal SECOND = BigDecimal.valueOf(1_000);
    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);
    // Enough for every valid number; parsing one of very many digits could take long.
    private static final int MAX_LENGTH = 40;

    private final MistakeCollector mistakes;

    public ScalarReader(MistakeCollector mistakes) {
        this.mistakes = mistakes;
    }

    /** Any text; what looks like a number is text too. */
    public Optional<String> text(YamlNode node) {
        return text(node, "text");
    }

    /**
     * Reads a text.
     *
     * @param needed what is needed there, for people
     */
    public Optional<String> text(YamlNode node, String needed) {
        return scalar(node, needed).map(Scalar::text);
    }

    /** A decimal number. */
    public Optional<BigDecimal> decimal(YamlNode node) {
        return decimal(node, "a number such as 20 or 0.5");
    }

    /**
     * Reads a decimal number.
     *
     * @param needed what is needed there, for people
     */
    public Optional<BigDecimal> decimal(YamlNode node, String needed) {
        return number(node, DECIMAL, needed, text -> Optional.empty())
                .map(BigDecimal::new)
                .flatMap(value -> Optional.of(value)
                        .filter(Decimals::isRepresentable)
                        .or(() -> refuse(
                                node,
                                MistakeIds.VALUE,
                                "has too many digits: up to 15 significant digits and a size below 10^15 are allowed",
                                "Round it")));
    }

    /** A whole number that fits an int. */
    OptionalInt integer(YamlNode node) {
        return integer(node, text -> Optional.empty());
    }

    /**
     * Reads a whole number that fits an int.
     *
     * @param answer the fix for a text that is none; empty where nothing better than plain digits is known
     */
    OptionalInt integer(YamlNode node, Function<String, Optional<String>> answer) {
        return whole(node, number(node, INTEGER, "a whole number such as 3", answer));
    }

    /** A duration in seconds: {@code 120}, {@code 90s}, {@code 5m}. */
    OptionalInt seconds(YamlNode node) {
        Optional<String> seconds = withUnit(node);
        return whole(
                node,
                seconds.isPresent()
                        ? seconds
                        : number(
                                node,
                                INTEGER,
                                "a number of seconds, or a duration such as 90s or 5m",
                                DurationWords::answer));
    }

    /** A duration in whole minutes: {@code 5}, {@code 300s}, {@code 5m}. */
    public OptionalInt minutes(YamlNode node) {
        Optional<String> seconds = withUnit(node);
        if (seconds.isEmpty()) {
            return whole(
                    node,
                    number(
                            node,
                            INTEGER,
                            "a number of minutes, or a duration such as 5m or 300s",
                            DurationWords::answer));
        }
        OptionalInt whole = whole(node, seconds);
        if (whole.isPresent() && whole.getAsInt() % 60 != 0) {
            refuse(node, MistakeIds.VALUE, "is not a whole number of minutes, such as 5m or 300s", "Round it");
            return OptionalInt.empty();
        }
        return whole.isPresent() ? OptionalInt.of(whole.getAsInt() / 60) : whole;
    }

    /**
     * A duration with a unit: {@code 120ms}, {@code 1.5s}, {@code 1m}. A number alone could be seconds or milliseconds.
     */
    Optional<Duration> duration(YamlNode node) {
        String needed = "a duration with a unit, such as 120ms, 1.5s or 1m";
        return scalar(node, needed)
                .flatMap(scalar -> parseDuration(scalar.text())
                        .or(() -> refuse(
                                node,
                                MistakeIds.VALUE,
                                Quotes.of(scalar.text()) + " is not allowed: " + needed + " is",
                                DurationWords.answer(scalar.text()).orElseGet(() -> withoutSpace(scalar.text())))));
    }

    private static String withoutSpace(String text) {
        String joined = text.replace(" ", "");
        return parseDuration(joined).isPresent() ? "Write " + joined : "Write it with its unit";
    }

    /** Reads a duration with a unit, such as {@code 120ms}, {@code 1.5s} or {@code 1m}; empty if the text is none. */
    public static Optional<Duration> parseDuration(String text) {
        Matcher matcher = SHORT_DURATION.matcher(text);
        return matcher.matches()
                ? Optional.of(duration(new BigDecimal(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    private static Duration duration(BigDecimal number, String unit) {
        BigDecimal millis = unit.equals("ms") ? BigDecimal.ONE : unit.equals("s") ? SECOND : SECOND.multiply(MINUTE);
        return Duration.ofNanos(number.multiply(millis).movePointRight(6).longValue());
    }

    /** A share: {@code 1%} or {@code 0.01}. */
    Optional<BigDecimal> share(YamlNode node) {
        if (node instanceof Scalar scalar && PERCENTAGE.matcher(scalar.text()).matches()) {
            String digits =
                    scalar.text().substring(0, scalar.text().length() - 1).strip();
            return Optional.of(new BigDecimal(digits).movePointLeft(2));
        }
        return decimal(node, "a share such as 1% or 0.01");
    }

    private static Optional<String> withUnit(YamlNode node) {
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
    public Optional<Boolean> bool(YamlNode node) {
        return scalar(node, "true or false")
                .flatMap(scalar -> Optional.ofNullable(BOOLEANS.get(scalar.text()))
                        .filter(bool -> scalar.kind() == Kind.BOOLEAN)
                        .or(() -> refuse(
                                node,
                                MistakeIds.TYPE,
                                Quotes.of(scalar.text()) + " is not allowed: true or false is, without quotes",
                                "Write true or false")));
    }

    /** A time in UTC, in ISO 8601. */
    Optional<Instant> instant(YamlNode node) {
        return text(node).flatMap(text -> parseInstant(node, text));
    }

    private Optional<Instant> parseInstant(YamlNode node, String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException malformed) {
            return refuse(
                    node,
                    MistakeIds.TYPE,
                    Quotes.of(text) + " is not a time in UTC such as 2026-01-31T08:00:00Z",
                    "Write it in that form");
        }
    }

    /** One of several words. */
    public <T> Optional<T> choice(YamlNode node, Map<String, T> choices) {
        return choice(node, choices, word -> Optional.empty());
    }

    /**
     * Reads one of several words.
     *
     * @param answer the word to write for another one
     */
    public <T> Optional<T> choice(YamlNode node, Map<String, T> choices, Function<String, Optional<String>> answer) {
        String words = "one of " + String.join(", ", choices.keySet());
        return scalar(node, words)
                .flatMap(scalar -> Optional.ofNullable(choices.get(scalar.text()))
                        .or(() -> refuse(
                                node,
                                MistakeIds.VALUE,
                                Quotes.of(scalar.text()) + " is not allowed: " + words + " is",
                                answer.apply(scalar.text())
                                        .map("Write "::concat)
                                        .orElseGet(() -> NearestWord.fix(
                                                scalar.text(), choices.keySet(), "Write one of them")))));
    }

    private Optional<Scalar> scalar(YamlNode node, String needed) {
        if (!(node instanceof Scalar scalar)) {
            return refuse(
                    node, MistakeIds.TYPE, "is " + kindOf(node) + ": " + needed + " is needed", "Write one value");
        }
        if (scalar.kind() == Kind.REFUSED) {
            mistakes.markRefused();
            return Optional.empty();
        }
        if (scalar.kind() == Kind.EMPTY) {
            return refuse(
                    node, MistakeIds.TYPE, "has no value: " + needed + " is needed", "Write one, or remove the key");
        }
        return Optional.of(scalar);
    }

    private Optional<String> number(
            YamlNode node, Pattern form, String needed, Function<String, Optional<String>> answer) {
        return scalar(node, needed).flatMap(scalar -> number(scalar, form, needed, answer));
    }

    private Optional<String> number(
            Scalar scalar, Pattern form, String needed, Function<String, Optional<String>> answer) {
        String text = Quotes.shortened(scalar.text());
        if (!form.matcher(scalar.text()).matches()) {
            return refuse(
                    scalar,
                    MistakeIds.TYPE,
                    "'" + text + "' is not allowed: " + needed + " is",
                    answer.apply(scalar.text()).orElse("Write plain digits"));
        }
        if (scalar.kind() != Kind.NUMBER) {
            String problem = "the quotes make " + text + " a text: " + needed + " is needed";
            return refuse(scalar, MistakeIds.TYPE, problem, "Remove the quotes");
        }
        return scalar.text().length() <= MAX_LENGTH
                ? Optional.of(scalar.text())
                : refuse(scalar, MistakeIds.VALUE, "the number is too long", "Round it");
    }

    private OptionalInt whole(YamlNode node, Optional<String> digits) {
        Optional<BigDecimal> value = digits.map(BigDecimal::new);
        if (value.filter(number -> number.abs().compareTo(MAX_INT) > 0).isPresent()) {
            refuse(
                    node,
                    MistakeIds.VALUE,
                    "is too large: at most " + MAX_INT + " is allowed",
                    "Write a smaller number");
            return OptionalInt.empty();
        }
        return value.map(number -> OptionalInt.of(number.intValueExact())).orElseGet(OptionalInt::empty);
    }

    static String kindOf(YamlNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.kind() == Kind.EMPTY ? "empty" : "a single value";
        }
        return node instanceof YamlNode.Sequence ? "a list" : "a mapping";
    }

    private <T> Optional<T> refuse(YamlNode node, String id, String problem, String fix) {
        mistakes.add(node, id, problem, fix);
        return Optional.empty();
    }
}
