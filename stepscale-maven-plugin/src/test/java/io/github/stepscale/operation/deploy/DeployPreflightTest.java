package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.operation.shared.CanonicalJson;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.scripted.InProcess;
import io.github.stepscale.scripted.SageMaker;
import io.github.stepscale.scripted.StackStatusName;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.template.StackTemplate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoint is checked before anything is changed. */
class DeployPreflightTest {
    private static final SynthesizedStack STACK = DeployFixture.stack();
    private static final Set<String> CHANGES =
            Set.of("CreateChangeSet", "ExecuteChangeSet", "DeleteStack", "DeleteChangeSet", "RollbackStack");
    private static final String SKIP = " To deploy without this check: -Dstepscale.preflight=false.";
    private static final String MANY = "ml.g5.xlarge for endpoint usage";

    private final DeployFixture stage = new DeployFixture();
    private final SageMaker sageMaker = stage.server.sageMaker();

    @AfterEach
    void close() {
        stage.close();
    }

    private static DeployOptions dryRun() {
        return DeployOptions.builder().dryRun(true).build();
    }

    private void requireStopped(String objection) {
        requireStopped(STACK, objection);
    }

    private void requireStopped(SynthesizedStack stack, String objection) {
        assertThatThrownBy(() -> stage.deploy(stack))
                .isInstanceOf(OperationException.class)
                .hasMessage("Not deployed, for 1 error found before anything was changed. " + objection + SKIP);
    }

    private void requireNothingChanged() {
        assertThat(stage.actions()).doesNotContainAnyElementsOf(CHANGES);
    }

    private void requireLine(String line) {
        assertThat(stage.lines).contains(line);
    }

    private List<String> findings() {
        return stage.lines.stream().filter(line -> line.endsWith("]")).toList();
    }

    @Test
    void anEndpointThatFitsIsNotMentioned() {
        sageMaker.configuration("orders", "ml.g5.xlarge");
        stage.server.quotas().applied("L-1928E07B", MANY, 10.0);

        assertThat(stage.deploy(STACK).ending()).isEqualTo(Ending.CREATED);
        assertThat(findings()).isEmpty();
        assertThat(stage.actions())
                .containsSubsequence(
                        "DescribeEndpoint",
                        "DescribeEndpointConfig",
                        "CreateChangeSet",
                        "GetServiceQuota",
                        "ExecuteChangeSet");
    }

    @ParameterizedTest
    @CsvSource({"Deleting, E-L03", "Failed, E-L03", "Creating, E-L04"})
    void anEndpointThatCannotBeScaledStopsACreationBeforeTheChangeSet(String status, String code) {
        sageMaker.endpoint("orders").put("EndpointStatus", status);

        assertThatThrownBy(() -> stage.deploy(STACK))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith(
                        "Not deployed, for 1 error found before anything was changed. stepscale.yaml:1:1"
                                + " endpointName: the endpoint orders ")
                .hasMessageContaining(" [" + code + "]");
        requireNothingChanged();
    }

    @Test
    void aVariantThatIsNotThereStopsWithItsLine() {
        SynthesizedStack typo = DeployFixture.checked(
                DeployFixture.descriptor(10, "+2").replace("stackName", "variantName: AllTrafic\nstackName"));

        requireStopped(
                typo,
                "stepscale.yaml:2:1 variantName: the endpoint orders has no variant AllTrafic: it has AllTraffic. Write"
                        + " variantName: AllTraffic. [E-L01]");
        requireNothingChanged();
    }

    @Test
    void allErrorsComeAtOnce() {
        sageMaker.endpoint("orders").put("EndpointStatus", "Creating").putObject("AsyncInferenceConfig");

        assertThatThrownBy(() -> stage.deploy(STACK))
                .hasMessageStartingWith("Not deployed, for 2 errors found before anything was changed. ")
                .hasMessageContainingAll("[E-L04]", "[E-L05]");
    }

    @Test
    void anUpdateIsStoppedWhenItIsKnownToChangeSomething() {
        stage.deploy(STACK);
        sageMaker.endpoint("orders").put("EndpointStatus", "Deleting");
        stage.server.reset();

        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack(10, "+3"))).hasMessageContaining("[E-L03]");
        assertThat(stage.actions())
                .contains("CreateChangeSet", "DeleteChangeSet")
                .doesNotContain("ExecuteChangeSet");
        assertThat(stage.server.openChangeSets()).isZero();
        assertThat(stage.server.templateOf(DeployFixture.STACK)).isEqualTo(STACK.template());
    }

    @Test
    void aDeploymentWithoutChangesDoesNotAskSageMaker() {
        stage.deploy(STACK);
        stage.server.reset();

        assertThat(stage.deploy(STACK).ending()).isEqualTo(Ending.UNCHANGED);
        assertThat(stage.actions()).doesNotContain("DescribeEndpoint", "DescribeEndpointConfig", "GetServiceQuota");
    }

    @Test
    void aDeadStackStaysWhereTheEndpointDoesNotFit() {
        stage.server.stack(
                DeployFixture.STACK,
                StackStatusName.ROLLBACK_COMPLETE,
                STACK.template(),
                StackTemplate.of(STACK.plan()).parameterValues());
        sageMaker.endpoint("orders").put("EndpointStatus", "Deleting");

        assertThatThrownBy(() -> stage.deploy(STACK)).hasMessageContaining("[E-L03]");
        requireNothingChanged();
        assertThat(stage.server.statusOf(DeployFixture.STACK)).contains("ROLLBACK_COMPLETE");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whereNothingIsExecutedErrorsAreWarnings(boolean dry) {
        sageMaker.endpoint("orders").put("EndpointStatus", "Creating");
        DeployOptions options = dry
                ? dryRun()
                : DeployOptions.builder()
                        .changeSet(new ChangeSetUse.Keep("monday"))
                        .build();

        assertThat(stage.deploy(STACK, options).ending()).isEqualTo(dry ? Ending.PLANNED : Ending.KEPT);
        assertThat(findings())
                .containsExactly("stepscale.yaml:1:1 endpointName: the endpoint orders is still being created. Deploy"
                        + " when its status is InService. [W-L04]");
    }

    @Test
    void aKeptChangeSetIsCheckedBeforeItIsExecuted() {
        stage.deploy(
                STACK,
                DeployOptions.builder()
                        .changeSet(new ChangeSetUse.Keep("monday"))
                        .build());
        sageMaker.endpoint("orders").put("EndpointStatus", "Deleting");
        DeployOptions execute = DeployOptions.builder()
                .changeSet(new ChangeSetUse.ExecuteKept("monday"))
                .build();

        assertThatThrownBy(() -> stage.deploy(STACK, execute)).hasMessageContaining("[E-L03]");
        sageMaker.endpoint("orders").put("EndpointStatus", "InService");
        assertThat(stage.deploy(STACK, execute).ending()).isEqualTo(Ending.CREATED);
    }

    @Test
    void anEmulatorNeedNotHaveTheEndpoint() {
        sageMaker.removeEndpoint("orders");
        sageMaker.endpoint("Orders", "InService", "AllTraffic", 1, 1);

        assertThat(stage.deploy(STACK).ending()).isEqualTo(Ending.CREATED);
        requireLine("stepscale.yaml:1:1 endpointName: there is no endpoint orders in account 123456789012, Region"
                + " eu-central-1. Write Orders: upper and lower case count. [W-C06]");
    }

    /** Not an emulator: the addresses are those of AWS, and only the network is another. */
    @Test
    void awsWithoutTheEndpointStopsTheDeployment() {
        sageMaker.removeEndpoint("orders");
        try (Aws real = InProcess.connectToAws("eu-central-1", request -> stage.server)) {
            assertThatThrownBy(() -> new Deploy(real, stage.lines::add, stage.time(), DeployFixture.HINTS)
                            .run(DeployRequest.of(STACK), DeployOptions.standard()))
                    .isInstanceOf(OperationException.class)
                    .hasMessage("Not deployed, for 1 error found before anything was changed. stepscale.yaml:1:1"
                            + " endpointName: there is no endpoint orders in account 123456789012, Region eu-central-1."
                            + " Create the endpoint first, or correct the name, the account or the Region. [E-C06]"
                            + SKIP);
        }
        requireNothingChanged();
    }

    @Test
    void theOptionSwitchesItOff() {
        sageMaker.endpoint("orders").put("EndpointStatus", "Deleting");

        DeployResult result =
                stage.deploy(STACK, DeployOptions.builder().preflight(false).build());
        assertThat(result.ending()).isEqualTo(Ending.CREATED);
        assertThat(stage.actions()).doesNotContain("DescribeEndpoint");
        assertThat(findings()).isEmpty();
    }

    @Test
    void aWarningThatTheDescriptorAllowsIsNotPrinted() {
        sageMaker.endpoint("orders").put("EndpointStatus", "OutOfService");
        SynthesizedStack allowing = DeployFixture.checked("allow: [W-L04]\n" + DeployFixture.descriptor(10, "+2"));

        assertThat(stage.deploy(allowing).ending()).isEqualTo(Ending.CREATED);
        assertThat(findings()).isEmpty();
    }

    @Test
    void theQuotaIsComparedWithTheMaximum() {
        sageMaker.configuration("orders", "ml.g5.xlarge");
        stage.server.quotas().applied("L-1928E07B", MANY, 4.0);

        assertThat(stage.deploy(STACK).ending()).isEqualTo(Ending.CREATED);
        assertThat(findings())
                .containsExactly("stepscale.yaml:4:1 maxCapacity: 10 is above the account's quota 4 (ml.g5.xlarge for"
                        + " endpoint usage), which all endpoints of the Region share. Request a higher quota in Service"
                        + " Quotas, or lower it. [W-M11]");
    }

    /** A change of steps neither registers the target nor moves its maximum. */
    @Test
    void anUpdateOfStepsAsksForNoQuotaAndMovesNoCapacity() {
        stage.deploy(STACK);
        sageMaker.configuration("orders", "ml.g5.xlarge");
        sageMaker.variant("orders").put("CurrentInstanceCount", 40);
        stage.server.reset();
        stage.lines.clear();

        stage.deploy(DeployFixture.stack(10, "+3"));
        assertThat(stage.actions()).contains("DescribeEndpointConfig").doesNotContain("GetServiceQuota");
        assertThat(findings()).isEmpty();

        stage.deploy(DeployFixture.stack(20, "+3"));
        assertThat(findings())
                .containsExactly(
                        "stepscale.yaml:4:1 maxCapacity: the present capacity is 40 instances, above maxCapacity"
                                + " 20: the deployment removes 20 instances at once. Raise maxCapacity, if they are needed."
                                + " [W-L11]");
    }

    @Test
    void targetTrackingOnTheTargetIsAFinding() {
        stage.server
                .scaling()
                .putPolicy(CanonicalJson.object()
                        .put("PolicyName", "by-hand")
                        .put("PolicyARN", "arn:by-hand")
                        .put("ResourceId", "endpoint/orders/variant/AllTraffic")
                        .put("ServiceNamespace", "sagemaker")
                        .put("ScalableDimension", "sagemaker:variant:DesiredInstanceCount")
                        .put("PolicyType", "TargetTrackingScaling"));

        stage.deploy(STACK);
        assertThat(findings())
                .containsExactly("stepscale.yaml:1:1: the target has the target tracking policy by-hand, which can work"
                        + " against a scale-in by steps. Delete what this stack replaces, or use steps for scale-out only."
                        + " [W-M12]");
    }

    @Test
    void aComponentIsReadWithItsEndpoint() {
        sageMaker.inferenceComponent("summaries", "orders", "Creating", 0, 1);
        sageMaker.inferenceComponent("summaries").put("VariantName", "AllTraffic");
        SynthesizedStack copies = DeployFixture.checked("""
                inferenceComponentName: summaries
                stackName: scaling
                minCapacity: 1
                maxCapacity: 4
                allow: [I-L07]
                steps:
                  - { upper: 20, change: -1 }
                  - { lower: 50, change: +1 }
                """);

        requireStopped(
                copies,
                "stepscale.yaml:1:1 inferenceComponentName: the inference component summaries is still being created."
                        + " Deploy when its status is InService. [E-L04]");
        requireNothingChanged();
        sageMaker.inferenceComponent("summaries").put("InferenceComponentStatus", "InService");
        assertThat(stage.deploy(copies).ending()).isEqualTo(Ending.CREATED);
        assertThat(stage.actions())
                .containsSubsequence("DescribeInferenceComponent", "DescribeEndpoint", "CreateChangeSet");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DescribeEndpoint       | the endpoint               | sagemaker:DescribeEndpoint
            DescribeEndpointConfig | the endpoint configuration | sagemaker:DescribeEndpointConfig
            GetServiceQuota        | the quota of ml.g5.xlarge  | servicequotas:GetServiceQuota, GetAWSDefaultServiceQuota, ListServiceQuotas and ListAWSDefaultServiceQuotas
            """)
    void aMissingPermissionIsOneLine(String action, String part, String permission) {
        sageMaker.configuration("orders", "ml.g5.xlarge");
        stage.server.quotas().applied("L-1928E07B", MANY, 10.0);
        stage.server.faultOn(action, Fault.ACCESS_DENIED, 1);

        assertThat(stage.deploy(STACK).ending()).isEqualTo(Ending.CREATED);
        assertThat(stage.lines)
                .filteredOn(line -> line.startsWith("Before the deployment, "))
                .singleElement()
                .asString()
                .startsWith("Before the deployment, " + part + " is not checked. Cannot read ")
                .endsWith(" Grant the caller " + permission + ".");
    }

    /** An emulator, or a Region, that has not these requests. */
    @ParameterizedTest
    @CsvSource({
        "DescribeEndpoint, HTML",
        "DescribeEndpoint, LACKING",
        "DescribeEndpoint, THROTTLED",
        "DescribeEndpointConfig, EMPTY",
        "DescribeEndpointConfig, CLOSED",
        "GetServiceQuota, ERROR_500",
        "GetServiceQuota, MALFORMED",
        "GetServiceQuota, LACKING"
    })
    void whatCannotBeReadIsOneLineToo(String action, Fault fault) {
        sageMaker.configuration("orders", "ml.g5.xlarge");
        stage.server.quotas().applied("L-1928E07B", MANY, 10.0);
        stage.server.faultOn(action, fault, 3);

        assertThat(stage.deploy(STACK).ending()).isEqualTo(Ending.CREATED);
        assertThat(stage.lines)
                .filteredOn(line -> line.startsWith("Before the deployment, "))
                .singleElement()
                .asString()
                .endsWith(" To skip this check: -Dstepscale.preflight=false.");
    }

    @Test
    void expiredCredentialsEndTheDeploymentBeforeAnythingIsChanged() {
        stage.server.faultOn("DescribeEndpoint", Fault.EXPIRED_TOKEN, 1);

        assertThatThrownBy(() -> stage.deploy(STACK)).isInstanceOf(AwsException.class);
        requireNothingChanged();
    }

    /** Text of AWS is data: it neither breaks a line nor looks like one. */
    @Test
    void aReasonOfSeveralLinesStaysOnOne() {
        sageMaker.endpoint("orders").put("EndpointStatus", "Failed").put("FailureReason", "no\n[ERROR] role\u202e");

        assertThatThrownBy(() -> stage.deploy(STACK))
                .hasMessageContaining("the endpoint orders has failed: no [ERROR] role. Repair")
                .message()
                .doesNotContain("\n", "\u202e");
    }
}
