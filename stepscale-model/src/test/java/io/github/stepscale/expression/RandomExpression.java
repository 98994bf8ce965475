package io.github.stepscale.expression;

import java.util.List;
import java.util.Random;

/** Valid expressions of every form, with parentheses and spaces where they are needed, and where they are not. */
public final class RandomExpression {
    private static final List<String> OPERATORS = List.of(
            "+", "-", "*", "/", "^", "+", "-", "*", "/", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "AND", "OR");

    private final Random random;
    private final List<String> ids;

    /** @param ids the ids of metrics */
    public RandomExpression(Random random, List<String> ids) {
        this.random = random;
        this.ids = ids;
    }

    /** An expression that is a series. */
    public String series(int depth) {
        if (depth <= 0) {
            return pick(ids);
        }
        return switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> operation(depth);
            case 4 -> pick(List.of("ABS", "CEIL", "FLOOR")) + "(" + series(depth - 1) + ")";
            case 5, 6 -> "FILL" + space() + "(" + series(depth - 1) + "," + filler(depth) + ")";
            case 7 -> pick(List.of("DIFF", "DIFF_TIME", "RATE")) + "(" + series(depth - 1) + " )";
            case 8, 9 -> choice(depth);
            case 10 -> "-" + factor(series(depth - 1));
            case 11, 12 -> across(depth);
            default -> pick(ids);
        };
    }

    private String operation(int depth) {
        String left = factor(series(depth - 1));
        String right = random.nextInt(3) == 0 ? scalar() : factor(series(depth - 1));
        boolean swapped = random.nextInt(4) == 0;
        String operator = pick(OPERATORS);
        String gap = Character.isLetter(operator.charAt(0)) ? " " : space();
        return (swapped ? right : left) + gap + operator + gap + (swapped ? left : right);
    }

    private String choice(int depth) {
        if (random.nextInt(6) == 0) {
            return "IF(" + scalar() + "," + series(depth - 1) + "," + space() + series(depth - 1) + ")";
        }
        String condition = random.nextBoolean()
                ? series(depth - 1)
                : factor(series(depth - 1)) + pick(List.of(">", "<")) + scalar();
        String otherwise = random.nextInt(3) == 0 ? "" : ", " + value(depth);
        return "IF(" + condition + ", " + value(depth) + otherwise + ")";
    }

    private String across(int depth) {
        String more = series(depth - 1) + space() + "," + value(depth);
        String name = pick(List.of("AVG", "MAX", "MIN", "SUM"));
        return random.nextBoolean() ? name + "([" + more + "])" : name + "(" + more + ")";
    }

    private String value(int depth) {
        return random.nextInt(3) == 0 ? scalar() : series(depth - 1);
    }

    private String filler(int depth) {
        return space() + pick(List.of("REPEAT", "LINEAR", scalar(), series(depth - 1)));
    }

    /** Mostly in parentheses; without them the operators inside bind as they do. */
    private String factor(String text) {
        // A second comparison in a row would be refused.
        boolean bare = !text.matches("(?s).*[=<>].*") && random.nextInt(3) == 0;
        return bare ? text : "(" + text + ")";
    }

    private String scalar() {
        return pick(List.of("0", "1", "2", "0.5", ".25", "100", "-3", "(1 - 2)", "2 * 3", "PERIOD(" + pick(ids) + ")"));
    }

    private String space() {
        return pick(List.of("", "", " ", "  "));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
