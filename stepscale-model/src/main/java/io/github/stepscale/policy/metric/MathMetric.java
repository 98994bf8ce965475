package io.github.stepscale.policy.metric;

import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A CloudWatch metric math expression over several metrics.
 *
 * @param expression 1 to 2,048 characters; references the inputs by id
 * @param inputs 1 to 10 metrics of the same period, with unique ids
 */
public record MathMetric(String expression, List<Input> inputs) implements Metric {
    private static final Pattern ID = Pattern.compile("[a-z][A-Za-z0-9_]{0,254}");
    // Quoted text holds no ids. Functions and keywords are upper case; ids start with a lower-case letter.
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern WORD = Pattern.compile("(?<![A-Za-z0-9_])[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern SEARCH = Pattern.compile("(?i)(?<![A-Za-z0-9_])SEARCH\\s*\\(");
    private static final Pattern ALL_METRICS = Pattern.compile("(?<![A-Za-z0-9_])METRICS\\s*\\(");

    /** Functions of one word and operators, by the CloudWatch User Guide, Using metric math. */
    private static final Set<String> CAPITALS = Set.of(
            "ABS",
            "AND",
            "AVG",
            "CEIL",
            "DAY",
            "DIFF",
            "DIFF_TIME",
            "FILL",
            "FIRST",
            "FLOOR",
            "HOUR",
            "IF",
            "LAST",
            "LOG",
            "LOG10",
            "MAX",
            "METRICS",
            "METRIC_COUNT",
            "MIN",
            "MINUTE",
            "MONTH",
            "OR",
            "PERIOD",
            "RATE",
            "REMOVE_EMPTY",
            "RUNNING_SUM",
            "SLICE",
            "SORT",
            "STDDEV",
            "SUM",
            "TIME_SERIES",
            "YEAR");

    /**
     * An input of the expression.
     *
     * @param id starts with a lower-case letter, then letters, digits and _; at most 255 characters
     * @param metric the metric
     */
    public record Input(String id, SourceMetric metric) {
        /** @throws InvalidValueException if the id is invalid */
        public Input {
            new Validator()
                    .requireForm(id, "", ID, "a lower-case letter, then letters, digits and _, at most 255 characters")
                    .throwIfAny();
        }
    }

    /** @throws InvalidValueException if a value is out of range, or the expression uses an unknown id */
    public MathMetric {
        inputs = List.copyOf(inputs);
        Validator checks = new Validator().requireLine(expression, "expression", 1, 2048);
        checks.require(
                        !inputs.isEmpty() && inputs.size() <= 10,
                        "A06",
                        "metrics",
                        "has " + inputs.size() + " metrics: 1 to 10 are allowed",
                        "Add or remove some")
                .require(
                        inputs.stream().map(Input::id).distinct().count() == inputs.size(),
                        "metrics",
                        "uses an id twice: each is allowed once",
                        "Rename one of them")
                .require(
                        inputs.stream()
                                        .map(input -> input.metric().period())
                                        .distinct()
                                        .count()
                                <= 1,
                        "A06",
                        "metrics",
                        "have different periods: one period is allowed in an alarm",
                        "Give all of them the same period")
                .require(
                        !SEARCH.matcher(QUOTED.matcher(expression).replaceAll(""))
                                .find(),
                        "A07",
                        "expression",
                        "uses SEARCH: an alarm needs a fixed list of metrics",
                        "Name the metrics under 'metrics'");
        Set<String> unknown = unknownIds(expression, inputs);
        Set<String> small = new TreeSet<>(unknown);
        small.removeIf(word -> !CAPITALS.contains(capitals(word)));
        unknown.removeAll(small);
        checks.require(
                        small.isEmpty(),
                        "A23",
                        "expression",
                        "uses " + String.join(", ", small) + ": functions and operators are written in capitals",
                        "Write " + small.stream().map(MathMetric::capitals).collect(Collectors.joining(", ")))
                .require(
                        unknown.isEmpty() || inputs.isEmpty(),
                        "A23",
                        "expression",
                        "uses " + String.join(", ", unknown) + ": the ids under 'metrics' are "
                                + inputs.stream().map(Input::id).collect(Collectors.joining(", ")),
                        "Correct the id, or add the metric")
                .throwIfAny();
    }

    @Override
    public String label() {
        return expression;
    }

    @Override
    public int period() {
        return inputs.get(0).metric().period();
    }

    @Override
    public boolean neverNegative() {
        return false;
    }

    @Override
    public List<SourceMetric> sources() {
        return inputs.stream().map(Input::metric).toList();
    }

    @Override
    public Optional<MathMetric> math() {
        return Optional.of(this);
    }

    /** The same expression over metrics with another period, in seconds. */
    public MathMetric withPeriod(int seconds) {
        return new MathMetric(
                expression,
                inputs.stream()
                        .map(input -> new Input(input.id(), input.metric().withPeriod(seconds)))
                        .toList());
    }

    /** The ids of inputs that the expression does not use, in order. */
    public List<String> unusedIds() {
        String bare = QUOTED.matcher(expression).replaceAll("''");
        if (ALL_METRICS.matcher(bare).find()) {
            return List.of();
        }
        Set<String> used = words(bare);
        return inputs.stream().map(Input::id).filter(id -> !used.contains(id)).toList();
    }

    private static Set<String> unknownIds(String expression, List<Input> inputs) {
        Set<String> unknown = words(QUOTED.matcher(expression).replaceAll("''"));
        unknown.removeIf(word -> !Character.isLowerCase(word.charAt(0)));
        inputs.forEach(input -> unknown.remove(input.id()));
        return unknown;
    }

    private static String capitals(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
