package io.github.stepscale.expression;

import java.util.Arrays;
import java.util.Optional;

/** An operator between two values. Comparison and logic give 1 for true and 0 for false. */
enum BinaryOperator {
    OR("||") {
        @Override
        double apply(double left, double right) {
            return truth(left != 0 || right != 0);
        }
    },
    AND("&&") {
        @Override
        double apply(double left, double right) {
            return truth(left != 0 && right != 0);
        }
    },
    EQUAL("==") {
        @Override
        double apply(double left, double right) {
            return truth(left == right);
        }
    },
    NOT_EQUAL("!=") {
        @Override
        double apply(double left, double right) {
            return truth(left != right);
        }
    },
    LESS("<") {
        @Override
        double apply(double left, double right) {
            return truth(left < right);
        }
    },
    LESS_OR_EQUAL("<=") {
        @Override
        double apply(double left, double right) {
            return truth(left <= right);
        }
    },
    GREATER(">") {
        @Override
        double apply(double left, double right) {
            return truth(left > right);
        }
    },
    GREATER_OR_EQUAL(">=") {
        @Override
        double apply(double left, double right) {
            return truth(left >= right);
        }
    },
    PLUS("+") {
        @Override
        double apply(double left, double right) {
            return left + right;
        }
    },
    MINUS("-") {
        @Override
        double apply(double left, double right) {
            return left - right;
        }
    },
    TIMES("*") {
        @Override
        double apply(double left, double right) {
            return left * right;
        }
    },
    DIVIDED_BY("/") {
        @Override
        double apply(double left, double right) {
            return left / right;
        }
    },
    POWER("^") {
        @Override
        double apply(double left, double right) {
            return StrictMath.pow(left, right); // the same digits on every machine
        }
    };

    private final String symbol;

    BinaryOperator(String symbol) {
        this.symbol = symbol;
    }

    /** Returns the result; not finite if there is none, as of a division by zero. */
    abstract double apply(double left, double right);

    /** Finds an operator by its symbol; {@code AND} and {@code OR} are also words. */
    static Optional<BinaryOperator> of(String symbol) {
        return Arrays.stream(values())
                .filter(operator -> operator.symbol.equals(symbol)
                        || operator.compareTo(AND) <= 0 && operator.name().equals(symbol))
                .findFirst();
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }
}
