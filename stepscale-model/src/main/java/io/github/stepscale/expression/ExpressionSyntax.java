package io.github.stepscale.expression;

import io.github.stepscale.text.Plurals;
import io.github.stepscale.validation.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form of an expression as CloudWatch documents it. Any function is allowed, also one that {@link MathExpression} cannot
 * evaluate; only the number of arguments of those that it can is checked.
 *
 * <p>Source: CloudWatch User Guide, Using metric math; CloudFormation, AWS::CloudWatch::Alarm MetricDataQuery: an expression
 * returns a single time series.
 */
public final class ExpressionSyntax {
    private static final String OPERAND = "a number, an id, a function, - or ( is expected";
    /** The documented numbers of arguments, ascending. */
    private static final Map<String, List<Integer>> ARGUMENTS = Map.of(
            "ABS", List.of(1),
            "CEIL", List.of(1),
            "FLOOR", List.of(1),
            "DIFF", List.of(1),
            "DIFF_TIME", List.of(1),
            "RATE", List.of(1),
            "PERIOD", List.of(1),
            "FILL", List.of(2),
            "IF", List.of(2, 3));

    private final List<Token> tokens;
    private int next;
    private boolean series;
    private Optional<Violation> mistake = Optional.empty();

    private ExpressionSyntax(String text) {
        this.tokens = Token.of(text);
    }

    /**
     * Returns the first mistake in the form of an expression; empty if there is none.
     *
     * @param text the expression, whose ids are known
     */
    public static Optional<Violation> mistake(String text) {
        return new ExpressionSyntax(text).check();
    }

    private Optional<Violation> check() {
        expression();
        if (token().kind() != Token.Kind.END) {
            fail(token(), "is not allowed here: an operator or the end is expected");
        }
        return mistake.or(() -> series
                ? Optional.empty()
                : Optional.of(FunctionCalls.mistake(
                        "is a number: an alarm needs a time series", "Use a metric by its id, such as m1 + 5")));
    }

    private void expression() {
        operand();
        while (isOperator(token())) {
            take();
            operand();
        }
    }

    private void operand() {
        while (token().is("-")) {
            take();
        }
        Token token = take();
        if (token.is("(")) {
            expression();
            expect(")");
        } else if (token.is("[")) {
            list("]");
        } else if (token.kind() == Token.Kind.NAME && !isOperator(token)) {
            call(token);
        } else {
            requireValue(token);
        }
    }

    private void requireValue(Token token) {
        series |= token.kind() == Token.Kind.ID;
        if (isOperator(token) || !token.isValue()) {
            fail(token, "is not allowed here: " + OPERAND);
        }
    }

    /** A PERIOD is a number, whatever is in it. */
    private void call(Token name) {
        if (!token().is("(")) {
            fail(name, "is no function without ( after it, and no id: ids start with a lower-case letter");
            return;
        }
        take();
        boolean before = series;
        int arguments = list(")");
        series = !name.text().equals("PERIOD") || before;
        List<Integer> allowed = ARGUMENTS.getOrDefault(name.text(), List.of(arguments));
        if (!allowed.contains(arguments)) {
            fail(name, "has " + Plurals.of(arguments, "argument") + ": " + words(allowed) + " allowed");
        }
    }

    private static String words(List<Integer> allowed) {
        return allowed.size() > 1 ? allowed.get(0) + " or " + allowed.get(1) + " are" : allowed.get(0) + " is";
    }

    /** Items between commas up to the end of the list, which may be empty; returns their number. */
    private int list(String end) {
        int items = 0;
        while (!(items == 0 && token().is(end)) && (items == 0 || token().is(","))) {
            if (items > 0) {
                take();
            }
            item();
            items++;
        }
        expect(end);
        return items;
    }

    /** An argument may be a word in capitals, such as REPEAT or DESC. */
    private void item() {
        boolean word = token().kind() == Token.Kind.NAME && !isOperator(token());
        if (word && (after().is(",") || after().is(")"))) {
            take();
        } else {
            expression();
        }
    }

    private static boolean isOperator(Token token) {
        boolean possible = token.kind() == Token.Kind.SYMBOL || token.kind() == Token.Kind.NAME;
        return possible && BinaryOperator.of(token.text()).isPresent();
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

    private Token after() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    private Token take() {
        Token token = token();
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    /** Keeps the first mistake, and ends the expression there. */
    private void fail(Token token, String problem) {
        if (mistake.isEmpty()) {
            mistake = Optional.of(FunctionCalls.mistake(token.located() + " " + problem, fix(token)));
        }
        next = tokens.size() - 1;
    }

    private static String fix(Token token) {
        return switch (token.text()) {
            case "=" -> "Write ==";
            case "?" -> "Write IF(condition, value, otherwise)";
            default -> "Correct the expression";
        };
    }
}
