package io.github.stepscale.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Violation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Metric math, with the examples of the CloudWatch User Guide, Using metric math. */
class MathExpressionTest {
    private static final double NONE = Double.NaN;
    private static final int PERIOD = 60;

    @Test
    void comparisonAndLogicMatchTheExamplesOfTheUserGuide() {
        double[] metric1 = {30, 20, 0, 0};
        double[] metric2 = {20, NONE, 20, NONE};

        assertThat(of("(metric1 < metric2)", metric1, metric2)).containsExactly(0, 0, 1, 0);
        assertThat(of("(metric1 >= 30)", metric1, metric2)).containsExactly(1, 0, 0, 0);
        assertThat(of("(metric1 > 15 AND metric2 > 15)", metric1, metric2)).containsExactly(1, 0, 0, 0);
        assertThat(of("metric1 > 15 || metric2 > 15", metric1, metric2)).containsExactly(1, 1, 1, 0);
        assertThat(of("metric1 == metric2 OR metric1 != 0 && metric2 <= 20", metric1, metric2))
                .containsExactly(1, 0, 0, 1);
    }

    @Test
    void ifMatchesTheExamplesOfTheUserGuide() {
        double[] metric1 = {1, 1, 0, 0, NONE};
        double[] metric2 = {30, NONE, 0, 0, 30};
        double[] metric3 = {0, 0, 20, NONE, 20};

        assertThat(of("IF(metric1, metric2, metric3)", metric1, metric2, metric3))
                .containsExactly(30, 0, 20, NONE, NONE);
        assertThat(of("IF(metric1, 5, metric3)", metric1, metric2, metric3)).containsExactly(5, 5, 20, NONE, NONE);
        assertThat(of("IF(metric1, metric2, 5)", metric1, metric2, metric3)).containsExactly(30, 0, 5, 5, NONE);
        assertThat(of("IF(metric1, metric2)", metric1, metric2)).containsExactly(30, 0, NONE, NONE, NONE);
        assertThat(of("IF(-metric1, 7)", metric1)).containsExactly(7, 7, NONE, NONE, NONE);
    }

    @Test
    void ifWithANumberAsItsConditionTakesOneSeriesAsItIs() {
        assertThat(of("IF(2 > 1, metric1, metric2)", new double[] {1, NONE}, new double[] {3, 4}))
                .containsExactly(1, NONE);
        assertThat(of("IF(2 < 1, metric1, metric2)", new double[] {1, 2}, new double[] {NONE, 4}))
                .containsExactly(NONE, 4);
        assertThat(of("IF(2 < 1, metric1)", new double[] {1, 2})).containsExactly(NONE, NONE);
    }

    @Test
    void arithmeticCountsAMissingValueAsZeroWhereAnotherSeriesHasOne() {
        double[] left = {6, 6, NONE, NONE};
        double[] right = {2, NONE, 2, NONE};

        assertThat(of("metric1 + metric2", left, right)).containsExactly(8, 6, 2, NONE);
        assertThat(of("metric1 - metric2", left, right)).containsExactly(4, 6, -2, NONE);
        assertThat(of("metric1 * metric2", left, right)).containsExactly(12, 0, 0, NONE);
        assertThat(of("metric1 / metric2", left, right)).containsExactly(3, NONE, 0, NONE);
        assertThat(of("metric1 ^ metric2", left, right)).containsExactly(36, 1, 0, NONE);
    }

    @Test
    void aNumberMakesNoDatapoint() {
        assertThat(of("metric1 + 1", new double[] {1, NONE})).containsExactly(2, NONE);
        assertThat(of("1 > metric1", new double[] {0, NONE})).containsExactly(1, NONE);
        assertThat(of("MAX([metric1, 5])", new double[] {7, NONE})).containsExactly(7, NONE);
    }

    @Test
    void whatIsNoFiniteNumberIsDropped() {
        assertThat(of("1 / metric1", new double[] {0, 2})).containsExactly(NONE, 0.5);
        assertThat(of("metric1 ^ -1", new double[] {0, 2})).containsExactly(NONE, 0.5);
        assertThat(of("metric1 ^ 0.5", new double[] {-1, 4})).containsExactly(NONE, 2);
        assertThat(of("metric1 * 100000000", new double[] {1e308})).containsExactly(NONE);
    }

    @Test
    void operatorsBindAsInMathematics() {
        double[] one = {1};

        assertThat(of("metric1 * -2^2", one)).containsExactly(-4);
        assertThat(of("metric1 * 2^3^2", one)).containsExactly(512);
        assertThat(of("metric1 * 2^-1", one)).containsExactly(0.5);
        assertThat(of("metric1 + 2 * 3 - 4 / 2", one)).containsExactly(5);
        assertThat(of("10 - metric1 - 2", one)).containsExactly(7);
        assertThat(of("8 / metric1 / 2", one)).containsExactly(4);
        assertThat(of("metric1 + 1 > 1 AND 0 OR 1", one)).containsExactly(1);
        assertThat(of("--metric1", one)).containsExactly(1);
    }

    @Test
    void functionsAcrossSeriesCountAMissingValueAsZero() {
        double[] left = {1, 3, NONE};
        double[] right = {5, NONE, NONE};

        assertThat(of("MAX([metric1, metric2])", left, right)).containsExactly(5, 3, NONE);
        assertThat(of("MIN([metric1, metric2])", left, right)).containsExactly(1, 0, NONE);
        assertThat(of("SUM([metric1, metric2])", left, right)).containsExactly(6, 3, NONE);
        assertThat(of("AVG(metric1, metric2)", left, right)).containsExactly(3, 1.5, NONE);
        assertThat(of("MAX([metric1])", left)).containsExactly(1, 3, NONE);
    }

    @Test
    void eachDatapointIsRoundedAlone() {
        double[] values = {-1.5, NONE, 2.5};

        assertThat(of("ABS(metric1)", values)).containsExactly(1.5, NONE, 2.5);
        assertThat(of("CEIL(metric1)", values)).containsExactly(-1, NONE, 3);
        assertThat(of("FLOOR(metric1)", values)).containsExactly(-2, NONE, 2);
    }

    @Test
    void fillFillsGaps() {
        double[] values = {NONE, 2, NONE, NONE, 8, NONE};

        assertThat(of("FILL(metric1, 0)", values)).containsExactly(0, 2, 0, 0, 8, 0);
        assertThat(of("FILL(metric1, -1.5)", values)).containsExactly(-1.5, 2, -1.5, -1.5, 8, -1.5);
        assertThat(of("FILL(metric1, REPEAT)", values)).containsExactly(NONE, 2, 2, 2, 8, 8);
        assertThat(of("FILL(metric1, LINEAR)", values)).containsExactly(NONE, 2, 4, 6, 8, NONE);
        assertThat(of("FILL(metric1, metric2)", values, new double[] {9, 9, 9, NONE, 9, 9}))
                .containsExactly(9, 2, 9, NONE, 8, 9);
    }

    @Test
    void changesAreFromTheLastDatapointThatExists() {
        double[] values = {1, 4, NONE, 16};

        assertThat(of("DIFF(metric1)", values)).containsExactly(NONE, 3, NONE, 12);
        assertThat(of("DIFF_TIME(metric1)", values)).containsExactly(NONE, 60, NONE, 120);
        assertThat(of("RATE(metric1)", values)).containsExactly(NONE, 0.05, NONE, 0.1);
        assertThat(of("metric1 / PERIOD(metric1)", values)).containsExactly(1 / 60.0, 4 / 60.0, NONE, 16 / 60.0);
    }

    @Test
    void changesReadOneDatapointBeforeTheRangeAndFillDoesNot() {
        double[] values = {1, 4, NONE, 16, 32};

        assertThat(range("DIFF(metric1)", 2, values)).containsExactly(NONE, 12, 16);
        assertThat(range("DIFF(metric1)", 3, values)).containsExactly(NONE, 16);
        assertThat(range("DIFF(DIFF(metric1))", 3, values)).containsExactly(NONE, 4);
        assertThat(range("FILL(metric1, REPEAT)", 2, values)).containsExactly(NONE, 16, 32);
        assertThat(range("DIFF(FILL(metric1, REPEAT))", 2, values)).containsExactly(0, 12, 16);
        assertThat(range("DIFF(FILL(metric1, 0))", 0, values)).containsExactly(NONE, 3, -4, 16, 16);
    }

    @Test
    void onlyWhatRelatesDatapointsDependsOnTheRange() {
        assertThat(parse("FILL(IF(metric1 > PERIOD(metric1), ABS(metric2)), 0)").dependsOnRange())
                .isFalse();
        assertThat(parse("1 + RATE(metric1)").dependsOnRange()).isTrue();
        assertThat(parse("MAX([FILL(metric1, LINEAR), 1])").dependsOnRange()).isTrue();
    }

    @Test
    void operandsAreListedInTheOrderOfTheirUse() {
        assertThat(parse("metric2 / (metric2 + metric1)").operands()).containsExactly("metric2", "metric1");
    }

    @Test
    void mistakesInTheFormNameTheCharacterAndWhatIsAllowed() {
        String operand = "a number, an id, a function, - or ( is expected. Correct the expression.";

        assertThat(mistakes("metric1 +")).containsExactly("the end at character 10 is not allowed here: " + operand);
        assertThat(mistakes("metric1 * / 2")).containsExactly("'/' at character 11 is not allowed here: " + operand);
        assertThat(mistakes("metric1 2"))
                .containsExactly("'2' at character 9 is not allowed here: an operator or the end is expected."
                        + " Correct the expression.");
        assertThat(mistakes("(metric1"))
                .containsExactly("the end at character 9 is not allowed here: ) is expected. Correct the expression.");
        assertThat(mistakes("metric1 = 1"))
                .containsExactly(
                        "'=' at character 9 is not allowed here: an operator or the end is expected. Write ==.");
        assertThat(mistakes("metric1 + 2e3")).containsExactly("'2e3' at character 11 is not allowed here: " + operand);
        assertThat(mistakes("1 < metric1 < 3"))
                .containsExactly("'<' at character 13 follows another comparison: parentheses are needed. Correct the"
                        + " expression.");
        assertThat(mistakes("REPEAT + metric1"))
                .containsExactly("'REPEAT' at character 1 is not allowed here: " + operand);
        assertThat(mistakes("[metric1, metric2]"))
                .containsExactly("'[' at character 1 is not allowed here: " + operand);
        assertThat(mistakes("metric1 % 2")).hasSize(1);
        assertThat(mistakes("metric1 / 'x'")).hasSize(1);
        assertThat(mistakes("MAX([metric1, metric2)")).hasSize(1);
    }

    @Test
    void functionsThatItDoesNotHaveAreRefusedByName() {
        String functions = " cannot be simulated: the functions are ABS, AVG, CEIL, DIFF, DIFF_TIME, FILL, FLOOR, IF,"
                + " MAX, MIN, PERIOD, RATE, SUM. ";

        assertThat(mistakes("1 + RUNNING_SUM(metric1)"))
                .containsExactly("'RUNNING_SUM' at character 5" + functions + "Simulate a policy without it.");
        assertThat(mistakes("SEARCH('{AWS/EC2,InstanceId} )', 'Average', 300) + METRICS()"))
                .containsExactly(
                        "'SEARCH' at character 1" + functions + "Simulate a policy without it.",
                        "'METRICS' at character 52" + functions + "Simulate a policy without it.");
        assertThat(mistakes("ANOMALY_DETECTION_BAND(metric1, 2)"))
                .containsExactly(
                        "'ANOMALY_DETECTION_BAND' at character 1" + functions + "Simulate a policy without it.");
        assertThat(mistakes("CEILL(metric1)"))
                .containsExactly("'CEILL' at character 1" + functions + "Did you mean CEIL?");
        assertThat(mistakes("max([metric1, 1])"))
                .containsExactly("'max' at character 1" + functions + "Did you mean MAX?");
        assertThat(mistakes("TIME")).singleElement().asString().startsWith("'TIME' at character 1" + functions);
    }

    @Test
    void functionsThatMakeANumberOfOneSeriesAreRefusedByName() {
        assertThat(mistakes("metric1 - AVG(metric1) / (1 + MAX(metric2))"))
                .containsExactly(
                        "'AVG' at character 11 cannot be simulated of one series: it is one number over all datapoints"
                                + " that CloudWatch retrieves, and AWS does not say how many these are. Use it across"
                                + " several, such as AVG([m1, m2]), or let evaluationPeriods and"
                                + " metricAggregationType aggregate.",
                        "'MAX' at character 31 cannot be simulated of one series: it is one number over all datapoints"
                                + " that CloudWatch retrieves, and AWS does not say how many these are. Use it across"
                                + " several, such as MAX([m1, m2]), or let evaluationPeriods and"
                                + " metricAggregationType aggregate.");
    }

    @Test
    void argumentsOfAnotherKindAreRefused() {
        assertThat(mistakes("ABS(1) + metric1"))
                .containsExactly("'ABS' at character 1 takes one time series. Correct its arguments.");
        assertThat(mistakes("FILL(metric1) + FILL(metric1, 1, 2) + FILL(1, metric1)"))
                .hasSize(3);
        assertThat(mistakes("FILL(metric1, [1])"))
                .containsExactly(
                        "'FILL' at character 1 takes one time series and a value, REPEAT or LINEAR. Correct its"
                                + " arguments.");
        assertThat(mistakes("PERIOD(metric1 + metric2) * metric1"))
                .containsExactly("'PERIOD' at character 1 takes the id of one metric. Correct its arguments.");
        assertThat(mistakes("IF(metric1)"))
                .containsExactly("'IF' at character 1 takes a condition and one or two values. Correct its arguments.");
        assertThat(mistakes("IF(1, metric1, 2)"))
                .containsExactly("'IF' at character 1 takes time series as its values where its condition is a number."
                        + " Correct its arguments.");
        assertThat(mistakes("SUM([1, 2]) + SUM(REPEAT, metric1)")).hasSize(2);
        assertThat(mistakes("DIFF(metric1, metric2)")).hasSize(1);
    }

    @Test
    void aResultThatIsANumberIsRefused() {
        String refusal = "is a number: an alarm needs a time series. Use one of the metrics, such as metric1.";

        assertThat(mistakes("5 * (2 + 1)")).containsExactly(refusal);
        assertThat(mistakes("PERIOD(metric1)")).containsExactly(refusal);
        assertThat(mistakes("metric1 + 1 / (2 - 2)"))
                .containsExactly(
                        "'/' at character 13 gives no number: its values are 1 and 0. Correct the expression.");
        assertThat(mistakes("metric1 * 0^-1")).hasSize(1);
    }

    @Test
    void unknownIdsAreReportedTogether() {
        assertThat(mistakes("a + metric1 / b"))
                .containsExactly(
                        "'a' at character 1 is not an id under 'metrics', which are metric1, metric2, metric3. Correct"
                                + " the id, or add the metric.",
                        "'b' at character 15 is not an id under 'metrics', which are metric1, metric2, metric3."
                                + " Correct the id, or add the metric.");
    }

    @Test
    void lengthAndNestingAreBounded() {
        assertThat(mistakes("(".repeat(10_000) + "metric1" + ")".repeat(10_000)))
                .containsExactly("has 20007 characters: 1 to 2,048 that are not all spaces are allowed. Shorten it.");
        assertThat(mistakes(" ")).hasSize(1);
        for (String open : List.of("(", "-", "2^", "ABS(", "-(", "IF(", "MAX([", "FILL(metric1,")) {
            assertThat(mistakes(open.repeat(2_000 / open.length()) + "metric1"))
                    .singleElement()
                    .asString()
                    .contains("is nested too deeply: 100 levels are allowed");
        }
        assertThat(of("(".repeat(99) + "metric1" + ")".repeat(99), new double[] {1}))
                .containsExactly(1);
        assertThat(of("metric1" + "+1".repeat(1_000), new double[] {1})).containsExactly(1_001);
    }

    private static double[] of(String expression, double[]... operands) {
        return range(expression, 0, operands);
    }

    private static double[] range(String expression, int from, double[]... operands) {
        MathExpression parsed = parse(expression);
        return parsed.evaluate(
                (operand, position) -> operands[index(parsed.operands().get(operand))][position],
                from,
                operands[0].length);
    }

    private static int index(String id) {
        return id.charAt(id.length() - 1) - '1';
    }

    private static MathExpression parse(String expression) {
        return MathExpression.parse(expression, List.of("metric1", "metric2", "metric3"), PERIOD);
    }

    private static List<String> mistakes(String expression) {
        return catchThrowableOfType(InvalidValueException.class, () -> parse(expression)).violations().stream()
                .map(Violation::toString)
                .toList();
    }

    @Test
    void emptyTextAndControlCharactersNeverCrash() {
        for (String text :
                List.of("", "\u0000", "\n", "é", "'", "\"", "a'b", "[", "]", ",", "..", "1.2.3", "$(rm)", "AND", "^")) {
            assertThat(mistakes(text)).as(Arrays.toString(text.toCharArray())).isNotEmpty();
        }
    }
}
