package io.github.stepscale.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Metric math a second time, from the words of the simulation contract: no tree, but text that is split at its loosest
 * operator again and again, and maps from positions to the datapoints that exist.
 */
public final class ReferenceExpression {
    /** From the loosest; each row groups from the left. */
    private static final List<List<String>> LEVELS = List.of(
            List.of("OR", "||"),
            List.of("AND", "&&"),
            List.of("==", "!=", "<=", ">=", "<", ">"),
            List.of("+", "-"),
            List.of("*", "/"));

    private static final Set<String> ACROSS = Set.of("AVG", "MAX", "MIN", "SUM");

    private final Map<String, ? extends Map<Integer, Double>> metrics;
    private final int period;

    /**
     * @param metrics the datapoints that exist, by the id of the metric and their position
     * @param period in seconds
     */
    public ReferenceExpression(Map<String, ? extends Map<Integer, Double>> metrics, int period) {
        this.metrics = metrics;
        this.period = period;
    }

    /** The datapoints of a range that exist; {@code to} is exclusive. */
    public Map<Integer, Double> evaluate(String text, int from, int to) {
        return value(text, from, to).points();
    }

    /** A number, or a series. */
    private record Value(Optional<Double> number, Map<Integer, Double> points) {
        static Value of(double number) {
            return new Value(Optional.of(number), Map.of());
        }

        static Value of(Map<Integer, Double> points) {
            return new Value(Optional.empty(), points);
        }

        double at(int position) {
            return number.orElseGet(() -> points.getOrDefault(position, 0.0));
        }

        boolean exists(int position) {
            return number.isPresent() || points.containsKey(position);
        }
    }

    private Value value(String spaced, int from, int to) {
        String text = spaced.strip();
        for (List<String> operators : LEVELS) {
            Optional<Split> split = lastOf(operators, text);
            if (split.isPresent()) {
                return combine(split.get(), from, to);
            }
        }
        if (text.startsWith("-")) {
            return each(value(text.substring(1), from, to), number -> -number);
        }
        int power = firstPower(text);
        if (power >= 0) {
            return combine(new Split(text.substring(0, power), "^", text.substring(power + 1)), from, to);
        }
        return primary(text, from, to);
    }

    private record Split(String left, String operator, String right) {}

    private static Optional<Split> lastOf(List<String> operators, String text) {
        int depth = 0;
        for (int i = text.length() - 1; i > 0; i--) {
            char c = text.charAt(i);
            depth += c == ')' || c == ']' ? 1 : c == '(' || c == '[' ? -1 : 0;
            if (depth == 0) {
                for (String operator : operators) {
                    if (text.startsWith(operator, i) && isWhole(text, i, operator) && isOperandEnd(text, i)) {
                        return Optional.of(
                                new Split(text.substring(0, i), operator, text.substring(i + operator.length())));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Whether an operand ends before the character, so that an operator there is one between two values. */
    private static boolean isOperandEnd(String text, int end) {
        int last = end - 1;
        while (last >= 0 && text.charAt(last) == ' ') {
            last--;
        }
        if (last < 0) {
            return false;
        }
        char before = text.charAt(last);
        boolean word = Character.isLetterOrDigit(before) || before == '_';
        return before == ')' || before == ']' || word && !endsInOperator(text, last + 1);
    }

    private static boolean endsInOperator(String text, int end) {
        int start = end;
        while (start > 0 && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '_')) {
            start--;
        }
        String word = text.substring(start, end);
        return word.equals("AND") || word.equals("OR");
    }

    private static boolean isWhole(String text, int start, String operator) {
        char before = text.charAt(start - 1);
        char after = start + operator.length() < text.length() ? text.charAt(start + operator.length()) : ' ';
        if (Character.isLetter(operator.charAt(0))) {
            return !Character.isLetterOrDigit(before) && !Character.isLetterOrDigit(after) && after != '_';
        }
        return true;
    }

    private static int firstPower(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (depth == 0 && c == '^') {
                return i;
            }
        }
        return -1;
    }

    private Value primary(String text, int from, int to) {
        if (text.startsWith("(")) {
            return value(text.substring(1, text.length() - 1), from, to);
        }
        int open = text.indexOf('(');
        if (open > 0) {
            return function(
                    text.substring(0, open).strip(), arguments(text.substring(open + 1, text.length() - 1)), from, to);
        }
        if (Character.isLowerCase(text.charAt(0))) {
            Map<Integer, Double> points = new TreeMap<>();
            Optional.ofNullable(metrics.get(text)).orElseThrow().forEach((position, point) -> {
                if (position >= from && position < to) {
                    points.put(position, point);
                }
            });
            return Value.of(points);
        }
        return Value.of(Double.parseDouble(text));
    }

    private static List<String> arguments(String text) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                arguments.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        arguments.add(text.substring(start).strip());
        return arguments;
    }

    private Value function(String name, List<String> arguments, int from, int to) {
        if (ACROSS.contains(name)) {
            String first = arguments.get(0);
            return across(
                    name,
                    first.startsWith("[") ? arguments(first.substring(1, first.length() - 1)) : arguments,
                    from,
                    to);
        }
        return switch (name) {
            case "ABS" -> each(value(arguments.get(0), from, to), Math::abs);
            case "CEIL" -> each(value(arguments.get(0), from, to), Math::ceil);
            case "FLOOR" -> each(value(arguments.get(0), from, to), Math::floor);
            case "PERIOD" -> Value.of(period);
            case "IF" -> choose(arguments, from, to);
            case "FILL" -> fill(value(arguments.get(0), from, to).points(), arguments.get(1), from, to);
            default ->
                change(name, value(arguments.get(0), Math.max(0, from - 1), to).points(), from);
        };
    }

    private static Value each(Value value, DoubleUnaryOperator operator) {
        if (value.number().isPresent()) {
            return Value.of(operator.applyAsDouble(value.number().get()));
        }
        Map<Integer, Double> points = new TreeMap<>();
        value.points().forEach((position, point) -> points.put(position, operator.applyAsDouble(point)));
        return Value.of(points);
    }

    private Value combine(Split split, int from, int to) {
        Value left = value(split.left(), from, to);
        Value right = value(split.right(), from, to);
        DoubleBinaryOperator operator = operator(split.operator());
        if (left.number().isPresent() && right.number().isPresent()) {
            return Value.of(
                    operator.applyAsDouble(left.number().get(), right.number().get()));
        }
        Map<Integer, Double> points = new TreeMap<>();
        for (int i = from; i < to; i++) {
            if (left.points().containsKey(i) || right.points().containsKey(i)) {
                putIfFinite(points, i, operator.applyAsDouble(left.at(i), right.at(i)));
            }
        }
        return Value.of(points);
    }

    private static void putIfFinite(Map<Integer, Double> points, int position, double number) {
        if (!Double.isNaN(number) && !Double.isInfinite(number)) {
            points.put(position, number);
        }
    }

    private static DoubleBinaryOperator operator(String symbol) {
        return switch (symbol) {
            case "+" -> (a, b) -> a + b;
            case "-" -> (a, b) -> a - b;
            case "*" -> (a, b) -> a * b;
            case "/" -> (a, b) -> a / b;
            case "^" -> StrictMath::pow;
            case "==" -> (a, b) -> a == b ? 1 : 0;
            case "!=" -> (a, b) -> a != b ? 1 : 0;
            case "<" -> (a, b) -> a < b ? 1 : 0;
            case "<=" -> (a, b) -> a <= b ? 1 : 0;
            case ">" -> (a, b) -> a > b ? 1 : 0;
            case ">=" -> (a, b) -> a >= b ? 1 : 0;
            case "AND", "&&" -> (a, b) -> a != 0 && b != 0 ? 1 : 0;
            default -> (a, b) -> a != 0 || b != 0 ? 1 : 0;
        };
    }

    private Value across(String name, List<String> arguments, int from, int to) {
        List<Value> values =
                arguments.stream().map(text -> value(text, from, to)).toList();
        Map<Integer, Double> points = new TreeMap<>();
        for (int i = from; i < to; i++) {
            int position = i;
            if (values.stream().anyMatch(value -> value.points().containsKey(position))) {
                double first = values.get(0).at(i);
                double rest = values.stream()
                        .skip(1)
                        .mapToDouble(value -> value.at(position))
                        .reduce(first, of(name));
                putIfFinite(points, i, name.equals("AVG") ? rest / values.size() : rest);
            }
        }
        return Value.of(points);
    }

    private static DoubleBinaryOperator of(String name) {
        return switch (name) {
            case "MAX" -> (a, b) -> a > b ? a : b;
            case "MIN" -> (a, b) -> a < b ? a : b;
            default -> (a, b) -> a + b;
        };
    }

    private Value choose(List<String> arguments, int from, int to) {
        Value condition = value(arguments.get(0), from, to);
        Value then = value(arguments.get(1), from, to);
        Value otherwise = arguments.size() > 2 ? value(arguments.get(2), from, to) : Value.of(Map.of());
        if (condition.number().isPresent()) {
            return condition.number().get() != 0 ? then : otherwise;
        }
        Map<Integer, Double> points = new TreeMap<>();
        condition.points().forEach((position, truth) -> {
            if (truth != 0) {
                points.put(position, then.at(position));
            } else if (otherwise.exists(position)) {
                points.put(position, otherwise.at(position));
            }
        });
        return Value.of(points);
    }

    private Value fill(Map<Integer, Double> series, String filler, int from, int to) {
        Map<Integer, Double> points = new TreeMap<>(series);
        TreeMap<Integer, Double> known = new TreeMap<>(series);
        Value value = filler.equals("REPEAT") || filler.equals("LINEAR") ? Value.of(0) : value(filler, from, to);
        for (int i = from; i < to; i++) {
            Optional<Map.Entry<Integer, Double>> before = Optional.ofNullable(known.floorEntry(i));
            Optional<Map.Entry<Integer, Double>> after = Optional.ofNullable(known.ceilingEntry(i));
            if (known.containsKey(i)) {
                continue;
            }
            if (filler.equals("REPEAT")) {
                int position = i;
                before.ifPresent(entry -> points.put(position, entry.getValue()));
            } else if (!filler.equals("LINEAR")) {
                if (value.exists(i)) {
                    points.put(i, value.at(i));
                }
            } else if (before.isPresent() && after.isPresent()) {
                int i0 = before.get().getKey();
                int i1 = after.get().getKey();
                double v0 = before.get().getValue();
                double v1 = after.get().getValue();
                points.put(i, v0 + (v1 - v0) * (i - i0) / (i1 - i0));
            }
        }
        return Value.of(points);
    }

    private Value change(String name, Map<Integer, Double> series, int from) {
        Map<Integer, Double> points = new TreeMap<>();
        TreeMap<Integer, Double> known = new TreeMap<>(series);
        known.forEach((position, point) -> {
            Optional<Map.Entry<Integer, Double>> before = Optional.ofNullable(known.lowerEntry(position));
            if (position >= from && before.isPresent()) {
                double difference = point - before.get().getValue();
                double seconds = (position - before.get().getKey()) * (double) period;
                putIfFinite(
                        points,
                        position,
                        name.equals("DIFF") ? difference : name.equals("RATE") ? difference / seconds : seconds);
            }
        });
        return Value.of(points);
    }
}
