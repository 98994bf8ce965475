package io.github.stepscale.policy.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.WeightedMetric.Weight;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Simulator;
import io.github.stepscale.template.StackTemplate;
import io.github.stepscale.validation.InvalidValueException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightedMetricTest {
    private static final SourceMetric CONCURRENCY =
            MetricCatalog.metric("ConcurrentRequestsPerModel", EndpointKind.REALTIME);
    private static final SourceMetric REQUESTS = MetricCatalog.metric("InvocationsPerInstance", EndpointKind.REALTIME);
    private static final List<Weight> HALVES =
            List.of(weight("ml.g6.2xlarge", "0.5"), weight("ml.g6e.2xlarge", "0.50"));

    /** The example of the developer guide. */
    @Test
    void isASumOverWhatEachInstanceTypePublishes() {
        MathMetric math = new WeightedMetric(CONCURRENCY, HALVES).math().orElseThrow();

        assertThat(math.expression()).isEqualTo("0.5 * t1 + 0.5 * t2");
        assertThat(math.inputs()).extracting(MathMetric.Input::id).containsExactly("t1", "t2");
        assertThat(math.inputs())
                .allSatisfy(input -> assertThat(input.metric().dimensions())
                        .extracting(Dimension::name)
                        .containsExactly("EndpointName", "VariantName", "InstanceType"));
        assertThat(math.unusedIds()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.5, 1, true", "0.25, 0.75, false", "2, 2.5, false"})
    void isAnAverageIfTheWeightsAddUpToOne(String second, String total, boolean average) {
        WeightedMetric metric = new WeightedMetric(REQUESTS, List.of(HALVES.get(0), weight("ml.g6e.2xlarge", second)));

        assertThat(metric.total()).isEqualByComparingTo(total);
        assertThat(metric.isAverage()).isEqualTo(average);
    }

    @Test
    void refusesWhatNoVariantHas() {
        assertThatThrownBy(() -> new WeightedMetric(REQUESTS, List.of()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("has 0 instance types: 1 to 5 are allowed");
        assertThatThrownBy(() -> new WeightedMetric(REQUESTS, Collections.nCopies(2, HALVES.get(0))))
                .hasMessageContaining("names an instance type twice");
        assertThatThrownBy(() -> weight("g6.2xlarge", "1"))
                .hasMessageContaining("an instance type such as ml.g6.2xlarge");
        assertThatThrownBy(() -> weight("ml.g6.2xlarge", "0")).hasMessageContaining("0 is not allowed: more than 0 is");
    }

    @Test
    void isRenderedWithOneQueryForEachTypeAndItsFill() {
        String template = StackTemplate.of(plan(REQUESTS)).yaml();

        assertThat(template)
                .contains("0.5 * t1 + 0.5 * t2")
                .contains("ml.g6.2xlarge")
                .contains("ml.g6e.2xlarge")
                .contains("FILL(e1, 0)");
    }

    @Test
    void requestsOfEachTypeAreFilledAsThoseOfTheVariantAre() {
        assertThat(plan(REQUESTS).rules())
                .extracting(rule -> rule.alarm().fill())
                .containsExactly(Fill.ZERO);
        assertThat(plan(CONCURRENCY).rules())
                .extracting(rule -> rule.alarm().fill())
                .containsExactly(Fill.NONE);
        assertThat(plan(REQUESTS).rules())
                .extracting(rule -> rule.alarm())
                .extracting(Alarm::threshold)
                .allSatisfy(threshold -> assertThat(threshold).isZero());
        assertThat(NumberLine.of(plan(REQUESTS)).get(0).title())
                .isEqualTo("InvocationsPerInstance weighted by instance type, Sum of 60 s");
    }

    @Test
    void simulationRefusesItByName() {
        assertThatThrownBy(() -> Simulator.of(plan(REQUESTS), Service.standard()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(
                        "watches InvocationsPerInstance weighted by instance type, which traffic does not determine");
    }

    private static ScalingPlan plan(SourceMetric metric) {
        return ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(4)
                .metric(new WeightedMetric(metric, HALVES))
                .step(Step.upper(20).change(-1))
                .step(Step.lower(50).change(1))
                .build());
    }

    private static Weight weight(String type, String weight) {
        return new Weight(type, new BigDecimal(weight));
    }
}
