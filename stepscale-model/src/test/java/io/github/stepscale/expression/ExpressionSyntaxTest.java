package io.github.stepscale.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.validation.Violation;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionSyntaxTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "-a^-2 * (b - 1)",
                "a > 3 AND b < 2 || NOT_KNOWN(a, 'text', DESC)",
                "SORT(METRICS(), AVG, DESC, 10)",
                "IF(a > 1e3, FILL(b, REPEAT), 0.5e-1)",
                "ANOMALY_DETECTION_BAND(a, 2)",
                "MAX([a, b / 2]) / PERIOD(a)",
                "TIME_SERIES(5)",
                "DAY(a) == 2",
                "1 < a < 3"
            })
    void whatCloudWatchDocumentsIsAllowed(String expression) {
        assertThat(ExpressionSyntax.mistake(expression)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (a + b     | the end at character 7 is not allowed here: ) is expected
            a /        | the end at character 4 is not allowed here: a number, an id, a function, - or ( is expected
            a b        | 'b' at character 3 is not allowed here: an operator or the end is expected
            a % 2      | '%' at character 3 is not allowed here: an operator or the end is expected
            a ? 1 : 0  | '?' at character 3 is not allowed here: an operator or the end is expected
            a + * b    | '*' at character 5 is not allowed here: a number, an id, a function, - or ( is expected
            a AND      | the end at character 6 is not allowed here: a number, an id, a function, - or ( is expected
            MAX([a, b) | ')' at character 10 is not allowed here: ] is expected
            a + B      | 'B' at character 5 is no function without ( after it, and no id: ids start with a lower-case letter
            IF(a > 3)  | 'IF' at character 1 has 1 argument: 2 or 3 are allowed
            ABS(a, b)  | 'ABS' at character 1 has 2 arguments: 1 is allowed
            5 + 3      | is a number: an alarm needs a time series
            PERIOD(a)  | is a number: an alarm needs a time series
            """)
    void whatItCannotEvaluateIsRefused(String expression, String problem) {
        assertThat(ExpressionSyntax.mistake(expression)).map(Violation::problem).hasValue(problem);
    }

    @Test
    void theFixNamesTheFormInMetricMath() {
        assertThat(List.of("a = 2", "a ? 1 : 0"))
                .map(expression ->
                        ExpressionSyntax.mistake(expression).orElseThrow().fix())
                .containsExactly("Write ==", "Write IF(condition, value, otherwise)");
    }

    @Test
    void deepNestingIsRead() {
        String expression = "(".repeat(1_000) + "a" + ")".repeat(1_000);
        assertThat(ExpressionSyntax.mistake(expression)).isEmpty();
    }

    @Test
    void everyExpressionThatCanBeSimulatedIsAllowed() {
        RandomExpression expressions = new RandomExpression(new Random(1), List.of("a", "b"));
        assertThat(IntStream.range(0, 2_000).mapToObj(i -> expressions.series(i % 5)))
                .allSatisfy(text ->
                        assertThat(ExpressionSyntax.mistake(text)).as(text).isEmpty());
    }
}
