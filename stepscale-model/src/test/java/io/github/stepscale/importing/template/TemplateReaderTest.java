package io.github.stepscale.importing.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.importing.source.ScalingSource;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateReaderTest {
    @Test
    void smoke() {
        String t = """
            Parameters:
              High:
                Type: Number
                Default: 70
              Low:
                Type: Number
            Conditions:
              Prod: !Equals [!Ref AWS::StackName, prod]
            Resources:
              Endpoint:
                Type: AWS::SageMaker::Endpoint
              Target:
                Type: AWS::ApplicationAutoScaling::ScalableTarget
                Properties:
                  MinCapacity: 1
                  MaxCapacity: '4'
                  ResourceId: !Sub endpoint/${Endpoint.EndpointName}/variant/AllTraffic
                  RoleARN: !Sub arn:aws:iam::${AWS::AccountId}:role/x
                  ScalableDimension: sagemaker:variant:DesiredInstanceCount
                  ServiceNamespace: sagemaker
              Out:
                Type: AWS::ApplicationAutoScaling::ScalingPolicy
                Properties:
                  PolicyName: {Fn::Join: ['-', [a, !Ref AWS::StackName]]}
                  ScalingTargetId: {Ref: Target}
                  StepScalingPolicyConfiguration:
                    StepAdjustments:
                      - MetricIntervalLowerBound: !If [Prod, 0, 1]
                      - !Ref AWS::NoValue
              Alarm:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  Threshold:
                    Ref: High
                  Period: !Ref Low
                  EvaluationPeriods: !Ref Low
                  AlarmActions: [!Ref Out]
            """;
        ScalingSource s = TemplateReader.read("t.yaml", t.getBytes(StandardCharsets.UTF_8), Map.of());
        s.resources().forEach(System.out::println);
        s.findings().forEach(f -> System.out.println(f.code() + " " + f));
        assertThat(s.resources()).hasSize(3);
    }
}
