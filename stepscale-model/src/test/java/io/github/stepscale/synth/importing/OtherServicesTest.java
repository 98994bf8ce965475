package io.github.stepscale.synth.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.importing.template.TemplateReader;
import io.github.stepscale.yaml.LocatedFinding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps and alarms are checked for every service, and nothing of SageMaker is said about another one. */
class OtherServicesTest {
    private static final String SERVICE = """
            Resources:
              Target:
                Type: AWS::ApplicationAutoScaling::ScalableTarget
                Properties:
                  ServiceNamespace: ecs
                  ScalableDimension: ecs:service:DesiredCount
                  ResourceId: !Join ["/", [service, !Ref Cluster, !GetAtt Service.Name]]
                  MinCapacity: "0"
                  MaxCapacity: "10"
              Out:
                Type: AWS::ApplicationAutoScaling::ScalingPolicy
                Properties:
                  PolicyName: !Sub ${AWS::StackName}-out
                  PolicyType: StepScaling
                  ScalingTargetId: !Ref Target
                  StepScalingPolicyConfiguration:
                    AdjustmentType: ChangeInCapacity
                    Cooldown: 300
                    StepAdjustments:
                      - MetricIntervalLowerBound: 0
                        ScalingAdjustment: 1
              In:
                Type: AWS::ApplicationAutoScaling::ScalingPolicy
                Properties:
                  PolicyName: !Sub ${AWS::StackName}-in
                  PolicyType: StepScaling
                  ScalingTargetId: !Ref Target
                  StepScalingPolicyConfiguration:
                    AdjustmentType: ChangeInCapacity
                    Cooldown: 300
                    StepAdjustments:
                      - MetricIntervalUpperBound: 0
                        ScalingAdjustment: -1
              High:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  AlarmActions: [!Ref Out]
                  Namespace: AWS/ECS
                  MetricName: CPUUtilization
                  Dimensions:
                    - Name: ClusterName
                      Value: !Ref Cluster
                    - Name: ServiceName
                      Value: !GetAtt Service.Name
                  Statistic: Average
                  Period: 60
                  EvaluationPeriods: 1
                  ComparisonOperator: GreaterThanThreshold
                  Threshold: 60
              Low:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  AlarmActions: [!Ref In]
                  Namespace: AWS/ECS
                  MetricName: CPUUtilization
                  Dimensions:
                    - Name: ClusterName
                      Value: !Ref Cluster
                    - Name: ServiceName
                      Value: !GetAtt Service.Name
                  Statistic: Average
                  Period: 60
                  EvaluationPeriods: 5
                  ComparisonOperator: LessThanThreshold
                  Threshold: 30
              Cluster:
                Type: AWS::ECS::Cluster
              Service:
                Type: AWS::ECS::Service
            """;

    @Test
    void aSoundTemplateHasNoWarningAndNoDescriptor() {
        assertThat(findings(SERVICE))
                .filteredOn(found -> !found.code().startsWith("I-"))
                .isEmpty();
        assertThat(result(SERVICE).targets()).singleElement().satisfies(target -> {
            assertThat(target.linked().serviceNamespace()).isEqualTo("ecs");
            assertThat(target.file()).isEmpty();
            assertThat(target.reasons()).isEmpty();
        });
    }

    @Test
    void aDeadBandAboveTheThresholdIsFound() {
        String late = SERVICE.replace("MetricIntervalLowerBound: 0", "MetricIntervalLowerBound: 20");

        assertThat(findings(late)).anySatisfy(found -> {
            assertThat(found.code()).isEqualTo("W-S13");
            assertThat(found.finding().path())
                    .isEqualTo("Resources.Out.Properties.StepScalingPolicyConfiguration.StepAdjustments");
            assertThat(found.line()).isEqualTo(lineOf(late, "StepAdjustments:"));
        });
    }

    @Test
    void aDeadBandBelowTheThresholdIsFound() {
        String late = SERVICE.replace("MetricIntervalUpperBound: 0", "MetricIntervalUpperBound: -10");

        assertThat(findings(late)).extracting(LocatedFinding::code).contains("W-S13");
    }

    @Test
    void aPolicyOfTheOtherSideNeverActs() {
        String reversed = SERVICE.replace("MetricIntervalUpperBound: 0", "MetricIntervalLowerBound: 0");

        assertThat(findings(reversed)).extracting(LocatedFinding::code).contains("E-S07");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "E-A06 | Period: 60 | Period: 45",
                "E-A06 | EvaluationPeriods: 1 | DatapointsToAlarm: 2\n      EvaluationPeriods: 1",
                "E-D05 | Cooldown: 300 | Cooldown: -1",
                "E-D07 | MinCapacity: \"0\" | MinCapacity: 11",
                "E-S10 | AdjustmentType: ChangeInCapacity | AdjustmentType: ExactCapacity",
                "E-T20 | MinCapacity: \"0\" | MinimumCapacity: 0",
                "E-M01 | ScalableDimension: ecs:service:DesiredCount | ScalableDimension: dynamodb:table:ReadCapacityUnits",
            })
    void mistakesInStepsAndAlarmsAreFound(String mistake) {
        String[] parts = mistake.split(" \\| ");
        String mutant = SERVICE.replace(parts[1], parts[2]);

        assertThat(mutant).isNotEqualTo(SERVICE);
        assertThat(findings(mutant)).extracting(LocatedFinding::code).contains(parts[0]);
    }

    @Test
    void aDeadBandIsFoundWithoutTheTarget() {
        String policies = "Resources:\n"
                + SERVICE.substring(SERVICE.indexOf("  Out:"))
                        .replace("MetricIntervalLowerBound: 0", "MetricIntervalLowerBound: 20")
                        .replace(
                                "ScalingTargetId: !Ref Target",
                                "ServiceNamespace: ecs\n      ResourceId: service/a/b\n"
                                        + "      ScalableDimension: ecs:service:DesiredCount");

        assertThat(findings(policies)).extracting(LocatedFinding::code).contains("W-S13", "W-M02");
    }

    private static int lineOf(String template, String text) {
        List<String> lines = template.lines().toList();
        return 1
                + lines.stream()
                        .filter(line -> line.contains(text))
                        .findFirst()
                        .map(lines::indexOf)
                        .orElseThrow();
    }

    private static List<LocatedFinding> findings(String template) {
        ImportResult result = result(template);
        return Stream.concat(
                        result.findings().stream(),
                        result.targets().stream().flatMap(target -> target.findings().stream()))
                .toList();
    }

    private static ImportResult result(String template) {
        return new ImportJob(
                        TemplateReader.read("scaling.yaml", template.getBytes(StandardCharsets.UTF_8), Map.of()),
                        ImportOptions.NONE)
                .run();
    }
}
