package io.github.stepscale.importing.template;

import io.github.stepscale.text.Lists;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the declaration of a parameter allows.
 *
 * @param type such as {@code Number}
 * @param allowed values; empty for all
 * @param pattern a regular expression of the whole value
 * @param minValue of a number
 * @param maxValue of a number
 * @param minLength of a text, in characters
 * @param maxLength of a text, in characters
 */
record ParameterConstraints(
        String type,
        List<String> allowed,
        Optional<String> pattern,
        Optional<BigDecimal> minValue,
        Optional<BigDecimal> maxValue,
        Optional<BigDecimal> minLength,
        Optional<BigDecimal> maxLength) {
    private static final int MAX_LENGTH = 4096;
    /** A pattern can take very long for a long text, and no name is longer. */
    private static final int MAX_MATCHED = 64;

    private static final int MAX_NAMED = 10;
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,3})?");

    /**
     * Something that a value does not keep to.
     *
     * @param value the value, or the item of a list
     * @param problem what is allowed, to follow the value, without a full stop
     * @param fix without a full stop
     */
    record Violation(String value, String problem, String fix) {}

    static ParameterConstraints of(YamlNode.Mapping declaration) {
        return new ParameterConstraints(
                Template.text(declaration, "Type").orElse("String"),
                declaration
                        .get("AllowedValues")
                        .map(ParameterConstraints::texts)
                        .orElse(List.of()),
                Template.text(declaration, "AllowedPattern"),
                number(declaration, "MinValue"),
                number(declaration, "MaxValue"),
                number(declaration, "MinLength"),
                number(declaration, "MaxLength"));
    }

    private static List<String> texts(YamlNode node) {
        return node instanceof YamlNode.Sequence list
                ? list.items().stream()
                        .filter(YamlNode.Scalar.class::isInstance)
                        .map(item -> ((YamlNode.Scalar) item).text())
                        .toList()
                : List.of();
    }

    private static Optional<BigDecimal> number(YamlNode.Mapping declaration, String key) {
        return Template.text(declaration, key).flatMap(ParameterConstraints::number);
    }

    private static Optional<BigDecimal> number(String text) {
        return text.length() <= MAX_MATCHED && NUMBER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    /** What a value does not keep to. Those of the parameter store name a value, and are not checked. */
    List<Violation> violations(String value) {
        if (type.startsWith("AWS::SSM::")) {
            return List.of();
        }
        boolean list = type.equals("CommaDelimitedList") || type.startsWith("List<");
        List<String> items =
                list ? Arrays.stream(value.split(",", -1)).map(String::strip).toList() : List.of(value);
        List<Violation> violations = new ArrayList<>();
        items.forEach(item -> check(item, violations));
        return violations;
    }

    private void check(String value, List<Violation> violations) {
        if (value.length() > MAX_LENGTH) {
            violations.add(
                    new Violation(value, "is too long: " + MAX_LENGTH + " characters are allowed", "Shorten it"));
            return;
        }
        boolean numeric = type.equals("Number") || type.equals("List<Number>");
        if (numeric && number(value).isEmpty()) {
            violations.add(new Violation(
                    value, "is not a number, which the type of the parameter asks for", "Write a number"));
            return;
        }
        if (!allowed.isEmpty() && allowed.stream().noneMatch(one -> isSame(one, value, numeric))) {
            List<String> named =
                    allowed.stream().limit(MAX_NAMED).map(Quotes::of).toList();
            String more = allowed.size() > MAX_NAMED ? " and others" : "";
            String problem = "is not an allowed value: " + Lists.and(named) + more + " are";
            violations.add(new Violation(value, problem, "Write one of them"));
        }
        pattern.filter(expression -> !matches(expression, value))
                .ifPresent(expression -> violations.add(new Violation(
                        value, "does not match the pattern " + Quotes.of(expression), "Write a value that does")));
        checkRange(value, numeric, violations);
    }

    private static boolean isSame(String allowed, String value, boolean numeric) {
        return allowed.equals(value)
                || numeric
                        && number(allowed)
                                .flatMap(one -> number(value).map(other -> one.compareTo(other) == 0))
                                .orElse(false);
    }

    /** A pattern that cannot be read, or that takes too long, counts as a match. */
    private static boolean matches(String expression, String value) {
        return value.length() > MAX_MATCHED
                || BoundedMatch.of(expression, value).orElse(true);
    }

    private void checkRange(String value, boolean numeric, List<Violation> violations) {
        BigDecimal size =
                numeric ? number(value).orElseThrow() : BigDecimal.valueOf(value.codePointCount(0, value.length()));
        String unit = numeric ? "" : " characters";
        (numeric ? minValue : minLength)
                .filter(min -> size.compareTo(min) < 0)
                .ifPresent(min -> violations.add(new Violation(
                        value, "is below the minimum of " + min.toPlainString() + unit, "Write a larger one")));
        (numeric ? maxValue : maxLength)
                .filter(max -> size.compareTo(max) > 0)
                .ifPresent(max -> violations.add(new Violation(
                        value, "is above the maximum of " + max.toPlainString() + unit, "Write a smaller one")));
    }
}
