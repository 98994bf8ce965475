package io.github.stepscale.descriptor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.LadderScaling;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A percentage is a bound where it has one meaning. */
class PercentageBoundsTest {
    @ParameterizedTest
    @CsvSource({
        "70%, 20, 60, 14",
        "70%, 33.3, 60, 23.31",
        "70 %, 600, 60, 420",
        "\"70%\", 600, 60, 420",
        "70%, 600, 300, 2100",
        "70%, 600, 10, 70",
        "33.3%, 600, 60, 199.8",
        "0%, 600, 60, 0",
        "150%, 600, 60, 900",
        "0.1%, 0.3, 60, 0.0003",
        "100%, 3, 10, 0.5",
        "100%, 3, 86400, 4320"
    })
    void ofRequestsOfAnInstanceIsAShareOfWhatOneServesInThePeriod(
            String bound, String requests, int period, String value) {
        assertThat(lower(text(bound, requests, period))).isEqualTo(new BigDecimal(value));
    }

    @Test
    void ofRequestsOfACopyToo() {
        String text = "inferenceComponentName: c\nminCapacity: 1\nmaxCapacity: 9\n"
                + "steps: [{ lower: 70%, change: 1 }]\nservice: { requestsPerInstance: 200 }\n";

        assertThat(lower(text)).isEqualTo(new BigDecimal(140));
    }

    @Test
    void ofARuleBelongsToTheMetricOfTheRule() {
        String text = Corpus.with(
                "rules:",
                "  - { name: busy, steps: [{ lower: 70%, change: 1 }] }",
                "  - { name: hot, metric: CPUUtilizationNormalized, steps: [{ lower: 80%, change: 1 }] }",
                "service: { requestsPerInstance: 600 }");

        assertThat(Corpus.findings(text)).isEmpty();
        assertThat(DescriptorWriter.write(
                        Corpus.read(text).descriptor().orElseThrow().scaling()))
                .contains("lower: 420", "lower: 80");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CPUUtilization",
                "GPUMemoryUtilizationNormalized",
                "MemoryReservation",
                "{ name: CPUUtilization, statistic: p90 }"
            })
    void ofAMetricInPercentIsTheNumber(String metric) {
        assertThat(lower(Corpus.with("metric: " + metric, "steps: [{ lower: 70.5%, change: 1 }]")))
                .isEqualTo(new BigDecimal("70.5"));
    }

    @Test
    void needsTheRequestsInTheFile() {
        String text = Corpus.with("steps: [{ upper: 20%, change: -1 }, { lower: 70%, change: 1 }]");

        assertThat(Corpus.findings(text))
                .containsExactly(
                        "4:11 steps[0].upper: '20%' needs service.requestsPerInstance in the file: it is a share of that."
                                + " Add service: { requestsPerInstance: … }, or write a number.",
                        "4:39 steps[1].lower: '70%' needs service.requestsPerInstance in the file: it is a share of that."
                                + " Add service: { requestsPerInstance: … }, or write a number.");
    }

    @Test
    void isNotAShareOfWhatAnOptionSays() {
        String file = text("70%", "600", 60);
        ReadResult overridden = DescriptorReader.read("f", file.getBytes(UTF_8), Map.of("requestsPerInstance", "100"));

        assertThat(lower(overridden)).isEqualTo(new BigDecimal(420));
        assertThat(overridden.descriptor().orElseThrow().service().requestsPerInstance())
                .hasValue(100);
        assertThat(DescriptorReader.read(
                                "f",
                                file.replace("service:", "#").getBytes(UTF_8),
                                Map.of("requestsPerInstance", "100"))
                        .findings())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "many"})
    void aMistakeInTheRequestsIsReportedOnce(String requests) {
        assertThat(Corpus.findings(text("70%", requests, 60)))
                .singleElement()
                .asString()
                .contains("service.requestsPerInstance");
    }

    @Test
    void withoutAnExactNumberIsRefused() {
        assertThat(Corpus.findings(text("70%", "100", 10)))
                .containsExactly("5:11 steps[0].lower: 70% of 100 requests a minute is no number of up to 15 digits in"
                        + " 10 s. Write a rounded number, such as 11.6667.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Invocations | Write a number in the unit of the metric",
                "ModelLatency | Write a number in the unit of the metric",
                "{ name: InvocationsPerInstance, statistic: SampleCount } | Write a number in the unit of the metric",
                "{ name: CPUUtilization, statistic: SampleCount } | Write a number in the unit of the metric",
                "{ name: Own, namespace: Shop, statistic: Average } | Write a number in the unit of the metric",
                "{ expression: a / 2, metrics: { a: CPUUtilization } } | Write a number in the unit of the metric",
                "ServerlessProvisionedConcurrencyUtilization | Write 0.7"
            })
    void elsewhereIsRefused(String metric, String fix) {
        String text = Corpus.with(
                "metric: " + metric,
                "layout: split",
                "steps: [{ lower: 70%, change: 1 }]",
                "service: { requestsPerInstance: 600 }");

        assertThat(Corpus.read(text).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.finding().fix()).isEqualTo(fix);
            assertThat(finding.toString()).contains("'70%' is not allowed: ");
        });
    }

    @Test
    void onAMetricWithAMistakeIsNotReportedToo() {
        assertThat(Corpus.findings(Corpus.with("metric: Nothing", "steps: [{ lower: 70%, change: 1 }]")))
                .hasSize(1);
    }

    @Test
    void isReadInRulesOfTheFormOfAws() {
        String text = Corpus.with(
                "rules:",
                "  - name: busy",
                "    alarm: { metric: { name: InvocationsPerInstance, period: 300 }, fill: 0%,",
                "      comparisonOperator: GreaterThanThreshold, threshold: 70%, evaluationPeriods: 2 }",
                "    policy: { adjustmentType: ChangeInCapacity, stepAdjustments: [",
                "      { metricIntervalLowerBound: 0%, metricIntervalUpperBound: 20 %, scalingAdjustment: 1 },",
                "      { metricIntervalLowerBound: 20%, scalingAdjustment: 2 }] }",
                "  - name: idle",
                "    alarm: { comparisonOperator: LessThanThreshold, threshold: 30%, evaluationPeriods: 15 }",
                "    policy: { adjustmentType: ChangeInCapacity, stepAdjustments: [",
                "      { metricIntervalLowerBound: -10%, metricIntervalUpperBound: 0, scalingAdjustment: -1 },",
                "      { metricIntervalUpperBound: -10%, scalingAdjustment: -2 }] }",
                "  - name: hot",
                "    alarm: { metric: CPUUtilization, comparisonOperator: GreaterThanThreshold, threshold: 60%,",
                "      evaluationPeriods: 2 }",
                "    policy: { adjustmentType: ChangeInCapacity, stepAdjustments: [",
                "      { metricIntervalLowerBound: 5.5%, scalingAdjustment: 1 }] }",
                "service: { requestsPerInstance: 600 }");

        assertThat(read(text))
                .contains("threshold: 2100", "UpperBound: 600", "LowerBound: 600", "threshold: 180", "LowerBound: -60")
                .contains("UpperBound: -60", "threshold: 60", "LowerBound: 5.5");
    }

    @Test
    void isReadOfAFillToo() {
        String ladder = Corpus.with(
                "metric: CPUUtilization",
                "fill: 2%",
                "layout: split",
                "scaleIn: { fill: 3.5% }",
                "steps: [{ upper: 20%, change: -1 }, { lower: 70%, change: 1 }]");
        String rule = Corpus.with(
                "rules:",
                "  - { name: busy, fill: 10%, steps: [{ lower: 50%, change: 1 }] }",
                "service: { requestsPerInstance: 600 }");

        assertThat(read(ladder)).contains("fill: 2\n", "fill: 3.5\n");
        assertThat(read(rule)).contains("fill: 60\n");
    }

    /** Metrics with a meaning of percent have a threshold of the catalogue, so one of steps is read, and then not needed. */
    @Test
    void isReadOfAThresholdOfStepsToo() {
        String steps = "steps: [{ upper: 20%, change: -1 }, { lower: 70%, change: 1 }]";

        assertThat(Corpus.findings(Corpus.with("metric: CPUUtilization", "threshold: 1%", steps)))
                .singleElement()
                .asString()
                .contains("threshold: 1 is not allowed with CPUUtilization");
        assertThat(Corpus.findings(Corpus.with(
                        "service: { requestsPerInstance: 600 }",
                        "rules: [{ name: levels, threshold: 5%, steps: [{ upper: 9%, capacity: 1 }, { lower: 9%, capacity:"
                                + " 2 }] }]")))
                .singleElement()
                .asString()
                .contains("threshold: 30 is not allowed with InvocationsPerInstance");
    }

    @Test
    void ofWhatTrackingAimsAtIsAShareToo() {
        String text = Corpus.with(
                "steps: [{ lower: 50, change: 1 }]", "service: { requestsPerInstance: 600, trackingTarget: 70% }");

        assertThat(Corpus.read(text).descriptor().orElseThrow().service().trackingTarget())
                .hasValue(420);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "threshold: 70%, evaluationPeriods: 1 | metricIntervalLowerBound: 0 | '70%' is not allowed: ",
                "threshold: 70, evaluationPeriods: 1 | metricIntervalLowerBound: 10% | '10%' is not allowed: ",
                "threshold: 70, evaluationPeriods: 1, fill: 1% | metricIntervalLowerBound: 0 | '1%' is not allowed: ",
                "threshold: 500ms, evaluationPeriods: 1 | metricIntervalLowerBound: 0 | Write 500000",
                "threshold: -70%, evaluationPeriods: 1 | metricIntervalLowerBound: 0 | '-70%' is not allowed: a number"
            })
    void isRefusedInRulesOfTheFormOfAwsToo(String alarm, String step, String message) {
        String text = Corpus.with(
                "rules: [{ name: slow, alarm: { metric: ModelLatency, comparisonOperator: GreaterThanThreshold, "
                        + alarm
                        + " }, policy: { adjustmentType: ChangeInCapacity, stepAdjustments: [{ " + step
                        + ", scalingAdjustment: 1 }] } }]",
                "service: { requestsPerInstance: 600 }");

        assertThat(Corpus.findings(text)).singleElement().asString().contains(message);
    }

    @Test
    void ofTheFormOfAwsOnAMetricWithAMistakeIsNotReportedToo() {
        assertThat(Corpus.findings(Corpus.with(
                        "rules: [{ name: slow, alarm: { metric: Nothing, comparisonOperator: GreaterThanThreshold,"
                                + " threshold: 70%, evaluationPeriods: 1 }, policy: { adjustmentType: ChangeInCapacity,"
                                + " stepAdjustments: [{ metricIntervalLowerBound: 5%, scalingAdjustment: 1 }] } }]")))
                .hasSize(1);
    }

    private static String read(String text) {
        assertThat(Corpus.findings(text)).isEqualTo(List.of());
        return DescriptorWriter.write(
                Corpus.read(text).descriptor().orElseThrow().scaling());
    }

    private static String text(String bound, String requests, int period) {
        return Corpus.with(
                "metric: { name: InvocationsPerInstance, period: " + period + " }",
                "steps: [{ lower: " + bound + ", change: 1 }]",
                "evaluationPeriods: 1",
                "service: { requestsPerInstance: " + requests + " }");
    }

    private static BigDecimal lower(String text) {
        assertThat(Corpus.findings(text)).isEqualTo(List.of());
        return lower(Corpus.read(text));
    }

    private static BigDecimal lower(ReadResult read) {
        LadderScaling scaling =
                (LadderScaling) read.descriptor().orElseThrow().scaling().scaling();
        return scaling.ladder().steps().get(0).lower().orElseThrow();
    }
}
