package io.github.stepscale.expression;

import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Parses an expression. Operators bind, from the loosest: {@code OR}, {@code AND}, one comparison, {@code + -}, {@code * /},
 * the sign, {@code ^}; {@code ^} groups from the right, the others from the left. AWS does not document that.
 *
 * <p>After the first mistake in the form the rest is skipped; unknown names are reported together.
 */
final class ExpressionParser {
    private static final int MAX_DEPTH = 100;
    private static final Set<String> OR = Set.of("OR", "||");
    private static final Set<String> AND = Set.of("AND", "&&");
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> SUMS = Set.of("+", "-");
    private static final Set<String> PRODUCTS = Set.of("*", "/");
    private static final String OPERAND = "a number, an id, a function, - or ( is expected";

    private final List<Token> tokens;
    private final Collection<String> ids;
    private final FunctionCalls functions;
    private final List<String> operands = new ArrayList<>();
    private final List<Violation> mistakes = new ArrayList<>();
    private int next;
    private int depth;
    private boolean failed;

    /** @param period of all metrics, in seconds */
    ExpressionParser(String text, Collection<String> ids, int period) {
        this.tokens = Token.of(text);
        this.ids = ids;
        this.functions = new FunctionCalls(period, mistakes);
    }

    /** @throws InvalidValueException if there are mistakes */
    Node parse() {
        Node result = expression();
        if (token().kind() != Token.Kind.END) {
            fail(token(), "is not allowed here: an operator or the end is expected");
        }
        if (mistakes.isEmpty() && result.isScalar()) {
            mistakes.add(FunctionCalls.mistake(
                    "is a number: an alarm needs a time series", "Use one of the metrics, such as " + example()));
        }
        if (!mistakes.isEmpty()) {
            throw new InvalidValueException(mistakes);
        }
        return result;
    }

    /** The ids in use, in the order of their first use. */
    List<String> operands() {
        return List.copyOf(operands);
    }

    boolean dependsOnRange() {
        return functions.dependsOnRange();
    }

    private String example() {
        return ids.stream().findFirst().orElse("m1");
    }

    private Node expression() {
        Node left = conjunction();
        while (isOneOf(OR)) {
            Token operator = take();
            left = binary(operator, left, conjunction());
        }
        return left;
    }

    private Node conjunction() {
        Node left = comparison();
        while (isOneOf(AND)) {
            Token operator = take();
            left = binary(operator, left, comparison());
        }
        return left;
    }

    private Node comparison() {
        Node left = sum();
        if (isOneOf(COMPARISONS)) {
            Token operator = take();
            left = binary(operator, left, sum());
        }
        if (isOneOf(COMPARISONS)) {
            fail(token(), "follows another comparison: parentheses are needed");
        }
        return left;
    }

    private Node sum() {
        Node left = product();
        while (isOneOf(SUMS)) {
            Token operator = take();
            left = binary(operator, left, product());
        }
        return left;
    }

    private Node product() {
        Node left = signed();
        while (isOneOf(PRODUCTS)) {
            Token operator = take();
            left = binary(operator, left, signed());
        }
        return left;
    }

    /** Every nesting passes here. */
    private Node signed() {
        if (depth == MAX_DEPTH) {
            fail(token(), "is nested too deeply: " + MAX_DEPTH + " levels are allowed");
        }
        depth++;
        Node node = token().is("-") ? negative() : power();
        depth--;
        return node;
    }

    private Node negative() {
        take();
        Node node = signed();
        return node instanceof Node.Scalar scalar
                ? new Node.Scalar(-scalar.value())
                : new Node.Unary(value -> -value, node);
    }

    private Node power() {
        Node base = primary();
        if (!token().is("^")) {
            return base;
        }
        Token operator = take();
        return binary(operator, base, signed());
    }

    private Node primary() {
        Token token = take();
        if (token.is("(")) {
            Node inner = expression();
            expect(")");
            return inner;
        }
        boolean keyword = BinaryOperator.of(token.text()).isPresent()
                || FunctionCalls.keyword(token).isPresent();
        return switch (keyword ? Token.Kind.OTHER : token.kind()) {
            case NUMBER -> number(token);
            case ID -> operand(token);
            case NAME -> call(token);
            case SYMBOL, OTHER, END -> failed(token, "is not allowed here: " + OPERAND);
        };
    }

    private Node number(Token token) {
        double value = Double.parseDouble(token.text());
        return Double.isFinite(value) ? new Node.Scalar(value) : failed(token, "is too large");
    }

    private Node operand(Token token) {
        if (token().is("(")) {
            return unknownFunction(token);
        }
        if (!ids.contains(token.text())) {
            mistakes.add(FunctionCalls.mistake(
                    token.located() + " is not an id under 'metrics', which are " + String.join(", ", ids),
                    "Correct the id, or add the metric"));
            return FunctionCalls.UNKNOWN;
        }
        if (!operands.contains(token.text())) {
            operands.add(token.text());
        }
        return new Node.Operand(operands.indexOf(token.text()));
    }

    private Node call(Token name) {
        if (!FunctionCalls.has(name)) {
            return unknownFunction(name);
        }
        expect("(");
        List<Argument> arguments = list(this::argument);
        expect(")");
        return failed ? FunctionCalls.UNKNOWN : functions.call(name, arguments);
    }

    private Argument argument() {
        Optional<Argument> keyword = FunctionCalls.keyword(token());
        if (keyword.isPresent()) {
            take();
            return keyword.get();
        }
        if (!token().is("[")) {
            return new Argument.Value(expression());
        }
        take();
        List<Node> items = list(this::expression);
        expect("]");
        return new Argument.Array(items);
    }

    /** Items between commas, at least one. */
    private <T> List<T> list(Supplier<T> item) {
        List<T> items = new ArrayList<>(List.of(item.get()));
        while (token().is(",")) {
            take();
            items.add(item.get());
        }
        return items;
    }

    private Node unknownFunction(Token name) {
        mistakes.add(FunctionCalls.unknown(name));
        skipCall();
        return FunctionCalls.UNKNOWN;
    }

    /** Skips the arguments of a function that is not known. */
    private void skipCall() {
        int open = 0;
        boolean called = token().is("(");
        while (called && token().kind() != Token.Kind.END) {
            Token token = take();
            open += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            called = open > 0;
        }
    }

    private Node binary(Token token, Node left, Node right) {
        BinaryOperator operator = BinaryOperator.of(token.text()).orElseThrow();
        if (!(left instanceof Node.Scalar first && right instanceof Node.Scalar second)) {
            return new Node.Binary(operator, left, right);
        }
        double value = operator.apply(first.value(), second.value());
        return Double.isFinite(value)
                ? new Node.Scalar(value)
                : failed(
                        token,
                        "gives no number: its values are " + PlainNumbers.text(first.value()) + " and "
                                + PlainNumbers.text(second.value()));
    }

    private boolean isOneOf(Set<String> operators) {
        Token token = token();
        boolean operator = token.kind() == Token.Kind.SYMBOL || token.kind() == Token.Kind.NAME;
        return operator && operators.contains(token.text());
    }

    private void expect(String symbol) {
        if (token().is(symbol)) {
            take();
        } else {
            fail(token(), "is not allowed here: " + symbol + " is expected");
        }
    }

    private Token token() {
        return tokens.get(next);
    }

    /** The token, and on to the next one; at the end there is no next one. */
    private Token take() {
        Token token = token();
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    private Node failed(Token token, String problem) {
        fail(token, problem);
        return FunctionCalls.UNKNOWN;
    }

    /** Reports the first mistake in the form, and ends the expression there. */
    private void fail(Token token, String problem) {
        if (!failed) {
            boolean single = token.text().equals("=");
            mistakes.add(FunctionCalls.mistake(
                    token.located() + " " + problem, single ? "Write ==" : "Correct the expression"));
            failed = true;
            next = tokens.size() - 1;
        }
    }
}
