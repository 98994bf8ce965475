package io.github.stepscale.operation.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that scales a live target is read as it is; what cannot be read is named. */
class LiveReaderTest {
    private static final TargetSelection ANY =
            new TargetSelection(Optional.empty(), Optional.empty(), Optional.empty());

    private final DeployFixture stage = new DeployFixture();
    private final LiveFixture live = new LiveFixture(stage.server);

    @BeforeEach
    void scale() {
        live.target("orders", "AllTraffic")
                .scaleOut("orders", "AllTraffic", "out", "0.1")
                .scaleIn("orders", "AllTraffic", "in", "1e-7");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private LiveReader reader() {
        return new LiveReader(stage.aws(), DeployFixture.HINTS);
    }

    private LiveSource read() {
        return reader().one(ANY);
    }

    private static List<String> texts(LiveSource source) {
        return source.source().resources().stream().map(SourceText::of).toList();
    }

    private static List<String> findings(LiveSource source) {
        return source.source().findings().stream()
                .map(finding -> finding.code() + " " + finding)
                .toList();
    }

    @Test
    void resourcesHaveThePropertiesThatCloudFormationWouldGiveThem() {
        LiveSource source = read();

        assertThat(texts(source))
                .containsExactly(
                        "ScalableTarget endpoint/orders/variant/AllTraffic {MaxCapacity: 8, MinCapacity: 1,"
                                + " ResourceId: 'endpoint/orders/variant/AllTraffic',"
                                + " ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',"
                                + " ServiceNamespace: 'sagemaker'}",
                        policy("in", "MetricIntervalUpperBound: 0, ScalingAdjustment: -1"),
                        policy("out", "MetricIntervalLowerBound: 0, ScalingAdjustment: 1"),
                        alarm("in", "LessThanOrEqualToThreshold", 15, "0.00000010"),
                        alarm("out", "GreaterThanOrEqualToThreshold", 1, "0.1"));
        assertThat(source.source().findings()).isEmpty();
        assertThat(source.source().name()).isEqualTo("eu-central-1");
        assertThat(source.kind()).contains(EndpointKind.REALTIME);
    }

    private static String policy(String name, String step) {
        return "ScalingPolicy " + name + " {PolicyName: '" + name + "', PolicyType: 'StepScaling',"
                + " ResourceId: 'endpoint/orders/variant/AllTraffic',"
                + " ScalableDimension: 'sagemaker:variant:DesiredInstanceCount', ServiceNamespace: 'sagemaker',"
                + " StepScalingPolicyConfiguration: {AdjustmentType: 'ChangeInCapacity', Cooldown: 300,"
                + " MetricAggregationType: 'Average', StepAdjustments: [{" + step + "}]}}";
    }

    private String alarm(String policy, String comparison, int periods, String threshold) {
        return "Alarm " + policy + "-alarm {ActionsEnabled: true, AlarmActions: ['"
                + stage.server.scaling().policy(policy).path("PolicyARN").asText() + "'], AlarmName: '" + policy
                + "-alarm', ComparisonOperator: '" + comparison
                + "', Dimensions: [{Name: 'EndpointName', Value: 'orders'}, {Name: 'VariantName', Value:"
                + " 'AllTraffic'}], EvaluationPeriods: " + periods
                + ", MetricName: 'InvocationsPerInstance', Namespace: 'AWS/SageMaker', Period: 60, Statistic: 'Sum',"
                + " Threshold: " + threshold + ", TreatMissingData: 'notBreaching'}";
    }

    @Test
    void resourcesAreReferredToByWhatCloudFormationsRefReturns() {
        List<SourceResource> resources = read().source().resources();

        assertThat(resources.get(0).references())
                .containsExactly("endpoint/orders/variant/AllTraffic|sagemaker:variant:DesiredInstanceCount|sagemaker");
        assertThat(resources.get(1).references())
                .containsExactly(
                        stage.server.scaling().policy("in").path("PolicyARN").asText());
        assertThat(resources.get(4).references())
                .contains("out-alarm")
                .anyMatch(reference -> reference.startsWith("arn:aws:cloudwatch:"));
    }

    @Test
    void positionsNameTheResourceAndPathsItsProperties() {
        SourceResource alarm = read().source().resources().get(4);

        assertThat(alarm.position()).hasToString("out-alarm");
        assertThat(alarm.properties().get("Threshold").orElseThrow().path()).isEqualTo("Properties.Threshold");
    }

    @Test
    void schedulesSuspensionAnotherRoleAndTagsAreKept() {
        String resource = LiveFixture.resourceId("orders", "AllTraffic");
        ObjectNode target = LiveFixture.tree("""
                {"ServiceNamespace": "sagemaker", "ScalableDimension": "%s", "RoleARN": "arn:aws:iam::1:role/own",
                 "SuspendedState": {"DynamicScalingInSuspended": true, "DynamicScalingOutSuspended": false,
                 "ScheduledScalingSuspended": false}}""".formatted(LiveFixture.INSTANCES));
        stage.server.scaling().putTarget(target.put("ResourceId", resource));
        stage.server
                .scaling()
                .putSchedule(
                        LiveFixture.tree("""
                {"ServiceNamespace": "sagemaker", "ScalableDimension": "%s", "ScheduledActionName": "night",
                 "Schedule": "cron(0 22 * * ? *)", "Timezone": "Europe/Berlin", "EndTime": 1893456000,
                 "ScalableTargetAction": {"MinCapacity": 0}}""".formatted(LiveFixture.INSTANCES)).put("ResourceId", resource));
        stage.server.alarms().putAlarm(LiveFixture.tree("""
                {"AlarmName": "out-alarm", "Tags": [{"Key": "team", "Value": "ml: x"},
                 {"Key": "aws:cloudformation:stack-name", "Value": "other"}]}"""));

        List<String> texts = texts(read());

        assertThat(texts.get(0))
                .contains("RoleARN: 'arn:aws:iam::1:role/own'")
                .contains("ScheduledActions: [{EndTime: '2030-01-01T00:00:00Z', ScalableTargetAction: {MinCapacity: 0},"
                        + " Schedule: 'cron(0 22 * * ? *)', ScheduledActionName: 'night', Timezone: 'Europe/Berlin'}]")
                .contains("SuspendedState: {DynamicScalingInSuspended: true, DynamicScalingOutSuspended: false,"
                        + " ScheduledScalingSuspended: false}");
        assertThat(texts.get(4)).contains("Tags: [{Key: 'team', Value: 'ml: x'}]");
    }

    @Test
    void everyPropertyOfAnAlarmIsKept() {
        ObjectNode alarm = LiveFixture.tree("""
                {"AlarmName": "out-alarm", "ActionsEnabled": false, "AlarmDescription": "a: 'b'",
                 "OKActions": ["arn:aws:sns:eu-central-1:1:ok"], "InsufficientDataActions": ["arn:aws:sns:eu-central-1:1:no"],
                 "DatapointsToAlarm": 2, "EvaluateLowSampleCountPercentile": "ignore", "ThresholdMetricId": "ad1",
                 "Metrics": [
                   {"Id": "m1", "Label": "sum", "ReturnData": false, "MetricStat": {"Period": 60, "Stat": "p99.5",
                    "Unit": "Count", "Metric": {"Namespace": "AWS/SageMaker", "MetricName": "Invocations",
                    "Dimensions": [{"Name": "EndpointName", "Value": "orders"}]}}},
                   {"Id": "e1", "Expression": "FILL(m1,0)", "AccountId": "123456789012", "Period": 60}]}""");
        stage.server.alarms().putAlarm(alarm);

        assertThat(texts(read()).get(4))
                .contains("ActionsEnabled: false")
                .contains("AlarmDescription: 'a: 'b''")
                .contains("OKActions: ['arn:aws:sns:eu-central-1:1:ok']")
                .contains("InsufficientDataActions: ['arn:aws:sns:eu-central-1:1:no']")
                .contains("DatapointsToAlarm: 2")
                .contains("EvaluateLowSampleCountPercentile: 'ignore'")
                .contains("ThresholdMetricId: 'ad1'")
                .contains("Metrics: [{Id: 'm1', Label: 'sum', MetricStat: {Metric: {Dimensions: [{Name: 'EndpointName',"
                        + " Value: 'orders'}], MetricName: 'Invocations', Namespace: 'AWS/SageMaker'}, Period: 60, Stat:"
                        + " 'p99.5', Unit: 'Count'}, ReturnData: false}, {AccountId: '123456789012', Expression:"
                        + " 'FILL(m1,0)', Id: 'e1', Period: 60}]");
    }

    @Test
    void theAlarmsOfTargetTrackingAreNotRead() {
        live.tracking("orders", "AllTraffic", "track");
        String arn = stage.server.scaling().policy("track").path("PolicyARN").asText();
        stage.server
                .alarms()
                .putAlarm(LiveFixture.tree("{\"AlarmName\": \"TargetTracking-1\", \"Period\": 60,"
                        + " \"EvaluationPeriods\": 3, \"MetricName\": \"x\", \"AlarmActions\": [\"" + arn + "\"]}"));

        assertThat(texts(read()))
                .anyMatch(
                        text -> text.startsWith("ScalingPolicy track ")
                                && text.contains(
                                        "TargetTrackingScalingPolicyConfiguration: {PredefinedMetricSpecification:"
                                                + " {PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance'}, TargetValue: 70.5}"))
                .noneMatch(text -> text.startsWith("Alarm TargetTracking"));
    }

    @Test
    void anAsynchronousEndpointIsRecognized() {
        stage.server.sageMaker().endpoint("orders").putObject("AsyncInferenceConfig");

        assertThat(read().kind()).contains(EndpointKind.ASYNC);
    }

    @Test
    void everyPageIsRead() {
        for (int i = 0; i < 7; i++) {
            live.target("shop" + i, "A").scaleOut("shop" + i, "A", "out" + i, "5");
        }
        stage.server.script().itemsPerPage(2);

        List<LiveSource> all = reader().all();

        assertThat(all).hasSize(8);
        assertThat(all)
                .extracting(source -> source.source().resources().size())
                .containsExactly(5, 3, 3, 3, 3, 3, 3, 3);
        assertThat(texts(all.get(3)))
                .extracting(text -> text.replaceFirst(" \\{.*", ""))
                .containsExactly("ScalableTarget endpoint/shop2/variant/A", "ScalingPolicy out2", "Alarm out2-alarm");
    }

    @Test
    void atMostAHundredAlarmsAreReadInOneCall() {
        for (int i = 0; i < 120; i++) {
            live.scaleOut("orders", "AllTraffic", "more" + i, "5");
        }
        stage.server.reset();

        assertThat(read().source().resources()).hasSize(1 + 2 * 122);
        assertThat(stage.server.requests().stream()
                        .filter(request -> request.action().equals("DescribeAlarms"))
                        .map(request -> request.texts("AlarmNames").size()))
                .containsExactly(100, 22);
    }

    @Test
    void allTargetsTakeAsManyRequestsAsPages() {
        for (int i = 0; i < 30; i++) {
            live.target("shop" + i, "A");
        }
        stage.server.reset();

        reader().all();

        assertThat(stage.actions().stream()
                        .filter(action -> action.matches("DescribeScal.*|DescribeSched.*|DescribeAl.*")))
                .containsExactlyInAnyOrder(
                        "DescribeScalableTargets",
                        "DescribeScalingPolicies",
                        "DescribeScheduledActions",
                        "DescribeAlarms");
    }

    @Test
    void theAlarmsOfAPolicyThatNamesNoneAreFoundByTheirActions() {
        live.putPolicy("orders", "AllTraffic", "late", "{\"MetricIntervalLowerBound\": 0, \"ScalingAdjustment\": 1}");
        String arn = stage.server.scaling().policy("late").path("PolicyARN").asText();
        stage.server.onArrival(request -> {
            if (request.action().equals("DescribeAlarms")) {
                stage.server
                        .alarms()
                        .putAlarm(LiveFixture.tree("{\"AlarmName\": \"late-alarm\", \"AlarmActions\": [\"" + arn
                                + "\"], \"Period\": 60, \"EvaluationPeriods\": 1, \"MetricName\": \"x\"}"));
            }
        });

        assertThat(texts(read()))
                .extracting(text -> text.replaceFirst(" \\{.*", ""))
                .containsExactly(
                        "ScalableTarget endpoint/orders/variant/AllTraffic",
                        "ScalingPolicy in",
                        "ScalingPolicy late",
                        "ScalingPolicy out",
                        "Alarm in-alarm",
                        "Alarm late-alarm",
                        "Alarm out-alarm");
    }

    @Test
    void aQueryThatTheSdkDoesNotReadIsAnUnknownValue() {
        ObjectNode alarm = stage.server.alarms().alarm("out-alarm");
        stage.server.alarms().removeAlarm("out-alarm");
        alarm.remove(List.of("MetricName", "Namespace", "Statistic", "Dimensions", "Threshold", "ComparisonOperator"));
        stage.server.alarms().putAlarm(alarm);

        LiveSource source = read();

        assertThat(source.source().resources().get(4).properties().get("EvaluationCriteria"))
                .hasValueSatisfying(node -> assertThat(node)
                        .isInstanceOfSatisfying(
                                YamlNode.Scalar.class,
                                scalar -> assertThat(scalar.kind()).isEqualTo(YamlNode.Kind.REFUSED)));
        assertThat(findings(source))
                .containsExactly(
                        "E-T62 out-alarm: evaluates no metric, and the AWS SDK in use does not read a PromQL query."
                                + " Import the template that has the alarm, with stepscale.template.");
    }

    @Test
    void anAlarmThatIsGoneIsNamedAndTheRestIsRead() {
        stage.server.onArrival(request -> {
            if (request.action().equals("DescribeAlarms")) {
                stage.server.alarms().removeAlarm("in-alarm");
            }
        });

        LiveSource source = read();

        assertThat(source.source().resources()).hasSize(4);
        assertThat(findings(source))
                .containsExactly(
                        "W-T61 in Alarms: the policy names the alarm in-alarm, which does not exist. Create the"
                                + " alarm, or disregard it if it was deleted a moment ago, then import again.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DescribeScheduledActions | W-T60 | application-autoscaling:DescribeScheduledActions | The scheduled actions are not imported.
            ListTagsForResource      | I-T60 | cloudwatch:ListTagsForResource                   | The tags of the alarms are not imported.
            DescribeEndpoint         | I-T60 | sagemaker:DescribeEndpoint                       | Whether the endpoint is asynchronous is taken from the metrics of its alarms.
            """)
    void whatMayNotBeReadIsNamedAndTheRestIsRead(String action, String code, String permission, String consequence) {
        stage.server.faultOn(action, Fault.ACCESS_DENIED, 9);

        LiveSource source = read();

        assertThat(source.source().resources()).hasSize(5);
        assertThat(findings(source))
                .singleElement()
                .asString()
                .startsWith(code + " eu-central-1: Cannot ")
                .contains("not authorized to perform: " + permission)
                .endsWith(consequence + " Grant the caller " + permission + ", then import again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DescribeScheduledActions", "ListTagsForResource", "DescribeEndpoint"})
    void whatIsThrottledForLongIsNamedToo(String action) {
        stage.server.faultOn(action, Fault.THROTTLED, 99);

        assertThat(findings(read())).singleElement().asString().endsWith("Run the same command again later.");
    }

    @Test
    void shortThrottlingIsWaitedFor() {
        stage.server.faultFrom(1, Fault.THROTTLED, 2);

        LiveSource source = read();

        assertThat(source.source().findings()).isEmpty();
        assertThat(source.source().resources()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "DescribeScalableTargets, ACCESS_DENIED", "DescribeScalingPolicies, ACCESS_DENIED",
        "DescribeAlarms, ACCESS_DENIED", "DescribeScalingPolicies, THROTTLED",
        "DescribeScalingPolicies, LACKING", "DescribeAlarms, EMPTY"
    })
    void whatAnImportCannotDoWithoutFailsIt(String action, Fault fault) {
        stage.server.faultOn(action, fault, 99);

        assertThatThrownBy(this::read).isInstanceOf(AwsException.class).hasMessageStartingWith("Cannot ");
    }

    @Test
    void expiredCredentialsAreNoHole() {
        stage.server.faultOn("DescribeScheduledActions", Fault.EXPIRED_TOKEN, 99);

        assertThatThrownBy(this::read).isInstanceOf(AwsException.class);
    }

    @Test
    void aStackIsReadBackAsItsTemplateSays() {
        live.target("shop", "A");
        stage.deploy(DeployFixture.checked(DeployFixture.descriptor(10, "+2").replace("orders", "stock")));

        LiveSource source = reader().one(new TargetSelection(Optional.of("stock"), Optional.empty(), Optional.empty()));

        assertThat(texts(source))
                .extracting(text -> text.replaceFirst(" .*", ""))
                .containsExactly("ScalableTarget", "ScalingPolicy", "ScalingPolicy", "Alarm", "Alarm");
        assertThat(Stream.of(source)
                        .flatMap(each -> each.source().findings().stream())
                        .map(LocatedFinding::code))
                .isEmpty();
    }
}
