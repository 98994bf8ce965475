package io.github.stepscale.synth.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.importing.source.ScalingSource;
import io.github.stepscale.importing.template.TemplateReader;
import io.github.stepscale.yaml.LocatedFinding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Imports templates for tests. */
final class Imports {
    /** A target and two rules, as people write them by hand: in JSON's or YAML's words, with quoted numbers. */
    static final String TWO_RULES = """
            Resources:
              Target:
                Type: AWS::ApplicationAutoScaling::ScalableTarget
                Properties:
                  ServiceNamespace: sagemaker
                  ScalableDimension: sagemaker:variant:DesiredInstanceCount
                  ResourceId: endpoint/shop/variant/AllTraffic
                  MinCapacity: "1"
                  MaxCapacity: 10
              OutPolicy:
                Type: AWS::ApplicationAutoScaling::ScalingPolicy
                Properties:
                  PolicyName: shop-out
                  PolicyType: StepScaling
                  ScalingTargetId: !Ref Target
                  StepScalingPolicyConfiguration:
                    AdjustmentType: ChangeInCapacity
                    StepAdjustments:
                      - MetricIntervalLowerBound: "0"
                        MetricIntervalUpperBound: 20
                        ScalingAdjustment: 1
                      - MetricIntervalLowerBound: 20
                        ScalingAdjustment: "3"
              OutAlarm:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  Namespace: AWS/SageMaker
                  MetricName: InvocationsPerInstance
                  Dimensions:
                    - Name: VariantName
                      Value: AllTraffic
                    - Name: EndpointName
                      Value: shop
                  Statistic: Sum
                  Period: 60
                  EvaluationPeriods: "2"
                  Threshold: "60.0"
                  ComparisonOperator: GreaterThanOrEqualToThreshold
                  AlarmActions:
                    - !Ref OutPolicy
              InPolicy:
                Type: AWS::ApplicationAutoScaling::ScalingPolicy
                Properties:
                  PolicyName: shop-in
                  PolicyType: StepScaling
                  ScalingTargetId: !Ref Target
                  StepScalingPolicyConfiguration:
                    AdjustmentType: ChangeInCapacity
                    Cooldown: 600
                    StepAdjustments:
                      - MetricIntervalUpperBound: 0
                        ScalingAdjustment: -1
              InAlarm:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  Metrics:
                    - Id: filled
                      Expression: FILL(load,0)
                    - Id: load
                      ReturnData: false
                      MetricStat:
                        Metric:
                          Namespace: AWS/SageMaker
                          MetricName: InvocationsPerInstance
                          Dimensions:
                            - Name: EndpointName
                              Value: shop
                            - Name: VariantName
                              Value: AllTraffic
                        Period: 60
                        Stat: Sum
                  EvaluationPeriods: 10
                  DatapointsToAlarm: 8
                  Threshold: 30
                  ComparisonOperator: LessThanThreshold
                  AlarmActions: [!Ref InPolicy]
            """;

    private Imports() {}

    static ImportResult run(String template) {
        return run(template, ImportOptions.NONE);
    }

    static ImportResult run(String template, ImportOptions options) {
        return new ImportJob(source(template), options).run();
    }

    static ScalingSource source(String template) {
        return TemplateReader.read("template.yaml", template.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static ImportOptions with(Map<String, String> overrides) {
        return new ImportOptions(overrides, Optional.empty(), Optional.empty());
    }

    /** The only target of a template. */
    static ImportOutcome only(ImportResult result) {
        assertThat(result.targets()).as("%s", result.findings()).hasSize(1);
        return result.targets().get(0);
    }

    static List<String> lines(ImportResult result) {
        return Stream.concat(
                        result.findings().stream(),
                        result.targets().stream().flatMap(target -> target.findings().stream()))
                .map(LocatedFinding::toString)
                .toList();
    }
}
