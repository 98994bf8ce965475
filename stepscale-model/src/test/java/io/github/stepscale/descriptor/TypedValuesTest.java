package io.github.stepscale.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.MetricCatalog;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A value that people type for an allowed key is answered by the value to write. */
class TypedValuesTest {
    private static final String STEPS = "steps: [{ lower: 500, change: 1 }]";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cooldown: 2min | Write 2m",
                "cooldown: 2 minutes | Write 2m",
                "cooldown: 90 sec | Write 90s",
                "cooldown: 1h | Write 60m",
                "cooldown: PT5M | Write 5m",
                "cooldown: 1.5m | Write 90s",
                "cooldown: 0.5s | Write plain digits",
                "cooldown: soon | Write plain digits",
                "service: { scaleOutDelay: 5 min } | Write 5m",
                "service: { scaleOutDelay: 4m-9m } | Write 4m..9m",
                "service: { scaleInDelay: 4 to 9 } | Write 4..9",
                "service: { metricDelay: 2m..1m } | Write 1m..2m",
                "metric: { name: Invocations, period: 1m } | Write 60",
                "metric: { name: Invocations, period: 10s } | Write 10",
                "metric: { name: Invocations, statistic: avg } | Write Average",
                "metric: { name: ModelLatency, statistic: median } | Write p50",
                "metric: cpu | Write CPUUtilization",
                "metric: SageMakerVariantInvocationsPerInstance | Write InvocationsPerInstance",
                "evaluationPeriods: 3 of 5 | Write evaluationPeriods: 5 and datapointsToAlarm: 3",
                "evaluationPeriods: 3/5 | Write evaluationPeriods: 5 and datapointsToAlarm: 3",
                "treatMissingData: none | Write missing",
                "metricAggregationType: max | Write Maximum",
                "inferenceType: real-time | Write realtime",
                "layout: two | Write split"
            })
    void isAnsweredByTheValueToWrite(String line, String fix) {
        assertFix(Corpus.with(STEPS, line), fix);
    }

    @ParameterizedTest
    @CsvSource({
        "ModelLatency, 50ms, 50000",
        "ModelLatency, 50 ms, 50000",
        "ModelLatency, 0.5s, 500000",
        "ModelLatency, 7us, 7",
        "TimeInBacklog, 50ms, 50",
        "TimeInBacklog, 2min, 120000",
        "ApproximateAgeOfOldestRequest, 2min, 120",
        "ApproximateAgeOfOldestRequest, 50ms, 0.05"
    })
    void aTimeIsGivenInTheUnitOfTheMetric(String metric, String bound, String number) {
        String type = metric.equals("ModelLatency") ? "" : "inferenceType: async";

        assertFix(
                Corpus.with("metric: " + metric, type, "steps: [{ lower: " + bound + ", change: 1 }]"),
                "Write " + number);
    }

    @Test
    void aTimeOnAnotherMetricIsRefused() {
        assertThat(Corpus.findings(Corpus.with("steps: [{ lower: 50ms, change: 1 }]")))
                .containsExactly("4:11 steps[0].lower: '50ms' is not allowed: a number in the unit of"
                        + " InvocationsPerInstance is. Write it without a unit.");
    }

    @Test
    void metricsOfAnExpressionInAListAreNeededByTheirIds() {
        assertFix(
                Corpus.with(STEPS, "metric: { expression: busy / 2, metrics: [{ id: busy, name: GPUUtilization }] }"),
                "Write metrics: { busy: GPUUtilization }");
        assertFix(
                Corpus.with(STEPS, "metric: { expression: a / 2, metrics: [a] }"),
                "Write metrics: { m1: GPUUtilization }");
    }

    @Test
    void aPercentageAsAChangeIsThePercent() {
        assertFix(Corpus.with("steps: [{ lower: 50, change: +50% }]"), "Write percent: +50");
        assertFix(Corpus.with("steps: [{ lower: 50, percent: 50% }]"), "Write percent: 50");
    }

    @Test
    void everyWordToWriteIsAllowed() {
        Map<String, Set<String>> allowed = Map.of(
                "comparisonOperator", AllowedWords.COMPARISONS.keySet(),
                "inferenceType", AllowedWords.INFERENCE_TYPES.keySet(),
                "layout", AllowedWords.LAYOUTS.keySet(),
                "treatMissingData", AllowedWords.MISSING_DATA.keySet(),
                "metricAggregationType", AllowedWords.AGGREGATIONS.keySet(),
                "adjustmentType", AllowedWords.ADJUSTMENT_TYPES.keySet());

        allowed.forEach((key, words) ->
                assertThat(words).containsAll(TypedWords.table().get(key).values()));
        assertThat(MetricCatalog.all().stream().map(CatalogMetric::name).toList())
                .containsAll(TypedWords.table().get("metric").values());
        TypedWords.table()
                .get("statistic")
                .values()
                .forEach(name -> assertThat(Corpus.findings(
                                Corpus.with("metric: { name: ModelLatency, statistic: " + name + " }", STEPS)))
                        .as(name)
                        .isEmpty());
    }

    static Stream<Arguments> words() {
        return TypedWords.table().entrySet().stream()
                .flatMap(key -> key.getValue().entrySet().stream()
                        .filter(word -> !word.getKey().equals(word.getValue()))
                        .map(word -> Arguments.of(key.getKey(), word.getKey(), word.getValue())));
    }

    @ParameterizedTest
    @MethodSource("words")
    void aWordIsAnsweredAtItsPlace(String key, String word, String answer) {
        String text = switch (key) {
            case "comparisonOperator" -> rule(word, "ChangeInCapacity");
            case "adjustmentType" -> rule("GreaterThanThreshold", word);
            case "profile" -> Corpus.with(STEPS, "traffic: { profile: '" + word + "' }");
            case "statistic" -> Corpus.with(STEPS, "metric: { name: ModelLatency, statistic: '" + word + "' }");
            default -> Corpus.with(STEPS, key + ": '" + word + "'");
        };

        assertFix(text, "Write " + answer);
    }

    @Test
    void anOperatorWithoutQuotesIsExplained() {
        assertThat(Corpus.findings(Corpus.with(
                        "rules:",
                        "  - name: out",
                        "    alarm:",
                        "      comparisonOperator: >=",
                        "      threshold: 50")))
                .singleElement()
                .asString()
                .endsWith("a value cannot start with > or |, which begin a text of several lines. Write a word such as"
                        + " GreaterThanThreshold, or put the value in quotes.");
    }

    private static String rule(String operator, String type) {
        return Corpus.with(
                "rules:",
                "  - name: out",
                "    alarm: { comparisonOperator: '" + operator + "', threshold: 50, evaluationPeriods: 1 }",
                "    policy: { adjustmentType: '" + type
                        + "', stepAdjustments: [{ metricIntervalLowerBound: 0, scalingAdjustment: 1 }] }");
    }

    private static void assertFix(String text, String fix) {
        assertThat(Corpus.read(text).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.finding().fix()).isEqualTo(fix));
    }
}
