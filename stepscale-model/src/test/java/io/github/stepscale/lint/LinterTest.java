package io.github.stepscale.lint;

import static io.github.stepscale.lint.Lint.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinterTest {
    /** Descriptions that a careful person writes, with the defaults. */
    static Stream<ScalingDescriptionBuilder> good() {
        ScalingDescriptionBuilder component = ScalingDescription.inferenceComponent("model")
                .minCapacity(0)
                .maxCapacity(6)
                .step(Step.upper(10).change(-1))
                .step(Step.lower(60).change(1));
        ScalingDescriptionBuilder async = ScalingDescription.endpoint("summaries")
                .inferenceType(EndpointKind.ASYNC)
                .minCapacity(0)
                .maxCapacity(4)
                .step(Step.upper(1).change(-1))
                .step(Step.lower(5).change(1));
        ScalingDescriptionBuilder serverless = ScalingDescription.endpoint("chat")
                .inferenceType(EndpointKind.SERVERLESS)
                .minCapacity(1)
                .maxCapacity(50)
                .step(Step.upper(0.3).change(-1))
                .step(Step.lower(0.7).change(2))
                .settings(all -> all.fill(Fill.ZERO));
        ScalingDescriptionBuilder capacities = endpoint()
                .metric("Invocations")
                .step(Step.upper(100).capacity(1))
                .step(Step.lower(100).upper(500).capacity(4))
                .step(Step.lower(500).capacity(10));
        ScalingDescriptionBuilder rules = Explicit.in(20)
                .fill(Fill.ZERO)
                .periods(15, 15)
                .missing(TreatMissingData.MISSING)
                .upTo(0, -1)
                .in(Explicit.out(50).between(0, 30, 1).from(30, 2).in(endpoint()));
        ScalingDescriptionBuilder waking = Explicit.in(20)
                .metric("InvocationsPerCopy", EndpointKind.COMPONENT)
                .fill(Fill.ZERO)
                .periods(15, 15)
                .missing(TreatMissingData.MISSING)
                .upTo(0, -1)
                .in(Explicit.out(1)
                        .metric("NoCapacityInvocationFailures", EndpointKind.COMPONENT)
                        .cooldown(60)
                        .from(0, 1)
                        .in(ScalingDescription.inferenceComponent("model")
                                .minCapacity(0)
                                .maxCapacity(2)
                                .wakeFromZero(false)));
        return Stream.of(
                AlarmExamples.sample(),
                AlarmExamples.sample().layout(Layout.SPLIT),
                endpoint().step(Step.upper(20).change(-1)),
                endpoint()
                        .minCapacity(4)
                        .maxCapacity(40)
                        .step(Step.upper(100).percent(-25))
                        .step(Step.lower(300).percent(50)),
                component,
                async,
                serverless,
                capacities,
                rules,
                waking);
    }

    @ParameterizedTest
    @MethodSource("good")
    void findsNothingInGoodDescriptions(ScalingDescriptionBuilder scaling) {
        assertThat(Lint.warnings(scaling)).isEmpty();
    }

    @Test
    void findsTheMistakesOfTheOriginalSample() {
        ScalingDescriptionBuilder original = AlarmExamples.sample()
                .settings(all -> all.evaluationPeriods(1)
                        .datapointsToAlarm(1)
                        .treatMissingData(TreatMissingData.MISSING)
                        .metricAggregationType(MetricAggregationType.AVERAGE)
                        .fill(Fill.ZERO)
                        .cooldown(60));
        assertThat(Lint.findings(original))
                .map(Finding::toString)
                .containsExactly(
                        "W-A09 evaluationPeriods: a late minute counts as 0, and 1 datapoint decides: the policy then"
                                + " takes the step -1 under any load. Write evaluationPeriods: 3,"
                                + " metricAggregationType: Maximum and cooldown: 240.",
                        "W-A15 steps: under a steady load of 50 at 1 instance the capacity goes 2, 3, 2, 1 and 2 again, and never settles: decisions are based on datapoints of the previous capacity, which are visible after 1 min. Write cooldown: 120, or take smaller steps.",
                        "I-A20 steps: ScalingAlarm is in ALARM for as long as there is data, by design. Do not page on"
                                + " it.",
                        "W-M10 cooldown: is 60 s, but the alarm sees only the new capacity after 1 x 60 s and 60 s of"
                                + " delay: the next step is chosen by the load of the old capacity. Write cooldown: 120 or"
                                + " more.");
    }

    @Test
    void omitsAllowedFindings() {
        ScalingDescriptionBuilder scaling = bad().allow("W-M10").allow("I-A20");
        assertThat(Lint.codes(scaling)).containsExactly("W-A09", "W-A15", "E-M06");
    }

    @Test
    void allAllowsOnlyWarnings() {
        assertThat(Lint.codes(bad().allow("all"))).containsExactly("I-A20", "E-M06");
    }

    @Test
    void findsInTheOrderOfTheCatalogue() {
        List<String> catalogue =
                FindingCatalog.entries().stream().map(entry -> entry.id()).toList();
        List<String> found = Lint.findings(bad()).stream().map(Finding::id).toList();
        assertThat(found)
                .hasSize(5)
                .isSortedAccordingTo((one, other) -> Integer.compare(catalogue.indexOf(one), catalogue.indexOf(other)));
    }

    @Test
    void findsTheSameAgain() {
        assertThat(Lint.findings(bad())).isEqualTo(Lint.findings(bad()));
    }

    /** Three warnings, an error and a piece of information. */
    private static ScalingDescriptionBuilder bad() {
        return ScalingDescription.endpoint("summaries")
                .inferenceType(EndpointKind.ASYNC)
                .minCapacity(1)
                .maxCapacity(8)
                .metric("InvocationsPerInstance")
                .step(Step.upper(20).change(-1))
                .step(Step.lower(50).change(1))
                .settings(all -> all.evaluationPeriods(1).cooldown(60));
    }
}
