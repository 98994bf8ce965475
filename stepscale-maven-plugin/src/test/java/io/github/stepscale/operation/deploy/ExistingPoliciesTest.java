package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.scripted.StackStatusName;
import io.github.stepscale.synth.SynthesizedStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Policies and stacks that already scale the target. */
class ExistingPoliciesTest {
    private static final String REGION = "eu-central-1";
    private static final String RESOURCE = "endpoint/orders/variant/AllTraffic";
    private static final SynthesizedStack BESIDE = DeployFixture.checked(
            DeployFixture.descriptor(10, "+2").replace("stackName: scaling", "stackName: beside"));
    private static final String OWNED =
            "Not deployed: the stack beside scales " + RESOURCE + " already. Two stacks on one target overwrite each"
                    + " other's minCapacity and maxCapacity, and deleting one deletes the policies of both. Put"
                    + " both into one file with 'rules', or delete the stack beside first.";

    private final DeployFixture stage = new DeployFixture();

    @AfterEach
    void close() {
        stage.close();
    }

    private static ObjectNode target() {
        return new ObjectMapper()
                .createObjectNode()
                .put("ServiceNamespace", "sagemaker")
                .put("ResourceId", RESOURCE)
                .put("ScalableDimension", "sagemaker:variant:DesiredInstanceCount");
    }

    private void beside() {
        beside("beside");
    }

    private void beside(String name) {
        stage.server.stack(
                name,
                REGION,
                StackStatusName.CREATE_COMPLETE,
                BESIDE.template(),
                DeployRequest.of(BESIDE).parameters());
    }

    @Test
    void aTargetOfAnotherStackIsRefusedBeforeAnythingIsCreated() {
        beside();

        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack()))
                .isInstanceOf(OperationException.class)
                .hasMessage(OWNED);
        assertThatThrownBy(() -> stage.deploy(
                        DeployFixture.stack(),
                        DeployOptions.builder().dryRun(true).adopt(true).build()))
                .hasMessage(OWNED);

        assertThat(stage.actions()).doesNotContain("CreateChangeSet");
        assertThat(stage.aws().stacks().find(DeployFixture.STACK)).isEmpty();
    }

    @Test
    void anUpdateOntoATargetOfAnotherStackIsRefused() {
        stage.deploy(DeployFixture.stack());
        beside();

        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack(12, "+3"))).hasMessage(OWNED);
    }

    @Test
    void aKeptChangeSetOntoATargetOfAnotherStackIsRefused() {
        stage.deploy(
                DeployFixture.stack(),
                DeployOptions.builder()
                        .changeSet(new ChangeSetUse.Keep("monday"))
                        .build());
        beside();

        assertThatThrownBy(() -> stage.deploy(
                        DeployFixture.stack(),
                        DeployOptions.builder()
                                .changeSet(new ChangeSetUse.ExecuteKept("monday"))
                                .build()))
                .hasMessage(OWNED);
    }

    @Test
    void aKeptChangeSetIsNotExecutedOnceItsStackWasCreatedAgain() {
        stage.deploy(
                DeployFixture.stack(),
                DeployOptions.builder()
                        .changeSet(new ChangeSetUse.Keep("monday"))
                        .build());
        stage.server.onArrival(request -> {
            if (request.action().equals("DescribeStackResources")) {
                beside(DeployFixture.STACK);
            }
        });

        assertThatThrownBy(() -> stage.deploy(
                        DeployFixture.stack(),
                        DeployOptions.builder()
                                .changeSet(new ChangeSetUse.ExecuteKept("monday"))
                                .build()))
                .isInstanceOf(OperationException.class)
                .hasMessage("The stack scaling has changed since this run read it. This run executed nothing. Create"
                        + " a new change set with -Dstepscale.changeSet=keep.");
    }

    @Test
    void withoutPermissionForTheOwnerItNamesThePermissionOnceAndContinues() {
        stage.server.faultOn("DescribeStackResources", Fault.ACCESS_DENIED, Integer.MAX_VALUE);

        assertThat(stage.deploy(DeployFixture.stack()).ending()).isEqualTo(Ending.CREATED);

        assertThat(stage.lines)
                .containsOnlyOnce("Cannot check whether another stack scales the same target: grant the caller"
                        + " cloudformation:DescribeStackResources.");
    }

    @Test
    void aRangeSetByHandIsPrintedWithBeforeAndAfterInADryRunAndADeployment() {
        stage.server.scaling().putTarget(target().put("MinCapacity", 3).put("MaxCapacity", 40));
        String told = RESOURCE + " is already registered, not by this stack: min 3 -> 1, max 40 -> 10.";

        stage.deploy(DeployFixture.stack(), DeployOptions.builder().dryRun(true).build());
        assertThat(stage.lines).containsOnlyOnce(told);
        stage.lines.clear();
        stage.deploy(DeployFixture.stack());
        assertThat(stage.lines).containsOnlyOnce(told);
        stage.lines.clear();
        stage.deploy(DeployFixture.stack(12, "+3"));
        assertThat(stage.lines).noneMatch(line -> line.contains("is already registered"));
    }

    @Test
    void onlyTheChangedBoundOfTheRangeIsPrinted() {
        stage.server.scaling().putTarget(target().put("MinCapacity", 1).put("MaxCapacity", 40));
        stage.deploy(DeployFixture.stack(), DeployOptions.builder().dryRun(true).build());
        assertThat(stage.lines).contains(RESOURCE + " is already registered, not by this stack: max 40 -> 10.");

        stage.lines.clear();
        stage.server.scaling().putTarget(target().put("MinCapacity", 1).put("MaxCapacity", 10));
        stage.deploy(DeployFixture.stack(), DeployOptions.builder().dryRun(true).build());
        assertThat(stage.lines)
                .contains(RESOURCE + " is already registered, not by this stack: with the same" + " range.");
    }

    @Test
    void aSuspensionByHandIsPrintedWithItsOutcome() {
        ObjectNode suspended = target().put("MinCapacity", 1).put("MaxCapacity", 10);
        suspended.putObject("SuspendedState").put("DynamicScalingOutSuspended", true);
        stage.server.scaling().putTarget(suspended);

        stage.deploy(DeployFixture.stack(), DeployOptions.builder().dryRun(true).build());
        assertThat(stage.lines)
                .contains(RESOURCE + " is already registered, not by this stack: with the same range. Its scaling is"
                        + " suspended and stays suspended: the descriptor has no 'suspended'. Resume it in"
                        + " Application Auto Scaling.");
        stage.lines.clear();
        stage.deploy(
                DeployFixture.checked(DeployFixture.descriptor(10, "+2") + "suspended: { scaleIn: true }\n"),
                DeployOptions.builder().dryRun(true).build());
        assertThat(stage.lines)
                .contains(RESOURCE + " is already registered, not by this stack: with the same range. Its scaling is"
                        + " suspended; the descriptor's 'suspended' replaces that.");
    }

    @Test
    void withoutPermissionForTheTargetItNamesThePermissionsAndContinues() {
        stage.server.faultOn("DescribeScalableTargets", Fault.ACCESS_DENIED, 1);
        stage.server.faultOn("DescribeScalingPolicies", Fault.ACCESS_DENIED, 1);

        assertThat(stage.deploy(DeployFixture.stack()).ending()).isEqualTo(Ending.CREATED);

        assertThat(stage.lines)
                .contains(
                        "Cannot check what already scales " + RESOURCE
                                + ": grant the caller application-autoscaling:DescribeScalableTargets.",
                        "Cannot check what already scales " + RESOURCE
                                + ": grant the caller application-autoscaling:DescribeScalingPolicies.");
    }

    @Test
    void aFailedRequestEndsItBeforeAnythingIsExecuted() {
        stage.server.faultOn("DescribeScalableTargets", Fault.EXPIRED_TOKEN, 1);

        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack())).isInstanceOf(AwsException.class);

        assertThat(stage.actions()).doesNotContain("ExecuteChangeSet");
        assertThat(stage.server.openChangeSets()).isZero();
    }

    @Test
    void anUnscaledTargetPrintsNothing() {
        stage.deploy(DeployFixture.stack(), DeployOptions.builder().dryRun(true).build());

        assertThat(stage.lines).noneMatch(line -> line.contains("already"));
    }

    @Test
    void existingPoliciesArePrintedWithTheirAlarms() {
        stage.server
                .scaling()
                .putPolicy(target().put("PolicyName", "by-hand").put("PolicyType", "TargetTrackingScaling"));

        stage.deploy(DeployFixture.stack(), DeployOptions.builder().dryRun(true).build());

        assertThat(stage.lines)
                .contains(
                        RESOURCE
                                + " already has policies. They stay, beside those of the stack; of all that act at"
                                + " the same time, the one with the largest capacity wins:",
                        "    TargetTrackingScaling by-hand (no alarm)",
                        "minCapacity and maxCapacity will be those of the stack. Delete the policies that it"
                                + " replaces.");
    }
}
