package io.github.stepscale.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Metric math against {@link ReferenceExpression}: random expressions over random series with gaps, to the last bit. */
class MathExpressionDifferentialTest {
    private static final int EXPRESSIONS = 2_000;
    private static final List<String> IDS = List.of("m1", "m2", "e_3");
    private static final List<Double> VALUES = List.of(0.0, 0.0, 1.0, 2.0, -1.0, 0.1, 33.3, 1e9, -2.5, 7.0);

    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void bothAgreeOnEveryDatapoint() {
        for (long seed = 1; seed <= EXPRESSIONS; seed++) {
            Random random = new Random(seed * 104_729);
            random.nextLong();
            check(random);
        }
        assertThat(seen)
                .as("%s", seen)
                .satisfies(counts -> List.of("datapoints", "missing datapoints", "expressions that depend on the range")
                        .forEach(what -> assertThat(counts.getOrDefault(what, 0))
                                .as(what)
                                .isGreaterThan(EXPRESSIONS / 3)));
    }

    private void check(Random random) {
        int length = 1 + random.nextInt(12);
        int from = random.nextInt(length);
        int period = List.of(10, 60, 300).get(random.nextInt(3));
        Map<String, Map<Integer, Double>> metrics = new TreeMap<>();
        IDS.forEach(id -> metrics.put(id, series(random, length)));
        String text = new RandomExpression(random, IDS).series(1 + random.nextInt(4));

        MathExpression expression = MathExpression.parse(text, IDS, period);
        double[] actual = expression.evaluate(
                (operand, position) -> metrics.getOrDefault(
                                expression.operands().get(operand), Map.of())
                        .getOrDefault(position, Double.NaN),
                from,
                length);
        Map<Integer, Double> expected = new ReferenceExpression(metrics, period).evaluate(text, from, length);

        assertThat(actual).as(text).hasSize(length - from);
        for (int i = from; i < length; i++) {
            // The sum with 0 makes the two zeros one.
            assertThat(actual[i - from] + 0.0)
                    .as("%s at %d from %d of %s", text, i, from, metrics)
                    .isEqualTo(Double.valueOf(expected.getOrDefault(i, Double.NaN) + 0.0));
            add("datapoints", expected.containsKey(i));
            add("missing datapoints", !expected.containsKey(i));
        }
        add("expressions that depend on the range", expression.dependsOnRange());
    }

    /** A datapoint as the newest of its own range is the last one that an evaluation of this range gives. */
    @Test
    void datapointsThatAreEvaluatedEachAloneAreThoseOfTheirRanges() {
        for (long seed = 1; seed <= EXPRESSIONS; seed++) {
            Random random = new Random(seed * 15_485_863);
            random.nextLong();
            MathExpression expression =
                    MathExpression.parse(new RandomExpression(random, IDS).series(1 + random.nextInt(4)), IDS, 60);
            if (expression.isSeparable()) {
                checkEach(expression, random);
            }
        }
        assertThat(seen.get("of expressions that depend on the range")).isGreaterThan(EXPRESSIONS / 2);
        assertThat(seen.get("missing datapoints")).isGreaterThan(EXPRESSIONS / 2);
    }

    /** Periods of some positions overlap: those of a range are a period apart, as in an alarm that is evaluated every minute. */
    private void checkEach(MathExpression expression, Random random) {
        int length = 4 + random.nextInt(30);
        int step = 1 + random.nextInt(3);
        int count = 1 + random.nextInt(6);
        int from = random.nextInt(length);
        double[][] columns = expression.operands().stream()
                .map(id -> column(series(random, length), length))
                .toArray(double[][]::new);

        double[] each = expression.evaluateEach(columns, new EachRange(from, length, step, count * step));

        assertThat(each).hasSize(length - from);
        for (int position = from; position < length; position++) {
            int phase = position % step;
            int last = position / step;
            double[] range = expression.evaluate(
                    (operand, index) -> columns[operand][index * step + phase],
                    Math.max(0, last - count + 1),
                    last + 1);
            double newest = range[range.length - 1];
            assertThat(each[position - from] + 0.0)
                    .as("%d of %s", position, Arrays.deepToString(columns))
                    .isEqualTo(Double.valueOf(newest + 0.0));
            add("of expressions that depend on the range", expression.dependsOnRange());
            add("missing datapoints", Double.isNaN(newest));
        }
    }

    private static double[] column(Map<Integer, Double> series, int length) {
        double[] column = new double[length];
        Arrays.setAll(column, position -> series.getOrDefault(position, Double.NaN));
        return column;
    }

    private static Map<Integer, Double> series(Random random, int length) {
        Map<Integer, Double> points = new TreeMap<>();
        double gaps = random.nextDouble();
        for (int i = 0; i < length; i++) {
            if (random.nextDouble() > gaps) {
                points.put(i, VALUES.get(random.nextInt(VALUES.size())));
            }
        }
        return points;
    }

    private void add(String what, boolean happened) {
        seen.merge(what, happened ? 1 : 0, Integer::sum);
    }
}
