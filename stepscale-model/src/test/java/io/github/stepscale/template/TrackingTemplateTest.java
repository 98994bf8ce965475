package io.github.stepscale.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.metric.PredefinedMetric;
import java.math.BigDecimal;
import org.assertj.core.util.Streams;
import org.junit.jupiter.api.Test;

/** The template of target tracking. */
class TrackingTemplateTest {
    static final ScalingDescription SCALING = ScalingDescription.endpoint("detection")
            .minCapacity(1)
            .maxCapacity(8)
            .tracking(new TrackingScaling(PredefinedMetric.VARIANT_INVOCATIONS, new BigDecimal("60.5"), 60, 300))
            .build();

    static final ScalingDescription FROM_ZERO = ScalingDescription.inferenceComponent("detector")
            .minCapacity(0)
            .maxCapacity(8)
            .tracking(new TrackingScaling(PredefinedMetric.COPY_INVOCATIONS, BigDecimal.TEN, 60, 300))
            .build();

    private final String yaml = Templates.of(SCALING).yaml();
    private final JsonNode template = Templates.read(yaml);

    @Test
    void itHasOnePolicyOfTargetTrackingAndNoAlarm() {
        assertThat(Streams.stream(template.get("Resources").fieldNames()))
                .containsExactly("ScalableTarget", "TrackingPolicy", "ScalingDashboard");
        assertThat(template.at("/Resources/TrackingPolicy/Properties").toString())
                .isEqualTo("{\"PolicyName\":{\"Fn::Sub\":\"${AWS::StackName}-Tracking\"},"
                        + "\"PolicyType\":\"TargetTrackingScaling\",\"ScalingTargetId\":{\"Ref\":\"ScalableTarget\"},"
                        + "\"TargetTrackingScalingPolicyConfiguration\":{\"TargetValue\":60.5,"
                        + "\"PredefinedMetricSpecification\":{\"PredefinedMetricType\":"
                        + "\"SageMakerVariantInvocationsPerInstance\"},"
                        + "\"ScaleOutCooldown\":60,\"ScaleInCooldown\":300}}");
    }

    @Test
    void theOutputsNameThePolicyOnly() {
        assertThat(Streams.stream(template.get("Outputs").fieldNames()))
                .containsExactly("DashboardUrl", "TrackingPolicyArn");
    }

    @Test
    void theDashboardDrawsTheMetricWithALineAtTheTargetAndNoAlarms() {
        JsonNode widgets = Templates.dashboard(template, name -> "x").get("widgets");

        assertThat(widgets.findValuesAsText("type")).containsOnly("metric");
        assertThat(widgets.at("/0/properties/title").textValue()).isEqualTo("Metric and target of Tracking");
        assertThat(widgets.at("/0/properties/annotations").toString())
                .isEqualTo("{\"horizontal\":[{\"label\":\"target\",\"value\":60.5,\"color\":\"#2ca02c\"}]}");
        assertThat(widgets.at("/0/properties/metrics/0/1").textValue()).isEqualTo("InvocationsPerInstance");
    }

    @Test
    void theCommentAndTheDescriptionSayThatItIsTargetTracking() {
        assertThat(yaml)
                .contains(
                        "# Tracking: target tracking of InvocationsPerInstance at 60.5",
                        "Target tracking of a SageMaker");
    }

    @Test
    void aComponentThatMayReachZeroKeepsItsWakeRuleOfSteps() {
        JsonNode both = Templates.read(Templates.of(FROM_ZERO).yaml());

        assertThat(Streams.stream(both.get("Resources").fieldNames()))
                .containsExactly("ScalableTarget", "TrackingPolicy", "WakePolicy", "WakeAlarm", "ScalingDashboard");
    }
}
