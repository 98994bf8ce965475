package io.github.stepscale.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.ExplicitRule;
import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.LadderRule;
import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.steps.RuleKind;
import io.github.stepscale.yaml.LocatedFinding;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken where the file says nothing, and which of two sayings counts. */
class MeaningTest {
    private static final String SPLIT = "layout: split\nsteps: [{ upper: 1, change: -1 }, { lower: 5, change: 1 }]";

    @ParameterizedTest
    @CsvSource({
        "endpointName: e, InvocationsPerInstance",
        "'endpointName: e\ninferenceType: async', ApproximateBacklogSizePerInstance",
        "'endpointName: e\ninferenceType: serverless', ServerlessProvisionedConcurrencyUtilization",
        "inferenceComponentName: c, InvocationsPerCopy"
    })
    void eachTargetHasItsUsualMetric(String target, String metric) {
        String text = target + "\nminCapacity: 1\nmaxCapacity: 2\nsteps: [{ lower: 5, change: 1 }]\n";

        assertThat(scaling(text).metric().label()).isEqualTo(metric);
    }

    @Test
    void aMappingTakesFromTheCatalogueWhatItDoesNotSay() {
        assertThat(metric("metric: { name: ModelLatency, statistic: p90 }"))
                .isEqualTo(MetricCatalog.metric("ModelLatency", EndpointKind.REALTIME)
                        .withStatistic(new Statistic("p90")));
    }

    @Test
    void aMappingMayTakeItsDimensionsAway() {
        SourceMetric metric = (SourceMetric) metric("metric: { name: ModelLatency, dimensions: {} }");

        assertThat(metric.dimensions()).isEmpty();
        assertThat(metric.namespace()).isEqualTo("AWS/SageMaker");
    }

    @Test
    void aNameWithAnotherNamespaceIsAMetricOfOnesOwn() {
        assertThat(metric("metric: { name: Invocations, namespace: Shop, statistic: Average }"))
                .isEqualTo(new SourceMetric("Shop", "Invocations", List.of(), Statistic.AVERAGE, 60));
    }

    @Test
    void aNameThatTwoKindsPublishMeansThatOfTheTarget() {
        String component = "inferenceComponentName: c\nminCapacity: 1\nmaxCapacity: 2\n" + SPLIT + "\nmetric: ";

        for (String metric : List.of("CPUUtilization", "{ name: CPUUtilization }")) {
            assertThat(scaling(component + metric).metric())
                    .isEqualTo(MetricCatalog.find("CPUUtilization", EndpointKind.COMPONENT)
                            .map(CatalogMetric::metric)
                            .orElseThrow());
        }
    }

    @Test
    void onlyThreeDimensionsFollowTheTemplate() {
        SourceMetric metric = (SourceMetric)
                metric(
                        "metric: { name: N, namespace: S, statistic: Sum, dimensions: { EndpointName: , VariantName: '', A: 1 } }");

        assertThat(metric.dimensions())
                .containsExactly(
                        Dimension.following("EndpointName"),
                        Dimension.following("VariantName"),
                        Dimension.of("A", "1"));
    }

    @Test
    void theFillOfASideGoesBeforeThatAtTheTop() {
        LadderScaling steps = (LadderScaling) scaling(Corpus.with(SPLIT, "fill: 7", "scaleIn: { fill: none }"))
                .scaling();
        Metric metric = MetricCatalog.metric("Invocations", EndpointKind.REALTIME);

        assertThat(steps.settings(RuleKind.SCALE_OUT, metric).fill()).contains(Fill.with(BigDecimal.valueOf(7)));
        assertThat(steps.settings(RuleKind.SCALE_IN, metric).fill()).contains(Fill.NONE);
    }

    @Test
    void theFillAtTheTopReachesRulesWithoutAMetricOfTheirOwn() {
        String policy = " }, policy: { adjustmentType: ExactCapacity, stepAdjustments:"
                + " [{ metricIntervalLowerBound: 0, scalingAdjustment: 3 }] } }";
        String alarm = "comparisonOperator: GreaterThanThreshold, threshold: 1, evaluationPeriods: 1";
        String text = Corpus.with(
                "fill: 7",
                "rules:",
                "  - { name: plain, alarm: { " + alarm + policy,
                "  - { name: own-metric, alarm: { metric: Invocations, " + alarm + policy,
                "  - { name: own-fill, alarm: { fill: none, " + alarm + policy,
                "  - { name: both, alarm: { metric: Invocations, fill: 1.5, " + alarm + policy);

        assertThat(((ExplicitScaling) scaling(text).scaling()).rules())
                .extracting(rule -> ((ExplicitRule) rule).alarm())
                .extracting(
                        rule -> rule.fill().value().map(BigDecimal::toString).orElse("none"))
                .containsExactly("7", "none", "none", "1.5");
    }

    @Test
    void aRuleOfStepsHasTheDefaultsOfItsSideAndTheFillOfItsMetric() {
        String text = Corpus.with(
                "rules:",
                "  - { name: out, steps: [{ lower: 50, change: +1 }] }",
                "  - { name: in, steps: [{ upper: 20, change: -1 }] }",
                "  - { name: cpu, metric: CPUUtilization, steps: [{ upper: 20, change: -1 }] }",
                "  - { name: total, metric: Invocations, steps: [{ upper: 20, capacity: 1 }, { lower: 20, capacity: 2 }] }",
                "  - { name: own, fill: 3, cooldown: 1m, evaluationPeriods: 4, steps: [{ lower: 70, percent: 10 }] }");

        assertThat(settings(text)).containsExactly("1 120 none", "15 300 0", "15 300 none", "3 300 0", "4 60 3");
    }

    @Test
    void theFillAtTheTopReachesRulesOfStepsWithoutAMetricOfTheirOwn() {
        String text = Corpus.with(
                "fill: none",
                "rules:",
                "  - { name: plain, steps: [{ upper: 20, change: -1 }] }",
                "  - { name: own-metric, metric: Invocations, steps: [{ upper: 20, change: -1 }] }",
                "  - { name: own-fill, fill: 7, steps: [{ upper: 20, change: -1 }] }");

        assertThat(settings(text)).containsExactly("15 300 none", "15 300 0", "15 300 7");
    }

    /** Of each rule the evaluation periods, the cooldown and the fill. */
    private static List<String> settings(String text) {
        return ((ExplicitScaling) scaling(text).scaling())
                .rules().stream()
                        .map(LadderRule.class::cast)
                        .map(rule -> rule.scaling().settings(rule.kind(), rule.metric()))
                        .map(settings -> settings.evaluationPeriods().orElseThrow() + " "
                                + settings.cooldown().orElseThrow() + " "
                                + settings.fill()
                                        .flatMap(Fill::value)
                                        .map(BigDecimal::toString)
                                        .orElse("none"))
                        .toList();
    }

    @ParameterizedTest
    @CsvSource({"120, 120", "90s, 90", "5m, 300", "0, 0", "0s, 0", "+60, 60"})
    void aCooldownIsSecondsOrHasAUnit(String written, int seconds) {
        LadderScaling steps = (LadderScaling)
                scaling(Corpus.with(SPLIT, "cooldown: " + written)).scaling();

        assertThat(steps.settings().cooldown()).hasValue(seconds);
    }

    @ParameterizedTest
    @CsvSource({"1h", "'\"60\"'", "5 m", "1.5m", "01m", "m", "-5s", "1:30", "99999999m"})
    void otherCooldownsAreMistakes(String written) {
        assertThat(Corpus.findings(Corpus.with(SPLIT, "cooldown: " + written)))
                .singleElement()
                .asString()
                .startsWith("6:1 cooldown: ");
    }

    private static Metric metric(String line) {
        return scaling(Corpus.with(SPLIT, line)).metric();
    }

    private static ScalingDescription scaling(String text) {
        ReadResult reading = Corpus.read(text);
        assertThat(reading.findings()).extracting(LocatedFinding::toString).isEmpty();
        return reading.descriptor().orElseThrow().scaling();
    }
}
