package io.github.stepscale.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** A part of an expression: a scalar, or a time series. A missing datapoint is {@link Double#NaN}. */
sealed interface Node {

    /** Returns the datapoints of the positions from {@code from}, inclusive, to {@code to}, exclusive. */
    double[] evaluate(OperandDatapoints operands, int from, int to);

    /** Returns the datapoints of a {@linkplain #isSeparable separable} part, each as the range of its own gives it. */
    double[] evaluateEach(double[][] operands, EachRange ranges);

    /** Whether each datapoint follows from those of the metrics alone, not from other results. */
    boolean isSeparable();

    default boolean isScalar() {
        return this instanceof Scalar;
    }

    /** A missing value counts as 0. */
    static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    /** A result that is no number is dropped. */
    static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    /** A number. */
    record Scalar(double value) implements Node {
        @Override
        public double[] evaluate(OperandDatapoints operands, int from, int to) {
            double[] values = new double[to - from];
            Arrays.fill(values, value);
            return values;
        }

        @Override
        public double[] evaluateEach(double[][] operands, EachRange ranges) {
            double[] values = new double[ranges.count()];
            Arrays.fill(values, value);
            return values;
        }

        @Override
        public boolean isSeparable() {
            return true;
        }
    }

    /** The datapoints of a metric. */
    record Operand(int index) implements Node {
        @Override
        public double[] evaluate(OperandDatapoints operands, int from, int to) {
            double[] values = new double[to - from];
            for (int i = 0; i < values.length; i++) {
                values[i] = operands.at(index, from + i);
            }
            return values;
        }

        @Override
        public double[] evaluateEach(double[][] operands, EachRange ranges) {
            return Arrays.copyOfRange(operands[index], ranges.from(), ranges.to());
        }

        @Override
        public boolean isSeparable() {
            return true;
        }
    }

    /** An operation on one series. */
    record Unary(DoubleUnaryOperator operator, Node series) implements Node {
        @Override
        public double[] evaluate(OperandDatapoints operands, int from, int to) {
            return of(series.evaluate(operands, from, to));
        }

        @Override
        public double[] evaluateEach(double[][] operands, EachRange ranges) {
            return of(series.evaluateEach(operands, ranges));
        }

        private double[] of(double[] values) {
            for (int i = 0; i < values.length; i++) {
                values[i] = operator.applyAsDouble(values[i]); // NaN stays
            }
            return values;
        }

        @Override
        public boolean isSeparable() {
            return series.isSeparable();
        }
    }

    /** An operation on two values, at least one of them a series. */
    record Binary(BinaryOperator operator, Node left, Node right) implements Node {
        @Override
        public double[] evaluate(OperandDatapoints operands, int from, int to) {
            return of(left.evaluate(operands, from, to), right.evaluate(operands, from, to));
        }

        @Override
        public double[] evaluateEach(double[][] operands, EachRange ranges) {
            return of(left.evaluateEach(operands, ranges), right.evaluateEach(operands, ranges));
        }

        private double[] of(double[] ones, double[] others) {
            boolean leftCounts = !left.isScalar();
            boolean rightCounts = !right.isScalar();
            for (int i = 0; i < ones.length; i++) {
                boolean exists = leftCounts && !Double.isNaN(ones[i]) || rightCounts && !Double.isNaN(others[i]);
                ones[i] = exists ? finite(operator.apply(orZero(ones[i]), orZero(others[i]))) : Double.NaN;
            }
            return ones;
        }

        @Override
        public boolean isSeparable() {
            return left.isSeparable() && right.isSeparable();
        }
    }

    /** A function across several values, at least one of them a series. */
    record Aggregate(Aggregation aggregation, List<Node> values) implements Node {
        @Override
        public double[] evaluate(OperandDatapoints operands, int from, int to) {
            return of(
                    values.stream()
                            .map(value -> value.evaluate(operands, from, to))
                            .toArray(double[][]::new),
                    to - from);
        }

        @Override
        public double[] evaluateEach(double[][] operands, EachRange ranges) {
            return of(
                    values.stream()
                            .map(value -> value.evaluateEach(operands, ranges))
                            .toArray(double[][]::new),
                    ranges.count());
        }

        private double[] of(double[][] columns, int count) {
            double[] result = new double[count];
            for (int i = 0; i < count; i++) {
                int position = i;
                result[i] = of(Arrays.stream(columns)
                        .mapToDouble(column -> column[position])
                        .toArray());
            }
            return result;
        }

        private double of(double[] row) {
            return exists(row)
                    ? finite(aggregation.of(Arrays.stream(row).map(Node::orZero).toArray()))
                    : Double.NaN;
        }

        private boolean exists(double[] row) {
            for (int i = 0; i < row.length; i++) {
                if (!values.get(i).isScalar() && !Double.isNaN(row[i])) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean isSeparable() {
            return values.stream().allMatch(Node::isSeparable);
        }
    }

    /** {@code IF}: one of two values, by the condition of the same position. */
    record Choice(Node condition, Node then, Optional<Node> otherwise) implements Node {
        private static final Node NOTHING = new Scalar(Double.NaN);

        @Override
        public double[] evaluate(OperandDatapoints operands, int from, int to) {
            return of(
                    condition.evaluate(operands, from, to),
                    then.evaluate(operands, from, to),
                    otherwise.orElse(NOTHING).evaluate(operands, from, to));
        }

        @Override
        public double[] evaluateEach(double[][] operands, EachRange ranges) {
            return of(
                    condition.evaluateEach(operands, ranges),
                    then.evaluateEach(operands, ranges),
                    otherwise.orElse(NOTHING).evaluateEach(operands, ranges));
        }

        private double[] of(double[] values, double[] ifTrue, double[] ifFalse) {
            for (int i = 0; i < values.length; i++) {
                if (!Double.isNaN(values[i])) {
                    values[i] = values[i] == 0 ? ifFalse[i] : whereTrue(ifTrue[i]);
                }
            }
            return values;
        }

        @Override
        public boolean isSeparable() {
            return condition.isSeparable()
                    && then.isSeparable()
                    && otherwise.map(Node::isSeparable).orElse(true);
        }

        /** Where a datapoint of the condition is true, a missing value is 0. */
        private double whereTrue(double value) {
            return condition.isScalar() ? value : orZero(value);
        }
    }

    /** {@code FILL} with a value. */
    record Fill(Node series, Node filler) implements Node {
        @Override
        public double[] evaluate(OperandDatapoints operands, int from, int to) {
            return of(series.evaluate(operands, from, to), filler.evaluate(operands, from, to));
        }

        @Override
        public double[] evaluateEach(double[][] operands, EachRange ranges) {
            return of(series.evaluateEach(operands, ranges), filler.evaluateEach(operands, ranges));
        }

        private static double[] of(double[] values, double[] fillers) {
            for (int i = 0; i < values.length; i++) {
                values[i] = Double.isNaN(values[i]) ? fillers[i] : values[i];
            }
            return values;
        }

        @Override
        public boolean isSeparable() {
            return series.isSeparable() && filler.isSeparable();
        }
    }

    /** {@code FILL} of a gap from the datapoints at its ends, where the range has them. */
    record GapFill(GapFilling filling, Node series) implements Node {
        @Override
        public double[] evaluate(OperandDatapoints operands, int from, int to) {
            double[] values = series.evaluate(operands, from, to);
            int before = -1;
            for (int i = 0; i <= values.length; i++) {
                if (i == values.length || !Double.isNaN(values[i])) {
                    if (before >= 0) {
                        filling.fill(values, before, i);
                    }
                    before = i;
                }
            }
            return values;
        }

        @Override
        public double[] evaluateEach(double[][] operands, EachRange ranges) {
            throw new IllegalStateException("the datapoints that fill a gap are not separable");
        }

        @Override
        public boolean isSeparable() {
            return false;
        }
    }

    /** The change since the datapoint before, which may be one before the range. */
    record Change(ChangeFunction function, Node series, int period) implements Node {
        @Override
        public double[] evaluate(OperandDatapoints operands, int from, int to) {
            int first = Math.max(0, from - 1);
            double[] values = series.evaluate(operands, first, to);
            double[] changes = new double[values.length];
            Arrays.fill(changes, Double.NaN);
            int before = -1;
            for (int i = 0; i < values.length; i++) {
                if (!Double.isNaN(values[i])) {
                    if (before >= 0) {
                        changes[i] = finite(function.of(values[i] - values[before], (i - before) * (double) period));
                    }
                    before = i;
                }
            }
            return Arrays.copyOfRange(changes, from - first, changes.length);
        }

        @Override
        public double[] evaluateEach(double[][] operands, EachRange ranges) {
            double[] values = operands[((Operand) series).index()];
            double[] changes = new double[ranges.count()];
            for (int i = 0; i < changes.length; i++) {
                int position = ranges.from() + i;
                int before = Double.isNaN(values[position]) ? -1 : ranges.before(values, position);
                changes[i] = before < 0 ? Double.NaN : change(values, before, position, ranges.step());
            }
            return changes;
        }

        /** The change between two positions with datapoints. */
        private double change(double[] values, int before, int position, int step) {
            int periods = (position - before) / step;
            return finite(function.of(values[position] - values[before], periods * (double) period));
        }

        @Override
        public boolean isSeparable() {
            return series instanceof Operand;
        }
    }

    /** Functions across series. */
    enum Aggregation {
        AVG,
        MAX,
        MIN,
        SUM;

        double of(double[] values) {
            double sum = values[0];
            double max = values[0];
            double min = values[0];
            for (int i = 1; i < values.length; i++) {
                sum += values[i];
                max = Math.max(max, values[i]);
                min = Math.min(min, values[i]);
            }
            return switch (this) {
                case AVG -> sum / values.length;
                case MAX -> max;
                case MIN -> min;
                case SUM -> sum;
            };
        }
    }

    /** What fills a gap. */
    enum GapFilling {
        /** The datapoint before it. */
        REPEAT {
            @Override
            void fill(double[] values, int before, int after) {
                Arrays.fill(values, before + 1, after, values[before]);
            }
        },
        /** The line between the datapoints before and after it. */
        LINEAR {
            @Override
            void fill(double[] values, int before, int after) {
                for (int i = before + 1; i < after && after < values.length; i++) {
                    values[i] = values[before] + (values[after] - values[before]) * (i - before) / (after - before);
                }
            }
        };

        /** Fills the positions between two datapoints; {@code after} is the end if none follows. */
        abstract void fill(double[] values, int before, int after);
    }

    /** Functions of the change from one datapoint to the next. */
    enum ChangeFunction {
        DIFF,
        DIFF_TIME,
        RATE;

        /** @param seconds between the two datapoints */
        double of(double difference, double seconds) {
            return switch (this) {
                case DIFF -> difference;
                case DIFF_TIME -> seconds;
                case RATE -> difference / seconds;
            };
        }
    }
}
