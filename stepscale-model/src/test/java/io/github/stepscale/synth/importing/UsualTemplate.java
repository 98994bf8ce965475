package io.github.stepscale.synth.importing;

/**
 * A template in the usual shape: a variant, a policy and an alarm for each direction, a dashboard, and parameters. It has no
 * mistake.
 */
final class UsualTemplate {
    static final String TEXT = """
            AWSTemplateFormatVersion: "2010-09-09"
            Description: Step scaling of an endpoint
            Parameters:
              EndpointName:
                Type: String
                Default: orders
              VariantName:
                Type: String
                Default: AllTraffic
              HighLoad:
                Type: Number
                Default: 600
              LowLoad:
                Type: Number
                Default: 100
            Resources:
              ScalableTarget:
                Type: AWS::ApplicationAutoScaling::ScalableTarget
                Properties:
                  ServiceNamespace: sagemaker
                  ScalableDimension: sagemaker:variant:DesiredInstanceCount
                  ResourceId: !Sub endpoint/${EndpointName}/variant/${VariantName}
                  MinCapacity: 2
                  MaxCapacity: 8
              ScaleOutPolicy:
                Type: AWS::ApplicationAutoScaling::ScalingPolicy
                Properties:
                  PolicyName: !Sub ${AWS::StackName}-out
                  PolicyType: StepScaling
                  ScalingTargetId: !Ref ScalableTarget
                  StepScalingPolicyConfiguration:
                    AdjustmentType: ChangeInCapacity
                    MetricAggregationType: Maximum
                    Cooldown: 240
                    StepAdjustments:
                      - MetricIntervalLowerBound: 0
                        MetricIntervalUpperBound: 300
                        ScalingAdjustment: 1
                      - MetricIntervalLowerBound: 300
                        ScalingAdjustment: 2
              ScaleInPolicy:
                Type: AWS::ApplicationAutoScaling::ScalingPolicy
                Properties:
                  PolicyName: !Sub ${AWS::StackName}-in
                  PolicyType: StepScaling
                  ScalingTargetId: !Ref ScalableTarget
                  StepScalingPolicyConfiguration:
                    AdjustmentType: ChangeInCapacity
                    MetricAggregationType: Maximum
                    Cooldown: 1200
                    StepAdjustments:
                      - MetricIntervalUpperBound: -50
                        ScalingAdjustment: -2
                      - MetricIntervalLowerBound: -50
                        MetricIntervalUpperBound: 0
                        ScalingAdjustment: -1
              ScaleOutAlarm:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  AlarmActions:
                    - !Ref ScaleOutPolicy
                  Namespace: AWS/SageMaker
                  MetricName: InvocationsPerInstance
                  Dimensions:
                    - Name: EndpointName
                      Value: !Ref EndpointName
                    - Name: VariantName
                      Value: !Ref VariantName
                  Statistic: Sum
                  Period: 60
                  EvaluationPeriods: 3
                  DatapointsToAlarm: 2
                  ComparisonOperator: GreaterThanOrEqualToThreshold
                  Threshold: !Ref HighLoad
                  TreatMissingData: notBreaching
              ScaleInAlarm:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  AlarmActions:
                    - !Ref ScaleInPolicy
                  Metrics:
                    - Id: load
                      Expression: FILL(m1, 0)
                    - Id: m1
                      ReturnData: false
                      MetricStat:
                        Metric:
                          Namespace: AWS/SageMaker
                          MetricName: InvocationsPerInstance
                          Dimensions:
                            - Name: EndpointName
                              Value: !Ref EndpointName
                            - Name: VariantName
                              Value: !Ref VariantName
                        Stat: Sum
                        Period: 60
                  EvaluationPeriods: 15
                  ComparisonOperator: LessThanThreshold
                  Threshold: !Ref LowLoad
              Dashboard:
                Type: AWS::CloudWatch::Dashboard
                Properties:
                  DashboardName: !Sub ${AWS::StackName}-${AWS::Region}
                  DashboardBody: !Sub '{"widgets": [{"type": "metric", "properties": {"region": "${AWS::Region}"}}]}'
            Outputs:
              Target:
                Value: !Ref ScalableTarget
            """;

    private UsualTemplate() {}
}
