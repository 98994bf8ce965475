package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A template with the resources of the first public sample: one alarm that is always in ALARM, one policy for both
 * directions, a role with a fixed partition, fixed names, and a dashboard of which one half shows a fixed Region.
 */
class SampleTemplateTest {
    private static final Path EXAMPLE = Path.of("../examples/original-sample").toAbsolutePath();
    private static final String STACK = "stepscale-object-detection-AllTraffic";
    private static final String TEMPLATE = """
            Parameters:
              EndpointName: { Type: String, Default: object-detection }
            Resources:
              Target:
                Type: AWS::ApplicationAutoScaling::ScalableTarget
                Properties:
                  MinCapacity: 1
                  MaxCapacity: 10
                  ResourceId: !Join ["", ["endpoint/", !Ref EndpointName, "/variant/AllTraffic"]]
                  RoleARN: !Sub arn:aws:iam::${AWS::AccountId}:role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint
                  ScalableDimension: sagemaker:variant:DesiredInstanceCount
                  ServiceNamespace: sagemaker
              Policy:
                Type: AWS::ApplicationAutoScaling::ScalingPolicy
                Properties:
                  PolicyName: my-scaling-policy
                  PolicyType: StepScaling
                  ScalingTargetId: !Ref Target
                  StepScalingPolicyConfiguration:
                    AdjustmentType: ChangeInCapacity
                    Cooldown: 60
                    MetricAggregationType: Average
                    StepAdjustments:
                      - { MetricIntervalUpperBound: 20, ScalingAdjustment: -1 }
                      - { MetricIntervalLowerBound: 20, MetricIntervalUpperBound: 50, ScalingAdjustment: 0 }
                      - { MetricIntervalLowerBound: 50, ScalingAdjustment: 1 }
              Alarm:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  AlarmName: my-scaling-alarm
                  AlarmActions: [!Ref Policy]
                  OKActions: [!Ref Policy]
                  ComparisonOperator: GreaterThanOrEqualToThreshold
                  EvaluationPeriods: 1
                  Threshold: 0
                  Metrics:
                    - Id: m1
                      ReturnData: false
                      MetricStat:
                        Period: 60
                        Stat: Sum
                        Metric:
                          Namespace: AWS/SageMaker
                          MetricName: InvocationsPerInstance
                          Dimensions:
                            - { Name: EndpointName, Value: !Ref EndpointName }
                            - { Name: VariantName, Value: AllTraffic }
                    - { Id: e1, Expression: "FILL(m1,0)" }
              Dashboard:
                Type: AWS::CloudWatch::Dashboard
                Properties:
                  DashboardName: my-scaling-dashboard
                  DashboardBody: !Sub '{"widgets": [{"type": "metric", "properties": {"region": "us-west-2", "metrics": [["AWS/SageMaker", "Invocations"]]}}, {"type": "metric", "properties": {"region": "${AWS::Region}", "metrics": [["AWS/SageMaker", "Invocations"]]}}]}'
            """;

    @TempDir
    Path module;

    private final RecordedLog log = new RecordedLog();

    @BeforeEach
    void writeTemplate() throws IOException {
        Files.writeString(module.resolve("template.yaml"), TEMPLATE);
    }

    @Test
    void everySilentMistakeOfItIsNamedAtItsLine() throws Exception {
        started(new ValidateMojo(), Optional.of("template.yaml")).execute();

        assertThat(log.lines())
                .anyMatch(line ->
                        line.matches("INFO template.yaml:10:7 Resources.Target.Properties.RoleARN: .*\\[I-T24]"))
                .anyMatch(line ->
                        line.matches("INFO template.yaml:16:7 Resources.Policy.Properties.PolicyName: .*\\[I-C01]"))
                .anyMatch(line ->
                        line.matches("WARN template.yaml:30:7 Resources.Alarm.Properties.AlarmName: .*\\[W-C01]"))
                .anyMatch(line ->
                        line.matches("WARN template.yaml:32:19 Resources.Alarm.Properties.OKActions.*\\[W-T23]"))
                .anyMatch(
                        line -> line.startsWith("WARN template.yaml:34:7 Resources.Alarm.Properties.EvaluationPeriods:"
                                + " a late minute counts as 0, and 1 datapoint decides"))
                .anyMatch(line -> line.matches("WARN template.yaml:53:7 Resources.Dashboard.Properties.DashboardBody: "
                        + "shows us-west-2 .*\\[W-C04]"));
    }

    @Test
    void itReplaysTheRunOfItsAuthorAsTheExampleDoes() throws Exception {
        String ofTemplate = simulate(Optional.of("template.yaml"));
        String ofExample = simulate(Optional.empty());

        assertThat(figures(ofTemplate)).isEqualTo(figures(ofExample)).contains("\"instanceHours\"");
    }

    private String simulate(Optional<String> template) throws Exception {
        SimulateMojo simulate = started(new SimulateMojo(), template);
        simulate.outputDirectory = module.resolve("out").toFile();
        simulate.failOnObjective = false;
        try {
            simulate.execute();
        } catch (MojoFailureException expectation) {
            assertThat(expectation).hasMessageContaining("expectations");
        }
        return Files.readString(module.resolve("out/" + STACK + ".simulation/summary.json"));
    }

    /** All but the edits, which name the lines of a file. */
    private static String figures(String summary) {
        return summary.contains("\"edits\"") ? summary.substring(0, summary.indexOf("\"edits\"")) : summary;
    }

    private <T extends AbstractTemplateMojo> T started(T goal, Optional<String> template) {
        T started = new OfflineGoals(log, module).started(goal);
        started.descriptor = EXAMPLE.resolve("stepscale.yaml").toFile();
        template.ifPresent(name -> started.template = module.resolve(name).toFile());
        return started;
    }

    @Test
    void theImportedDescriptorIsOneLadder() throws Exception {
        ImportMojo goal = new MojoFixture(module, URI.create("http://127.0.0.1:1")).importing();
        goal.template = module.resolve("template.yaml").toFile();
        goal.execute();

        assertThat(module.resolve(STACK + ".imported.yaml"))
                .content()
                .contains(
                        "metric: InvocationsPerInstance\nsteps:\n  - { upper: 20, change: -1 }\n  - { lower: 20, upper: 50, change: 0 }\n"
                                + "  - { lower: 50, change: +1 }\n")
                .contains("cooldown: 60");
    }
}
