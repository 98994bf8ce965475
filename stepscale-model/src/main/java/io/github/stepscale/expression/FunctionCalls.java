package io.github.stepscale.expression;

import io.github.stepscale.expression.Node.Aggregation;
import io.github.stepscale.expression.Node.ChangeFunction;
import io.github.stepscale.expression.Node.GapFilling;
import io.github.stepscale.text.NearestWord;
import io.github.stepscale.validation.Validator;
import io.github.stepscale.validation.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/** The functions, and what each of them takes. */
final class FunctionCalls {
    /** In the place of what is wrong. */
    static final Node UNKNOWN = new Node.Operand(-1);

    private static final Set<String> NAMES = new TreeSet<>(Set.of(
            "ABS", "AVG", "CEIL", "DIFF", "DIFF_TIME", "FILL", "FLOOR", "IF", "MAX", "MIN", "PERIOD", "RATE", "SUM"));
    private static final String SERIES = "one time series";

    private final int period;
    private final List<Violation> mistakes;
    private boolean dependsOnRange;

    /**
     * @param period of all metrics, in seconds
     * @param mistakes receives mistakes
     */
    FunctionCalls(int period, List<Violation> mistakes) {
        this.period = period;
        this.mistakes = mistakes;
    }

    static boolean has(Token name) {
        return NAMES.contains(name.text());
    }

    /** The keyword that a token is, if it is one. */
    static Optional<Argument> keyword(Token token) {
        return token.kind() == Token.Kind.NAME && gapFilling(token.text()).isPresent()
                ? Optional.of(new Argument.Keyword(token.text()))
                : Optional.empty();
    }

    /** Refuses a function that is not among these. */
    static Violation unknown(Token name) {
        return mistake(
                name.located() + " cannot be simulated: the functions are " + String.join(", ", NAMES),
                NearestWord.fix(name.text(), NAMES, "Simulate a policy without it"));
    }

    static Violation mistake(String problem, String fix) {
        return new Violation(Validator.VALUE, "", problem, fix);
    }

    /** Whether a function among the calls so far relates datapoints to each other. */
    boolean dependsOnRange() {
        return dependsOnRange;
    }

    /** The call of a {@linkplain #has known} function. */
    Node call(Token name, List<Argument> arguments) {
        return switch (name.text()) {
            case "ABS" -> unary(name, arguments, Math::abs);
            case "CEIL" -> unary(name, arguments, Math::ceil);
            case "FLOOR" -> unary(name, arguments, Math::floor);
            case "FILL" -> fill(name, arguments);
            case "IF" -> choice(name, arguments);
            case "PERIOD" -> period(name, arguments);
            case "DIFF", "DIFF_TIME", "RATE" -> change(name, arguments);
            default -> aggregate(name, arguments);
        };
    }

    private Node unary(Token name, List<Argument> arguments, DoubleUnaryOperator operator) {
        return series(arguments)
                .<Node>map(series -> new Node.Unary(operator, series))
                .orElseGet(() -> refused(name, SERIES));
    }

    private Node change(Token name, List<Argument> arguments) {
        dependsOnRange = true;
        ChangeFunction function = ChangeFunction.valueOf(name.text());
        return series(arguments)
                .<Node>map(series -> new Node.Change(function, series, period))
                .orElseGet(() -> refused(name, SERIES));
    }

    /** AWS: valid input is metrics, not the results of other expressions. */
    private Node period(Token name, List<Argument> arguments) {
        return series(arguments)
                .filter(Node.Operand.class::isInstance)
                .<Node>map(metric -> new Node.Scalar(period))
                .orElseGet(() -> refused(name, "the id of one metric"));
    }

    private Node fill(Token name, List<Argument> arguments) {
        dependsOnRange |= arguments.stream().anyMatch(Argument.Keyword.class::isInstance);
        Optional<Node> series = arguments.size() == 2 ? series(arguments.subList(0, 1)) : Optional.empty();
        return series.flatMap(filled -> filled(filled, arguments.get(1)))
                .orElseGet(() -> refused(name, SERIES + " and a value, REPEAT or LINEAR"));
    }

    private static Optional<Node> filled(Node series, Argument filler) {
        return filler instanceof Argument.Keyword keyword
                ? gapFilling(keyword.word()).map(filling -> new Node.GapFill(filling, series))
                : value(filler).map(value -> new Node.Fill(series, value));
    }

    private static Optional<GapFilling> gapFilling(String word) {
        return Arrays.stream(GapFilling.values())
                .filter(filling -> filling.name().equals(word))
                .findFirst();
    }

    private Node choice(Token name, List<Argument> arguments) {
        List<Node> values =
                arguments.stream().flatMap(argument -> value(argument).stream()).toList();
        if (values.size() != arguments.size() || values.size() < 2 || values.size() > 3) {
            return refused(name, "a condition and one or two values");
        }
        boolean scalarCondition = values.get(0).isScalar();
        if (scalarCondition && values.stream().skip(1).anyMatch(Node::isScalar)) {
            return refused(name, "time series as its values where its condition is a number");
        }
        return new Node.Choice(
                values.get(0), values.get(1), values.stream().skip(2).findFirst());
    }

    /** AWS writes several series as a list in brackets; several arguments are the same. */
    private Node aggregate(Token name, List<Argument> arguments) {
        Optional<Node> single = arguments.size() == 1 ? value(arguments.get(0)) : Optional.empty();
        if (single.filter(UNKNOWN::equals).isPresent()) {
            return UNKNOWN;
        }
        if (single.isPresent()) {
            mistakes.add(mistake(
                    name.located() + " cannot be simulated of one series: it is one number over all datapoints that"
                            + " CloudWatch retrieves, and AWS does not say how many these are",
                    "Use it across several, such as " + name.text() + "([m1, m2]), or let evaluationPeriods and"
                            + " metricAggregationType aggregate"));
            return UNKNOWN;
        }
        List<Node> values = arguments.stream().flatMap(FunctionCalls::values).toList();
        boolean words = arguments.stream().anyMatch(Argument.Keyword.class::isInstance);
        return words || values.stream().allMatch(Node::isScalar)
                ? refused(name, "several values, of which one at least is a time series")
                : new Node.Aggregate(Aggregation.valueOf(name.text()), values);
    }

    private Node refused(Token name, String taken) {
        mistakes.add(mistake(name.located() + " takes " + taken, "Correct its arguments"));
        return UNKNOWN;
    }

    /** The only argument, if it is a series. */
    private static Optional<Node> series(List<Argument> arguments) {
        return arguments.size() == 1 ? value(arguments.get(0)).filter(node -> !node.isScalar()) : Optional.empty();
    }

    private static Optional<Node> value(Argument argument) {
        return argument instanceof Argument.Value value ? Optional.of(value.node()) : Optional.empty();
    }

    private static Stream<Node> values(Argument argument) {
        return argument instanceof Argument.Array array ? array.nodes().stream() : value(argument).stream();
    }
}
