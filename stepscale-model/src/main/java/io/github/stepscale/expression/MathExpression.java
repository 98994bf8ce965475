package io.github.stepscale.expression;

import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.util.Collection;
import java.util.List;

/**
 * A metric math expression that results in one time series. A missing datapoint is {@link Double#NaN}.
 *
 * <p>Source: CloudWatch User Guide, Using metric math.
 */
public final class MathExpression {
    private static final int MAX_LENGTH = 2_048;
    private static final ParsedExpressions PARSED = new ParsedExpressions();

    private final Node result;
    private final List<String> operands;
    private final boolean dependsOnRange;

    private MathExpression(Node result, List<String> operands, boolean dependsOnRange) {
        this.result = result;
        this.operands = operands;
        this.dependsOnRange = dependsOnRange;
    }

    /**
     * Parses an expression.
     *
     * @param text 1 to 2,048 characters, nested at most 100 levels deep
     * @param ids the ids of the metrics that the expression may use
     * @param period of all metrics, in seconds
     * @throws InvalidValueException if it has mistakes, such as a function that the package does not have; each tells its
     *     character, counted from 1. The paths are empty
     */
    public static MathExpression parse(String text, Collection<String> ids, int period) {
        return PARSED.get(text, ids, period, () -> parsed(text, ids, period));
    }

    private static MathExpression parsed(String text, Collection<String> ids, int period) {
        new Validator()
                .require(
                        !text.isBlank() && text.length() <= MAX_LENGTH,
                        Validator.VALUE,
                        "",
                        () -> "has " + text.length() + " characters: 1 to 2,048 that are not all spaces are allowed",
                        text.isBlank() ? "Write an expression such as m1 / m2" : "Shorten it")
                .throwIfAny();
        ExpressionParser parser = new ExpressionParser(text, ids, period);
        Node result = parser.parse();
        return new MathExpression(result, parser.operands(), parser.dependsOnRange());
    }

    /** The ids of the metrics that it uses, each once, in the order of their first use. */
    public List<String> operands() {
        return operands;
    }

    /**
     * Whether a datapoint depends on others, and therefore on the range that is evaluated. Without that, each depends on
     * the datapoints of its own position only.
     */
    public boolean dependsOnRange() {
        return dependsOnRange;
    }

    /**
     * Evaluates a range of datapoints.
     *
     * @param from the first position, 0 or more; {@code DIFF}, {@code DIFF_TIME} and {@code RATE} read the one before it
     *     too
     * @param to the end of the range, exclusive
     * @return the datapoints from {@code from} on
     */
    public double[] evaluate(OperandDatapoints datapoints, int from, int to) {
        return result.evaluate(datapoints, from, to);
    }

    /** Whether {@link #evaluateEach} can evaluate it: changes are those of metrics, and no gap is filled from its ends. */
    public boolean isSeparable() {
        return result.isSeparable();
    }

    /**
     * Evaluates datapoints each as the newest one of its own range, with the same result as {@link #evaluate}, if the expression
     * {@linkplain #isSeparable is separable}.
     *
     * @param datapoints those of each operand, by position; {@link Double#NaN} where one is missing
     */
    public double[] evaluateEach(double[][] datapoints, EachRange ranges) {
        return result.evaluateEach(datapoints, ranges);
    }
}
