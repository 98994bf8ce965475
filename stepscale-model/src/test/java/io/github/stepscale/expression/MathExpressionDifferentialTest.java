package io.github.stepscale.expression;

import static org.assertj.core.api.Assertions.assertThat;

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
