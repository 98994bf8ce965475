package io.github.stepscale.importing.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.yaml.LocatedFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is made in a sound template by a change of its text, and is found at the changed line. */
class LinkFindingsTest {
    static final String SOUND = """
            Resources:
              Target:
                Type: AWS::ApplicationAutoScaling::ScalableTarget
                Properties:
                  ServiceNamespace: sagemaker
                  ResourceId: endpoint/shop/variant/AllTraffic
                  ScalableDimension: sagemaker:variant:DesiredInstanceCount
                  MinCapacity: "1"
                  MaxCapacity: 4
              Out:
                Type: AWS::ApplicationAutoScaling::ScalingPolicy
                Properties:
                  PolicyName: "${AWS::StackName}-out"
                  PolicyType: StepScaling
                  ScalingTargetId: "${Target}"
                  StepScalingPolicyConfiguration:
                    AdjustmentType: ChangeInCapacity
                    Cooldown: 60
                    StepAdjustments:
                      - MetricIntervalLowerBound: 0
                        ScalingAdjustment: 1
              In:
                Type: AWS::ApplicationAutoScaling::ScalingPolicy
                Properties:
                  PolicyName: "${AWS::StackName}-in"
                  PolicyType: StepScaling
                  ServiceNamespace: sagemaker
                  ResourceId: endpoint/shop/variant/AllTraffic
                  ScalableDimension: sagemaker:variant:DesiredInstanceCount
                  StepScalingPolicyConfiguration:
                    AdjustmentType: ChangeInCapacity
                    StepAdjustments: [{ MetricIntervalUpperBound: 0, ScalingAdjustment: "-1" }]
              High:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  AlarmName: "${AWS::StackName}-high"
                  AlarmActions: ["${Out}", "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:ops"]
                  ActionsEnabled: "true"
                  Namespace: AWS/SageMaker
                  MetricName: InvocationsPerInstance
                  Dimensions:
                    - { Name: EndpointName, Value: shop }
                    - { Name: VariantName, Value: AllTraffic }
                  Statistic: Sum
                  Period: 60
                  EvaluationPeriods: 1
                  Threshold: 1e2
                  ComparisonOperator: GreaterThanOrEqualToThreshold
              Low:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  AlarmActions: ["${In.Arn}"]
                  Metrics:
                    - { Id: e, Expression: "FILL(m, 0)" }
                    - Id: m
                      ReturnData: false
                      MetricStat:
                        Metric: { Namespace: AWS/SageMaker, MetricName: Invocations, Dimensions: [{ Name: EndpointName, Value: shop }] }
                        Period: 60
                        Stat: Sum
                  EvaluationPeriods: 3
                  Threshold: 10
                  ComparisonOperator: LessThanThreshold
              Board:
                Type: AWS::CloudWatch::Dashboard
                Properties:
                  DashboardName: "${AWS::StackName}-${AWS::Region}"
                  DashboardBody: '{"widgets": [{"properties": {"region": "${AWS::Region}", "period": ${Period}}}]}'
            """;

    @Test
    void aSoundTemplateHasNoFindings() {
        assertThat(findings(SOUND)).isEmpty();
    }

    private static final String MISTAKES = """
            E-T20 | MaxCapacity: 4 | MaxCapacityy: 4
            E-T20 | MaxCapacity: 4 | Max_Capacity: 4
            E-D04 | MaxCapacity: 4 | MaxCapacity: four
            E-D04 | MaxCapacity: 4 | MaxCapacity: 4.5
            E-D04 | MaxCapacity: 4 | MaxCapacity: [4]
            E-D04 | MaxCapacity: 4 | MaxCapacity:
            E-D04 | MaxCapacity: 4 | MaxCapacity: 010
            E-D04 | MaxCapacity: 4 | MaxCapacity: 99999999999999999999999999999999999999999999
            E-D04 | Cooldown: 60 | Cooldown: 1m
            E-D04 | MetricIntervalLowerBound: 0 | MetricIntervalLowerBound: none
            E-D05 | PolicyType: StepScaling | PolicyType: StepScalling
            E-D05 | AdjustmentType: ChangeInCapacity | AdjustmentType: ChangeCapacity
            E-D05 | ComparisonOperator: GreaterThanOrEqualToThreshold | ComparisonOperator: ">="
            E-D05 | ComparisonOperator: GreaterThanOrEqualToThreshold | TreatMissingData: none
            E-D05 | Statistic: Sum | Statistic: p90
            E-D05 | Id: m | Id: M
            E-D05 | Namespace: AWS/SageMaker | Namespace: ":x"
            E-D05 | Period: 60 | Period: 0
            E-D04 | ActionsEnabled: "true" | ActionsEnabled: sometimes
            E-A01 | ActionsEnabled: "true" | ActionsEnabled: "false"
            W-T23 | ActionsEnabled: "true" | OKActions: ["${Out}"]
            W-T23 | ActionsEnabled: "true" | InsufficientDataActions: ["${In}"]
            W-A17 | ActionsEnabled: "true" | Unit: Seconds
            I-T31 | ActionsEnabled: "true" | EvaluateLowSampleCountPercentile: ignore
            E-A05 | ActionsEnabled: "true" | ThresholdMetricId: band
            E-D07 | ActionsEnabled: "true" | ExtendedStatistic: p90
            E-M01 | ResourceId: endpoint/shop/variant/AllTraffic | ResourceId: endpoint/shop
            E-M01 | ScalableDimension: sagemaker:variant:DesiredInstanceCount | ScalableDimension: ecs:service:DesiredCount
            E-M02 | ScalingTargetId: "${Target}" | ScalingTargetId: "${Board}"
            W-T25 | AlarmActions: ["${In.Arn}"] | AlarmActions: ["${Out}", "${In}"]
            W-A18 | AlarmActions: ["${In.Arn}"] | AlarmActions: ["${Out}", "${In}"]
            E-A01 | AlarmActions: ["${In.Arn}"] | AlarmActions: ["${In}", "${AWS::StackName}-in"]
            E-D04 | AlarmActions: ["${In.Arn}"] | AlarmActions: "${In}"
            I-T29 | Namespace: AWS/SageMaker | Namespace: AWS/SQS
            E-T30 | ReturnData: false | ReturnData: true
            E-D07 | Id: m | Id: e
            E-D07 | Expression: "FILL(m, 0)" | Label: some
            W-C01 | AlarmName: "${AWS::StackName}-high" | AlarmName: high
            I-C01 | PolicyName: "${AWS::StackName}-in" | PolicyName: in
            W-C01 | DashboardName: "${AWS::StackName}-${AWS::Region}" | DashboardName: board
            W-C03 | DashboardName: "${AWS::StackName}-${AWS::Region}" | DashboardName: "${AWS::StackName}"
            W-T24 | MaxCapacity: 4 | RoleARN: "arn:aws:iam::123456789012:role/x"
            I-T24 | MaxCapacity: 4 | RoleARN: "arn:aws:iam::${AWS::AccountId}:role/x"
            W-T24 | "arn:${AWS::Partition}:sns:${AWS::Region} | "arn:${AWS::Partition}:sns:us-east-1
            W-C04 | "region": "${AWS::Region}" | "region": "us-east-1"
            E-C05 | "widgets": [ | "widgets": [,
            E-C05 | '{"widgets": [{"properties": | '7{"properties":
            """;

    static Stream<List<String>> mistakes() {
        return MISTAKES.lines().map(row -> List.of(row.split(" \\| ?", 3)));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsFoundWhereItIs(List<String> mistake) {
        String mutant = SOUND.replaceFirst(Pattern.quote(mistake.get(1)), Matcher.quoteReplacement(mistake.get(2)));

        assertThat(mutant).isNotEqualTo(SOUND);
        assertThat(findings(mutant)).as("%s", findings(mutant)).anySatisfy(found -> {
            assertThat(found.code()).isEqualTo(mistake.get(0));
            assertThat(found.line()).isEqualTo(changedLine(mutant));
        });
    }

    private static int changedLine(String mutant) {
        List<String> before = SOUND.lines().toList();
        List<String> after = mutant.lines().toList();
        int line = 0;
        while (before.get(line).equals(after.get(line))) {
            line++;
        }
        return line + 1;
    }

    private static List<LocatedFinding> findings(String template) {
        return new ArrayList<>(
                ResourceLinker.link(TemplateFixture.source(template)).findings());
    }
}
