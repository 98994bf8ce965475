package io.github.stepscale.importing.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.importing.source.ScalingSource;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.SourcePosition;
import io.github.stepscale.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mistakes in how several resources belong together, and what the same looks like when it was read from AWS. */
class LinkedResourcesTest {
    private static final String HEAD = """
            Resources:
              Target:
                Type: AWS::ApplicationAutoScaling::ScalableTarget
                Properties:
                  ServiceNamespace: sagemaker
                  ResourceId: endpoint/shop/variant/AllTraffic
                  ScalableDimension: sagemaker:variant:DesiredInstanceCount
                  MinCapacity: 1
                  MaxCapacity: 4
            """;

    private static final String POLICY = """
              Out:
                Type: AWS::ApplicationAutoScaling::ScalingPolicy
                Properties:
                  PolicyName: "${AWS::StackName}-out"
                  PolicyType: StepScaling
                  ScalingTargetId: "${Target}"
                  StepScalingPolicyConfiguration:
                    AdjustmentType: ChangeInCapacity
                    StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }]
            """;

    private static final String ALARM = """
              High:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  AlarmActions: ["${Out}"]
                  Namespace: AWS/SageMaker
                  MetricName: InvocationsPerInstance
                  Dimensions: [{ Name: EndpointName, Value: shop }, { Name: VariantName, Value: AllTraffic }]
                  Statistic: Sum
                  Period: 60
                  EvaluationPeriods: 1
                  Threshold: 100
                  ComparisonOperator: GreaterThanOrEqualToThreshold
            """;

    private static final String TRACKING = """
              Tracking:
                Type: AWS::ApplicationAutoScaling::ScalingPolicy
                Properties:
                  PolicyName: "${AWS::StackName}-tracking"
                  PolicyType: TargetTrackingScaling
                  ScalingTargetId: "${Target}"
                  TargetTrackingScalingPolicyConfiguration:
                    TargetValue: 70
                    PredefinedMetricSpecification: { PredefinedMetricType: SageMakerVariantInvocationsPerInstance }
            """;

    @Test
    void soundResourcesHaveNoFindings() {
        assertThat(codes(HEAD + POLICY + ALARM)).isEmpty();
        assertThat(codes(HEAD)).isEmpty();
        assertThat(codes(HEAD + TRACKING)).isEmpty();
    }

    @Test
    void aPolicyWithoutAnAlarmNeverActs() {
        assertThat(codes(HEAD + POLICY)).containsExactly("E-T21");
    }

    @Test
    void anUnknownActionMayRunThePolicy() {
        ScalingSource source = TemplateFixture.source(HEAD + POLICY + ALARM);
        SourceResource alarm = source.resources().get(2);
        Map<String, YamlNode> entries = new LinkedHashMap<>(alarm.properties().entries());
        entries.computeIfPresent("AlarmActions", (name, value) -> Holes.of(value));
        SourceResource unknown = new SourceResource(
                alarm.name(),
                alarm.type(),
                alarm.references(),
                new YamlNode.Mapping(alarm.properties().path(), alarm.position(), entries));

        List<SourceResource> resources =
                List.of(source.resources().get(0), source.resources().get(1), unknown);
        assertThat(codes(new ScalingSource("scaling.yaml", resources, List.of())))
                .containsExactly("W-T21");
    }

    @Test
    void anAlarmMayRunAPolicyOfAnotherStack() {
        String arn = "arn:${AWS::Partition}:autoscaling:${AWS::Region}:${AWS::AccountId}:scalingPolicy:1-2"
                + ":resource/sagemaker/endpoint/shop/variant/AllTraffic:policyName/other";

        assertThat(codes(HEAD + POLICY + ALARM.replace("[\"${Out}\"]", "[\"${Out}\", \"" + arn + "\"]")))
                .containsExactly("W-T22");
    }

    @Test
    void twoPoliciesOfATargetHaveTwoNames() {
        String twice = POLICY
                + ALARM
                + (POLICY + ALARM)
                        .replace("  Out:", "  Other:")
                        .replace("  High:", "  Higher:")
                        .replace("${Out}", "${Other}");

        assertThat(codes(HEAD + twice)).containsExactly("E-T26");
        assertThat(codes(HEAD + twice.replaceFirst("-out", "-first"))).isEmpty();
    }

    @Test
    void aResourceIsRegisteredOnce() {
        assertThat(codes(HEAD + HEAD.replace("Resources:\n", "").replace("Target:", "Again:")))
                .containsExactly("E-T27");
    }

    @Test
    void anEndpointIsNamedByItsNameAndNotByItsArn() {
        String arn = "arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}:endpoint/shop";

        assertThat(codes(HEAD.replace("endpoint/shop", "endpoint/" + arn))).containsExactly("E-M00");
    }

    @Test
    void aPolicyNamesItsTargetInOneWay() {
        String named = "ServiceNamespace: sagemaker\n      ResourceId: endpoint/shop/variant/AllTraffic\n"
                + "      ScalableDimension: sagemaker:variant:DesiredInstanceCount";

        assertThat(codes(HEAD + POLICY.replace("PolicyType:", named + "\n      PolicyType:") + ALARM))
                .containsExactly("E-C07");
        assertThat(codes(HEAD + POLICY.replace("      ScalingTargetId: \"${Target}\"\n", "") + ALARM))
                .contains("E-C07");
        assertThat(codes(
                        HEAD + POLICY.replace("ScalingTargetId: \"${Target}\"", named.replace("shop", "blog")) + ALARM))
                .containsExactly("W-M02");
    }

    @Test
    void aCompositeAlarmCannotScale() {
        String composite = """
                  Both:
                    Type: AWS::CloudWatch::CompositeAlarm
                    Properties:
                      AlarmName: "${AWS::StackName}-both"
                      AlarmRule: ALARM("${High}")
                      AlarmActions: ["${Out}"]
                """;

        assertThat(codes(HEAD + POLICY + ALARM + composite)).containsExactly("E-A07");
        // It is there for the composite alarm.
        assertThat(codes(HEAD + POLICY + ALARM.replace("[\"${Out}\"]", "[]") + composite))
                .containsExactly("E-A07");
    }

    @Test
    void anAlarmOnTheEndpointThatRunsNothingIsFound() {
        String idle = ALARM.replace("High:", "Idle:").replace("[\"${Out}\"]", "[]");

        assertThat(codes(HEAD + POLICY + ALARM + idle)).containsExactly("W-A01");
        assertThat(codes(HEAD + POLICY + ALARM + idle.replace("shop", "blog"))).isEmpty();
        assertThat(codes(HEAD + POLICY + ALARM + idle.replace("[]", "[\"${Topic}\"]")))
                .isEmpty();
    }

    @Test
    void anAlarmThatDoesNotScaleIsNotReadStrictly() {
        String other =
                ALARM.replace("High:", "Other:").replace("${Out}", "${Topic}").replace("Period: 60", "Period: x");

        assertThat(codes(HEAD + POLICY + ALARM + other)).isEmpty();
    }

    @Test
    void trackingBesideStepsOfAnotherServiceIsFound() {
        String service = HEAD.replace("sagemaker:variant:DesiredInstanceCount", "ecs:service:DesiredCount")
                .replace("sagemaker", "ecs")
                .replace("endpoint/shop/variant/AllTraffic", "service/shop/web");

        assertThat(codes(service + POLICY + ALARM + TRACKING)).containsExactly("W-M12");
        assertThat(codes(service + TRACKING)).isEmpty();
    }

    @Test
    void namesOfWhatRunsAreFixedAndRight() {
        ScalingSource written = TemplateFixture.source(HEAD
                + POLICY.replace("${AWS::StackName}-out", "out")
                + ALARM.replace("Namespace:", "AlarmName: high\n      Namespace:"));
        ScalingSource live = new ScalingSource(
                "eu-west-1",
                written.resources().stream().map(LinkedResourcesTest::live).toList(),
                List.of());

        assertThat(codes(written)).containsExactlyInAnyOrder("I-C01", "W-C01");
        assertThat(codes(live)).isEmpty();
    }

    @Test
    void alarmsThatCouldNotBeReadMayRunAPolicy() {
        ScalingSource written = TemplateFixture.source(HEAD + POLICY);
        LocatedFinding denied = LocatedFinding.at(
                SourcePosition.of("shop"), new Finding("T60", Severity.WARNING, "", "is denied", "Allow it"));
        List<SourceResource> live =
                written.resources().stream().map(LinkedResourcesTest::live).toList();

        assertThat(codes(new ScalingSource("eu-west-1", live, List.of()))).containsExactly("E-T21");
        assertThat(codes(new ScalingSource("eu-west-1", live, List.of(denied)))).containsExactly("W-T21");
    }

    /** The same resource, as AWS describes it. */
    private static SourceResource live(SourceResource written) {
        YamlNode.Mapping properties = new YamlNode.Mapping(
                written.properties().path(),
                SourcePosition.of(written.name()),
                written.properties().entries());
        return new SourceResource(written.name(), written.type(), written.references(), properties);
    }

    private static List<String> codes(String template) {
        return codes(TemplateFixture.source(template));
    }

    private static List<String> codes(ScalingSource source) {
        return ResourceLinker.link(source).findings().stream()
                .map(LocatedFinding::code)
                .toList();
    }
}
