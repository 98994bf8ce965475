package io.github.stepscale.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.InvalidChangeSetStatusException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.sts.StsClient;

/** The scripted AWS by way of the real clients. */
class ScriptedAwsTest {
    private static final Path GOLDEN = Path.of("../stepscale-model/src/test/resources/golden");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String STACK = "scaling";

    private final ManualClock clock = new ManualClock(START);
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final SdkHttpClient impatient = UrlConnectionHttpClient.builder()
            .socketTimeout(Duration.ofSeconds(1))
            .build();
    private ScriptedAws aws;
    private CloudFormationClient cloudFormation;
    private int changeSets;

    @BeforeEach
    void start() throws IOException {
        aws = ScriptedAws.start(clock);
        cloudFormation = client(CloudFormationClient.builder().httpClient(http));
    }

    @AfterEach
    void stop() {
        cloudFormation.close();
        http.close();
        impatient.close();
        aws.close();
    }

    private <C, B extends AwsClientBuilder<B, C>> C client(B builder) {
        return builder.endpointOverride(aws.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .overrideConfiguration(settings -> settings.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    private static String golden(String name) {
        try {
            return Files.readString(GOLDEN.resolve(name + ".template.yaml"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private DescribeChangeSetResponse propose(ChangeSetType type, String template, Map<String, String> parameters) {
        String name = "change-" + ++changeSets;
        cloudFormation.createChangeSet(request -> request.stackName(STACK)
                .changeSetName(name)
                .changeSetType(type)
                .templateBody(template)
                .clientToken(name)
                .parameters(parameters.entrySet().stream()
                        .map(value -> Parameter.builder()
                                .parameterKey(value.getKey())
                                .parameterValue(value.getValue())
                                .build())
                        .toList()));
        clock.advance(Duration.ofSeconds(1));
        return cloudFormation.describeChangeSet(
                request -> request.stackName(STACK).changeSetName(name).includePropertyValues(true));
    }

    private void execute(String token) {
        cloudFormation.executeChangeSet(request -> request.stackName(STACK)
                .changeSetName("change-" + changeSets)
                .clientRequestToken(token)
                .disableRollback(false));
    }

    private void deploy(ChangeSetType type, String template, Map<String, String> parameters) {
        propose(type, template, parameters);
        execute("token-" + changeSets);
        clock.advance(Duration.ofMinutes(1));
    }

    private void create(String template) {
        deploy(ChangeSetType.CREATE, golden(template), Map.of());
    }

    private Stack stack() {
        return stack(STACK);
    }

    private Stack stack(String nameOrId) {
        return cloudFormation
                .describeStacks(request -> request.stackName(nameOrId))
                .stacks()
                .get(0);
    }

    private List<StackEvent> events() {
        return cloudFormation
                .describeStackEvents(request -> request.stackName(STACK))
                .stackEvents();
    }

    private List<String> happened(String token) {
        List<String> lines = new ArrayList<>();
        for (StackEvent event : events()) {
            if (token.equals(event.clientRequestToken())) {
                lines.add(0, event.logicalResourceId() + " " + event.resourceStatusAsString());
            }
        }
        return lines;
    }

    @Test
    void createsAStackFromAChangeSet() {
        DescribeChangeSetResponse proposed = propose(ChangeSetType.CREATE, golden("original-sample"), Map.of());
        assertThat(proposed.executionStatusAsString()).isEqualTo("AVAILABLE");
        assertThat(proposed.changes())
                .allMatch(change -> change.resourceChange().afterContext() != null
                        && change.resourceChange().actionAsString().equals("Add"));
        assertThat(stack().stackStatus()).isEqualTo(StackStatus.REVIEW_IN_PROGRESS);

        execute("token");
        execute("token");
        assertThat(stack().stackStatus()).isEqualTo(StackStatus.CREATE_IN_PROGRESS);
        assertThatThrownBy(() -> execute("other")).isInstanceOf(InvalidChangeSetStatusException.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(happened("token"))
                .startsWith(STACK + " CREATE_IN_PROGRESS", "ScalableTarget CREATE_IN_PROGRESS")
                .contains("ScalableTarget CREATE_COMPLETE", "ScalingPolicy CREATE_IN_PROGRESS")
                .doesNotContain("ScalingPolicy CREATE_COMPLETE");
        clock.advance(Duration.ofSeconds(5));
        assertThat(stack().stackStatus()).isEqualTo(StackStatus.CREATE_COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "original-sample",
                "split-layout",
                "several-metrics",
                "async-from-zero",
                "inference-component",
                "llm-concurrency"
            })
    void followsTheReferencesOfOurTemplates(String template) {
        create(template);
        assertThat(stack().outputs()).extracting(Output::outputValue).noneMatch(value -> value.contains("${"));
        assertThat(stack().outputs())
                .filteredOn(output -> output.outputKey().equals("DashboardUrl"))
                .extracting(Output::outputValue)
                .containsExactly("https://console.aws.amazon.com/cloudwatch/home?region=eu-central-1"
                        + "#dashboards/dashboard/scaling-eu-central-1");
    }

    @Test
    void updatesWhatDiffers() {
        create("split-layout");
        DescribeChangeSetResponse proposed =
                propose(ChangeSetType.UPDATE, golden("split-layout"), Map.of("MaxCapacity", "20"));
        assertThat(proposed.changes()).singleElement().satisfies(change -> {
            assertThat(change.resourceChange().logicalResourceId()).isEqualTo("ScalableTarget");
            assertThat(change.resourceChange().replacementAsString()).isEqualTo("False");
            assertThat(change.resourceChange().beforeContext()).contains("\"MaxCapacity\":\"12\"");
            assertThat(change.resourceChange().afterContext()).contains("\"MaxCapacity\":\"20\"");
        });
        execute("token");
        clock.advance(Duration.ofSeconds(1));
        assertThat(happened("token"))
                .containsExactly(
                        STACK + " UPDATE_IN_PROGRESS",
                        "ScalableTarget UPDATE_IN_PROGRESS",
                        "ScalableTarget UPDATE_COMPLETE",
                        STACK + " UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
                        STACK + " UPDATE_COMPLETE");
        assertThat(stack().parameters())
                .anyMatch(parameter -> parameter.parameterValue().equals("20"));
    }

    @Test
    void replacesWhatCannotBeChangedAndRemovesWhatIsGone() {
        create("async-from-zero");
        String renamed = golden("async-from-zero").replace("${AWS::StackName}-ScaleOut", "renamed");
        deploy(ChangeSetType.UPDATE, renamed, Map.of());
        assertThat(happened("token-2")).contains("ScaleOutAlarm UPDATE_COMPLETE", "ScaleOutPolicy DELETE_COMPLETE");
        assertThat(policies())
                .extracting(ScalingPolicy::policyName)
                .contains("renamed")
                .hasSize(3);

        deploy(ChangeSetType.UPDATE, golden("original-sample"), Map.of());
        assertThat(happened("token-3")).contains("ScalingPolicy CREATE_COMPLETE", "WakeAlarm DELETE_COMPLETE");
        assertThat(policies()).extracting(ScalingPolicy::policyName).containsExactly("scaling-Scaling");
    }

    @Test
    void saysThatNothingChanged() {
        create("original-sample");
        DescribeChangeSetResponse proposed = propose(ChangeSetType.UPDATE, golden("original-sample"), Map.of());
        assertThat(proposed.statusAsString()).isEqualTo("FAILED");
        assertThat(proposed.statusReason()).startsWith("The submitted information didn't contain changes.");
        assertThat(cloudFormation
                        .listChangeSets(request -> request.stackName(STACK))
                        .summaries())
                .hasSize(2);
        cloudFormation.deleteChangeSet(request -> request.changeSetName(proposed.changeSetId()));
        assertThat(cloudFormation
                        .listChangeSets(request -> request.stackName(STACK))
                        .summaries())
                .hasSize(1);
    }

    @Test
    void knowsAChangeSetByItsToken() {
        propose(ChangeSetType.CREATE, golden("original-sample"), Map.of());
        changeSets--;
        propose(ChangeSetType.CREATE, golden("original-sample"), Map.of());
        assertThatThrownBy(() -> cloudFormation.createChangeSet(request -> request.stackName(STACK)
                        .changeSetName("change-1")
                        .changeSetType(ChangeSetType.CREATE)
                        .templateBody(golden("original-sample"))))
                .isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    void rollsBackAFailedCreation() {
        aws.script().takes("ScaleInPolicy", Duration.ofSeconds(9));
        aws.script().failing("ScaleOutAlarm", "no such metric");
        create("split-layout");
        assertThat(stack().stackStatus()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
        assertThat(events())
                .extracting(StackEvent::resourceStatusReason)
                .contains("no such metric", "Resource creation cancelled")
                .contains("The following resource(s) failed to create: [ScaleOutAlarm]. Rollback requested by user.");
        assertThat(happened("token-1")).contains("ScalableTarget DELETE_COMPLETE");
        assertThat(policies()).isEmpty();
        assertThatThrownBy(() -> deploy(ChangeSetType.UPDATE, golden("split-layout"), Map.of()))
                .hasMessageContaining("is in ROLLBACK_COMPLETE state and can not be updated.");
    }

    @Test
    void continuesARollbackThatFailed() {
        create("split-layout");
        aws.script().failing("ScaleOutPolicy", "refused");
        aws.script().failingRollback("ScaleOutPolicy", "refused again");
        String changed = golden("split-layout").replace("Cooldown: 120", "Cooldown: 90");
        deploy(ChangeSetType.UPDATE, changed, Map.of());
        assertThat(stack().stackStatus()).isEqualTo(StackStatus.UPDATE_ROLLBACK_FAILED);

        cloudFormation.continueUpdateRollback(request ->
                request.stackName(STACK).resourcesToSkip("ScaleOutPolicy").clientRequestToken("again"));
        clock.advance(Duration.ofMinutes(1));
        assertThat(stack().stackStatus()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(policies())
                .anyMatch(policy -> policy.stepScalingPolicyConfiguration().cooldown() == 120);
    }

    @Test
    void rollsBackAFailedUpdate() {
        create("split-layout");
        aws.script().failing("ScaleOutPolicy", "refused");
        deploy(ChangeSetType.UPDATE, golden("split-layout").replace("Cooldown: 120", "Cooldown: 90"), Map.of());
        assertThat(happened("token-2"))
                .containsExactly(
                        STACK + " UPDATE_IN_PROGRESS",
                        "ScaleOutPolicy UPDATE_IN_PROGRESS",
                        "ScaleOutPolicy UPDATE_FAILED",
                        STACK + " UPDATE_ROLLBACK_IN_PROGRESS",
                        "ScaleOutPolicy UPDATE_IN_PROGRESS",
                        "ScaleOutPolicy UPDATE_COMPLETE",
                        STACK + " UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
                        STACK + " UPDATE_ROLLBACK_COMPLETE");
    }

    @Test
    void deletesAStackUnlessSomethingSticks() {
        create("original-sample");
        String id = stack().stackId();
        aws.script().failingDelete("ScalableTarget", "in use");
        delete();
        assertThat(stack().stackStatus()).isEqualTo(StackStatus.DELETE_FAILED);
        cloudFormation.deleteStack(request -> request.stackName(STACK).retainResources("ScalableTarget"));
        clock.advance(Duration.ofMinutes(1));
        assertThat(stack(id).stackStatus()).isEqualTo(StackStatus.DELETE_COMPLETE);
        assertThatThrownBy(this::stack)
                .isInstanceOf(CloudFormationException.class)
                .hasMessageContaining("Stack with id scaling does not exist");
        delete();
    }

    @Test
    void leavesAFailedUpdateAloneIfToldAndRollsItBackLater() {
        create("split-layout");
        aws.script().failing("ScaleOutPolicy", "refused");
        propose(ChangeSetType.UPDATE, golden("split-layout").replace("Cooldown: 120", "Cooldown: 90"), Map.of());
        cloudFormation.executeChangeSet(
                request -> request.stackName(STACK).changeSetName("change-2").disableRollback(true));
        clock.advance(Duration.ofMinutes(1));
        assertThat(stack().stackStatus()).isEqualTo(StackStatus.UPDATE_FAILED);
        cloudFormation.rollbackStack(request -> request.stackName(STACK).clientRequestToken("back"));
        clock.advance(Duration.ofMinutes(1));
        assertThat(stack().stackStatus()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
        assertThat(happened("back")).contains("ScaleOutPolicy UPDATE_COMPLETE");
    }

    @Test
    void aFoundStackGoesTheWayThatWasScripted() {
        aws.stack(STACK, StackStatusName.UPDATE_IN_PROGRESS, golden("original-sample"), Map.of());
        aws.happen(STACK, Duration.ofSeconds(5), STACK, "UPDATE_COMPLETE", "at last");
        assertThatThrownBy(() -> propose(ChangeSetType.UPDATE, golden("original-sample"), Map.of()))
                .hasMessageContaining("is in UPDATE_IN_PROGRESS state and can not be updated.");
        clock.advance(Duration.ofSeconds(5));
        assertThat(stack().stackStatus()).isEqualTo(StackStatus.UPDATE_COMPLETE);
        assertThat(stack().stackStatusReason()).isEqualTo("at last");
        assertThat(policies()).hasSize(1);
    }

    @Test
    void failsInNoTimeAsWell() {
        aws.script().resourcesTake(Duration.ZERO);
        aws.script().failing("ScalableTarget", "no endpoint");
        propose(ChangeSetType.CREATE, golden("original-sample"), Map.of());
        execute("token");
        assertThat(stack().stackStatus()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
        assertThat(happened("token")).doesNotContain("ScalingPolicy CREATE_IN_PROGRESS");
    }

    private void delete() {
        cloudFormation.deleteStack(request -> request.stackName(STACK).clientRequestToken("delete"));
        clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void keepsAProtectedStack() {
        create("original-sample");
        cloudFormation.updateTerminationProtection(
                request -> request.stackName(STACK).enableTerminationProtection(true));
        assertThatThrownBy(this::delete).hasMessageContaining("TerminationProtection");
        assertThat(stack().enableTerminationProtection()).isTrue();
    }

    @Test
    void pagesEventsNewestFirst() {
        create("original-sample");
        List<StackEvent> whole = events();
        assertThat(whole).isSortedAccordingTo((one, other) -> other.timestamp().compareTo(one.timestamp()));
        aws.script().eventsPerPage(2);
        assertThat(events()).hasSize(2);
        assertThat(cloudFormation
                        .describeStackEventsPaginator(request -> request.stackName(STACK))
                        .stackEvents())
                .containsExactlyElementsOf(whole);
    }

    @ParameterizedTest
    @EnumSource(StackStatusName.class)
    void startsInEveryStatus(StackStatusName status) {
        String id = aws.stack(STACK, status, golden("original-sample"), Map.of());
        assertThat(stack(id).stackStatusAsString()).isEqualTo(status.name());
        assertThat(stack(id).stackStatus()).isNotEqualTo(StackStatus.UNKNOWN_TO_SDK_VERSION);
    }

    @Test
    void readsTheTemplateAndTheResources() {
        create("original-sample");
        assertThat(cloudFormation
                        .getTemplate(request -> request.stackName(STACK))
                        .templateBody())
                .isEqualTo(golden("original-sample"));
        assertThat(cloudFormation
                        .listStackResources(request -> request.stackName(STACK))
                        .stackResourceSummaries())
                .hasSize(4);
        assertThat(cloudFormation
                        .describeStackResources(request -> request.stackName(STACK))
                        .stackResources())
                .allMatch(resource -> resource.resourceStatusAsString().equals("CREATE_COMPLETE"));
    }

    @Test
    void workPlacesOfAStackSetGoOneAfterTheOther() {
        for (int attempt = 0; attempt < 2; attempt++) {
            cloudFormation.createStackSet(request ->
                    request.stackSetName("all").clientRequestToken("once").templateBody(golden("original-sample")));
        }
        aws.script().failing("eu-west-1", "no endpoint");
        String operation = cloudFormation
                .createStackInstances(request -> request.stackSetName("all")
                        .accounts("123456789012")
                        .regions("us-east-1", "eu-west-1", "eu-central-1"))
                .operationId();
        assertThat(statusOf(operation)).isEqualTo("RUNNING");
        clock.advance(Duration.ofSeconds(2));
        assertThat(statusOf(operation)).isEqualTo("FAILED");
        assertThat(cloudFormation
                        .listStackSetOperationResults(
                                request -> request.stackSetName("all").operationId(operation))
                        .summaries())
                .extracting(result -> result.statusAsString())
                .containsExactly("SUCCEEDED", "FAILED", "CANCELLED");
        aws.script().healed("eu-west-1");
        cloudFormation.updateStackSet(request -> request.stackSetName("all").usePreviousTemplate(true));
        clock.advance(Duration.ofSeconds(3));
        assertThat(cloudFormation
                        .listStackInstances(request -> request.stackSetName("all"))
                        .summaries())
                .hasSize(3)
                .allMatch(instance -> instance.statusAsString().equals("CURRENT"));
        assertThat(cloudFormation
                        .describeStackSet(request -> request.stackSetName("all"))
                        .stackSet()
                        .stackSetName())
                .isEqualTo("all");
    }

    private String statusOf(String operation) {
        return cloudFormation
                .describeStackSetOperation(
                        request -> request.stackSetName("all").operationId(operation))
                .stackSetOperation()
                .statusAsString();
    }

    private ApplicationAutoScalingClient scaling() {
        return client(ApplicationAutoScalingClient.builder().httpClient(http));
    }

    private List<ScalingPolicy> policies() {
        return scaling()
                .describeScalingPolicies(request -> request.serviceNamespace("sagemaker"))
                .scalingPolicies();
    }

    @Test
    void showsWhatTheStackRegistered() {
        create("split-layout");
        assertThat(policies()).hasSize(2).allSatisfy(policy -> {
            assertThat(policy.resourceId()).isEqualTo("endpoint/object-detection/variant/AllTraffic");
            assertThat(policy.alarms()).hasSize(1);
        });
        assertThat(policies().get(0).stepScalingPolicyConfiguration().stepAdjustments())
                .hasSize(3);
        assertThat(scaling()
                        .describeScalableTargets(request -> request.serviceNamespace("sagemaker"))
                        .scalableTargets())
                .singleElement()
                .satisfies(target -> assertThat(target.maxCapacity()).isEqualTo(12));
    }

    @Test
    void anEditByHandLastsUntilTheStackChangesThePolicy() {
        create("original-sample");
        scaling()
                .putScalingPolicy(request -> request.policyName("scaling-Scaling")
                        .serviceNamespace("sagemaker")
                        .resourceId("endpoint/object-detection/variant/AllTraffic")
                        .scalableDimension("sagemaker:variant:DesiredInstanceCount")
                        .policyType("StepScaling")
                        .stepScalingPolicyConfiguration(configuration -> configuration.cooldown(7)));
        assertThat(policies()).singleElement().satisfies(policy -> {
            assertThat(policy.stepScalingPolicyConfiguration().cooldown()).isEqualTo(7);
            assertThat(policy.alarms()).isNotEmpty();
        });
        deploy(ChangeSetType.UPDATE, golden("original-sample").replace("Cooldown: 60", "Cooldown: 61"), Map.of());
        assertThat(policies().get(0).stepScalingPolicyConfiguration().cooldown())
                .isEqualTo(61);
    }

    @Test
    void keepsForeignPoliciesAndActivities() {
        ObjectNode foreign = Json.object().put("PolicyName", "foreign").put("ServiceNamespace", "sagemaker");
        aws.scaling()
                .putPolicy(foreign.put("ResourceId", "endpoint/e/variant/v").put("PolicyType", "StepScaling"));
        assertThat(policies()).extracting(ScalingPolicy::policyName).containsExactly("foreign");

        ObjectNode activity = Json.object().put("ActivityId", "1").put("ServiceNamespace", "sagemaker");
        activity.put("StatusCode", "Successful").put("StartTime", 1767225600.5);
        aws.scaling().addActivity(activity);
        ObjectNode notScaled = activity.deepCopy().put("ActivityId", "2");
        notScaled.putArray("NotScaledReasons").addObject().put("Code", "AlreadyAtMaxCapacity");
        aws.scaling().addActivity(notScaled);
        assertThat(activities(false)).isEqualTo(1);
        assertThat(activities(true)).isEqualTo(2);
    }

    private int activities(boolean notScaled) {
        return scaling()
                .describeScalingActivities(
                        request -> request.serviceNamespace("sagemaker").includeNotScaledActivities(notScaled))
                .scalingActivities()
                .size();
    }

    @Test
    void setsTheStateOfAnAlarm() {
        create("split-layout");
        CloudWatchClient cloudWatch = client(CloudWatchClient.builder().httpClient(http));
        List<MetricAlarm> alarms = cloudWatch.describeAlarms().metricAlarms();
        assertThat(alarms).hasSize(2).allSatisfy(alarm -> {
            assertThat(alarm.stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
            assertThat(alarm.alarmActions()).singleElement().asString().contains(":scalingPolicy:");
        });
        assertThat(alarms.get(1).metrics()).hasSize(2);
        String name = alarms.get(0).alarmName();
        cloudWatch.setAlarmState(
                request -> request.alarmName(name).stateValue(StateValue.ALARM).stateReason("test"));
        assertThat(cloudWatch
                        .describeAlarms(request -> request.alarmNames(name))
                        .metricAlarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.stateValue()).isEqualTo(StateValue.ALARM));
        assertThat(cloudWatch
                        .describeAlarmHistory(request -> request.alarmName(name))
                        .alarmHistoryItems())
                .singleElement()
                .satisfies(item -> assertThat(item.historySummary()).endsWith("from INSUFFICIENT_DATA to ALARM"));
    }

    @Test
    void answersScriptedValuesOfAMetric() {
        CloudWatchClient cloudWatch = client(CloudWatchClient.builder().httpClient(http));
        aws.alarms()
                .metricValues(
                        "Invocations",
                        List.of(
                                new Alarms.Value(START, 1),
                                new Alarms.Value(START.plusSeconds(60), 2.5),
                                new Alarms.Value(START.plusSeconds(120), 9)));
        MetricDataQuery query = MetricDataQuery.builder()
                .id("m1")
                .metricStat(stat -> stat.period(60)
                        .stat("Sum")
                        .metric(metric -> metric.namespace("AWS/SageMaker").metricName("Invocations")))
                .build();
        assertThat(cloudWatch
                        .getMetricData(request -> request.startTime(START)
                                .endTime(START.plusSeconds(120))
                                .metricDataQueries(query))
                        .metricDataResults())
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.values()).containsExactly(2.5, 1.0);
                    assertThat(result.timestamps()).containsExactly(START.plusSeconds(60), START);
                });
    }

    @Test
    void saysWhoAsks() {
        StsClient sts = client(StsClient.builder().httpClient(http));
        assertThat(sts.getCallerIdentity().account()).isEqualTo("123456789012");
        assertThat(sts.assumeRole(request -> request.roleArn("arn:aws:iam::123456789012:role/deployer")
                                .roleSessionName("session"))
                        .credentials()
                        .expiration())
                .isEqualTo(START.plus(Duration.ofHours(1)));
    }

    @Test
    void countsInstancesAndCopies() throws IOException, InterruptedException {
        aws.sageMaker().endpoint("translation", "InService", "AllTraffic", 1, 3);
        aws.sageMaker().inferenceComponent("summarizer", "shared", "InService", 2, 2);
        assertThat(sageMaker("DescribeEndpoint", "{\"EndpointName\":\"translation\"}"))
                .contains("\"CurrentInstanceCount\":1", "\"DesiredInstanceCount\":3");
        assertThat(sageMaker("DescribeInferenceComponent", "{\"InferenceComponentName\":\"summarizer\"}"))
                .contains("\"CurrentCopyCount\":2");
        assertThat(sageMaker("DescribeEndpoint", "{\"EndpointName\":\"none\"}"))
                .contains("ValidationException", "Could not find endpoint");
    }

    private String sageMaker(String action, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(aws.endpoint())
                .header("X-Amz-Target", "SageMaker." + action)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HTML", "EMPTY", "LACKING", "ENDLESS", "SLOW"})
    void theClientSeesEachFault(Fault fault) {
        create("original-sample");
        aws.reset();
        aws.stallFor(Duration.ofSeconds(5));
        aws.faultAt(2, fault);
        CloudFormationClient client = client(CloudFormationClient.builder().httpClient(impatient));
        client.describeStacks();
        assertThatThrownBy(client::describeStacks)
                .isInstanceOf(SdkException.class)
                .satisfies(seen -> check(fault, seen));
        assertThat(aws.requests()).hasSize(2);
        stack();
    }

    private static void check(Fault fault, Throwable seen) {
        switch (fault) {
            case CLOSED, RESET, STALL, LOST_ANSWER, MALFORMED ->
                assertThat(seen).isInstanceOf(SdkClientException.class);
            default ->
                assertThat(((AwsServiceException) seen).awsErrorDetails().errorCode())
                        .isIn(
                                "InternalFailure",
                                "ServiceUnavailable",
                                "Throttling",
                                "ExpiredToken",
                                "AccessDenied",
                                "SignatureDoesNotMatch");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HTML", "EMPTY", "LACKING", "ENDLESS", "SLOW"})
    void theClientSeesEachFaultInJson(Fault fault) {
        aws.stallFor(Duration.ofSeconds(5));
        assertThat(policies()).isEmpty();
        aws.faultOn("DescribeScalingPolicies", fault, 1);
        ApplicationAutoScalingClient client =
                client(ApplicationAutoScalingClient.builder().httpClient(impatient));
        assertThatThrownBy(() -> client.describeScalingPolicies(request -> request.serviceNamespace("sagemaker")))
                .isInstanceOf(SdkException.class);
        assertThat(policies()).isEmpty();
    }

    @Test
    void aLostAnswerLeavesItsEffect() {
        create("original-sample");
        aws.faultOn("DeleteStack", Fault.LOST_ANSWER, 1);
        assertThatThrownBy(this::delete).isInstanceOf(SdkClientException.class);
        assertThat(stack().stackStatus()).isEqualTo(StackStatus.DELETE_IN_PROGRESS);
    }

    @Test
    void theStandardClientTriesAgain() {
        create("original-sample");
        aws.reset();
        aws.faultFrom(1, Fault.ERROR_503);
        try (CloudFormationClient standard = CloudFormationClient.builder()
                .httpClient(http)
                .endpointOverride(aws.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build()) {
            assertThatThrownBy(standard::describeStacks).isInstanceOf(CloudFormationException.class);
        }
        assertThat(aws.requests()).hasSize(4);
        assertThat(aws.requests().get(0).service()).isEqualTo("cloudformation");
        assertThat(aws.requests().get(0).action()).isEqualTo("DescribeStacks");
    }
}
