package io.github.stepscale.expression;

/** The datapoints of the metrics in an expression. */
@FunctionalInterface
public interface OperandDatapoints {

    /**
     * Returns a datapoint.
     *
     * @param operand index in {@link MathExpression#operands}
     * @param position counted in periods; 0 or more
     * @return {@link Double#NaN} if it is missing
     */
    double at(int operand, int position);
}
