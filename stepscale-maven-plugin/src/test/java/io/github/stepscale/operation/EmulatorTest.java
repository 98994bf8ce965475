package io.github.stepscale.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepscale.Emulator;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.operation.deploy.Deploy;
import io.github.stepscale.operation.deploy.DeployOptions;
import io.github.stepscale.operation.deploy.DeployRequest;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.operation.deploy.delete.Delete;
import io.github.stepscale.operation.deploy.delete.DeleteOptions;
import io.github.stepscale.operation.shared.RepairAdvice;
import io.github.stepscale.operation.status.Status;
import io.github.stepscale.operation.status.StatusReport;
import io.github.stepscale.scripted.TestConnection;
import io.github.stepscale.synth.SynthesizedStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operations against moto, an AWS emulator, where Python has it. */
class EmulatorTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Emulator moto;
    private Aws aws;

    @BeforeEach
    void start() throws Exception {
        moto = Emulator.start();
        aws = TestConnection.to(moto.endpoint(), Duration.ofSeconds(60));
    }

    @AfterEach
    void stop() {
        if (aws != null) {
            aws.close();
            moto.close();
        }
    }

    @Test
    void fromTheFirstDeploymentToTheLast() throws Exception {
        SynthesizedStack first = DeployFixture.stack();
        assertThat(deploy(first, DeployOptions.builder().dryRun(true).build())).isEqualTo(Ending.PLANNED);
        assertThat(aws.stacks().find(DeployFixture.STACK).orElseThrow().status())
                .isEqualTo(StackStatus.REVIEW_IN_PROGRESS);
        assertThat(deploy(first, DeployOptions.standard())).isEqualTo(Ending.CREATED);
        assertThat(new Status(aws).run(first).isDrifted()).isFalse();
        assertThat(deploy(first, DeployOptions.standard())).isEqualTo(Ending.UNCHANGED);
        SynthesizedStack second = DeployFixture.stack(10, "+3");
        assertThat(deploy(second, DeployOptions.standard())).isEqualTo(Ending.UPDATED);

        // moto gives an updated policy another ARN, which the alarm does not know; AWS keeps it.
        assertThat(new Status(aws).run(second).parts())
                .flatExtracting(StatusReport.Part::differences)
                .filteredOn(difference -> !difference.startsWith("it also runs arn:aws:autoscaling:"))
                .isSubsetOf(
                        "it does not run the policy",
                        "deleted and created again without CloudFormation, so that its ARN is another");
        readBackWithTheCli();
        editAStepByHand();
        assertThat(new Status(aws).run(second).parts())
                .flatExtracting(StatusReport.Part::differences)
                .contains("above 900: +3 -> +7");
        requireNotUnchanged(second, "above 900: +3 -> +7");
        theRepairRestoresIt(second);
        assertThat(new Delete(aws, line -> {})
                        .run(
                                DeployFixture.STACK,
                                ScalableTargetId.of(first.plan().scaling().target()),
                                DeleteOptions.standard(),
                                Confirmation.GIVEN))
                .isTrue();
        assertThat(new Delete(aws, line -> {})
                        .run(
                                DeployFixture.STACK,
                                ScalableTargetId.of(first.plan().scaling().target()),
                                DeleteOptions.standard(),
                                Confirmation.GIVEN))
                .isFalse();
        aRemovedTargetIsReported(first);
    }

    /** A step in place where moto has kept the policy's ARN, and else by a new stack, after which an edit is put back. */
    private void theRepairRestoresIt(SynthesizedStack stack) throws Exception {
        DeployOptions repair = DeployOptions.builder().repair(true).build();
        assertThat(deploy(stack, repair)).isEqualTo(Ending.REPAIRED);
        assertThat(new Status(aws).run(stack).isDrifted()).isFalse();
        assertThat(deploy(stack, repair)).isEqualTo(Ending.UNCHANGED);
        editAStepByHand();
        requireNotUnchanged(stack, "above 900: +3 -> +7");
        assertThat(deploy(stack, repair)).isEqualTo(Ending.REPAIRED);
        assertThat(new Status(aws).run(stack).isDrifted()).isFalse();
        assertThat(deploy(stack, DeployOptions.standard())).isEqualTo(Ending.UNCHANGED);
    }

    /** As DeleteEndpoint does it. The last test: moto then cannot delete the stack, AWS takes what is gone as deleted. */
    private void aRemovedTargetIsReported(SynthesizedStack stack) throws Exception {
        assertThat(deploy(stack, DeployOptions.standard())).isEqualTo(Ending.CREATED);
        cli(
                "application-autoscaling",
                "deregister-scalable-target",
                "--service-namespace",
                "sagemaker",
                "--resource-id",
                "endpoint/orders/variant/AllTraffic",
                "--scalable-dimension",
                "sagemaker:variant:DesiredInstanceCount");
        requireNotUnchanged(stack, "ScalableTarget: not registered");
    }

    private void requireNotUnchanged(SynthesizedStack stack, String difference) {
        assertThatThrownBy(() -> deploy(stack, DeployOptions.standard()))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining(difference)
                .hasMessageEndingWith(RepairAdvice.repair(LibraryHints.INSTANCE));
    }

    private Ending deploy(SynthesizedStack stack, DeployOptions options) {
        return new Deploy(aws, line -> {}).run(DeployRequest.of(stack), options).ending();
    }

    /** The AWS CLI reads what the descriptor says. */
    private void readBackWithTheCli() throws Exception {
        if (!Emulator.succeeds("aws", "--version")) {
            System.out.println("skipped: no AWS CLI to read the policy back with");
            return;
        }
        JsonNode policies = cli(
                        "application-autoscaling", "describe-scaling-policies", "--service-namespace", "sagemaker")
                .path("ScalingPolicies");
        JsonNode out = named(policies, "PolicyName", "scaling-ScaleOut").path("StepScalingPolicyConfiguration");
        assertThat(out.path("AdjustmentType").asText()).isEqualTo("ChangeInCapacity");
        assertThat(out.path("Cooldown").asInt()).isEqualTo(120);
        assertThat(out.path("StepAdjustments")).hasSize(2);
        assertThat(out.path("StepAdjustments")
                        .path(0)
                        .path("MetricIntervalUpperBound")
                        .asDouble())
                .isEqualTo(300);
        assertThat(out.path("StepAdjustments").path(1).path("ScalingAdjustment").asInt())
                .isEqualTo(3);
        JsonNode alarms = cli("cloudwatch", "describe-alarms").path("MetricAlarms");
        assertThat(alarms).hasSize(2);
        assertThat(alarms.findValuesAsText("Threshold")).containsExactlyInAnyOrder("600.0", "200.0");
    }

    private void editAStepByHand() throws Exception {
        assumeTrue(Emulator.succeeds("aws", "--version"), "skipped from here: no AWS CLI to edit a step with");
        cli(
                "application-autoscaling",
                "put-scaling-policy",
                "--service-namespace",
                "sagemaker",
                "--resource-id",
                "endpoint/orders/variant/AllTraffic",
                "--scalable-dimension",
                "sagemaker:variant:DesiredInstanceCount",
                "--policy-name",
                "scaling-ScaleOut",
                "--policy-type",
                "StepScaling",
                "--step-scaling-policy-configuration",
                "AdjustmentType=ChangeInCapacity,Cooldown=120,MetricAggregationType=Maximum,StepAdjustments="
                        + "[{MetricIntervalLowerBound=0,MetricIntervalUpperBound=300,ScalingAdjustment=1},"
                        + "{MetricIntervalLowerBound=300,ScalingAdjustment=7}]");
    }

    private static JsonNode named(JsonNode list, String key, String name) {
        for (JsonNode one : list) {
            if (one.path(key).asText().equals(name)) {
                return one;
            }
        }
        throw new AssertionError("no " + name + " in " + list);
    }

    private JsonNode cli(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("aws", "--endpoint-url", moto.endpoint().toString()));
        command.addAll(List.of("--region", "eu-central-1", "--output", "json"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("AWS_ACCESS_KEY_ID", "key");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "secret");
        return JSON.readTree(builder.start().getInputStream().readAllBytes());
    }
}
