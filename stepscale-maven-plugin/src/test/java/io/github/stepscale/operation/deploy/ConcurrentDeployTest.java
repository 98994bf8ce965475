package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.ChangeSets;
import io.github.stepscale.operation.Confirmation;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.operation.deploy.delete.Delete;
import io.github.stepscale.operation.deploy.delete.DeleteOptions;
import io.github.stepscale.operation.shared.CanonicalJson;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.scripted.StackStatusName;
import io.github.stepscale.synth.SynthesizedStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changes by another run at one moment of a deployment or a deletion. */
class ConcurrentDeployTest {
    private static final String RESOURCE = "endpoint/orders/variant/AllTraffic";
    private static final ScalableTargetId ORDERS =
            ScalableTargetId.of(DeployFixture.stack().plan().scaling().target());
    private static final SynthesizedStack OURS = DeployFixture.stack();
    private static final SynthesizedStack THEIRS = DeployFixture.stack(12, "+3");
    private static final SynthesizedStack BESIDE = DeployFixture.checked(
            DeployFixture.descriptor(10, "+2").replace("stackName: scaling", "stackName: beside"));
    private static final String CHANGED = "The stack scaling has changed since this run read it. Trying again.";
    private static final DeployOptions DRY =
            DeployOptions.builder().dryRun(true).build();
    private static final DeployOptions KEEP =
            DeployOptions.builder().changeSet(new ChangeSetUse.Keep("monday")).build();
    private static final DeployOptions MONDAY = DeployOptions.builder()
            .changeSet(new ChangeSetUse.ExecuteKept("monday"))
            .build();

    private final DeployFixture stage = new DeployFixture();
    private final List<Moment> moments = new ArrayList<>();

    /** The next request of an action, and what happens before it has any effect. */
    private record Moment(String action, Runnable happening) {}

    private boolean inside;

    ConcurrentDeployTest() {
        stage.server.onArrival(request -> {
            // What happens at a moment sends requests too.
            if (!inside && !moments.isEmpty() && moments.get(0).action().equals(request.action())) {
                inside = true;
                moments.remove(0).happening().run();
                inside = false;
            }
        });
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void before(String action, Runnable happening) {
        moments.add(new Moment(action, happening));
    }

    private void otherDeploys(SynthesizedStack stack, DeployOptions options) {
        new Deploy(stage.aws(), line -> {}, stage.time(), DeployFixture.HINTS).run(DeployRequest.of(stack), options);
    }

    private void otherDeploys(SynthesizedStack stack) {
        otherDeploys(stack, DeployOptions.standard());
    }

    private void otherDeletes() {
        String id = stage.aws().stacks().find(DeployFixture.STACK).orElseThrow().id();
        stage.aws().stacks().delete(id, "theirs", Optional.empty(), List.of());
        stage.clock.advance(Duration.ofMinutes(5));
    }

    private void happens(String status) {
        stage.server.happen(DeployFixture.STACK, Duration.ZERO, DeployFixture.STACK, status, "");
    }

    private boolean delete() {
        return new Delete(stage.aws(), stage.lines::add, stage.time(), DeployFixture.HINTS)
                .run(DeployFixture.STACK, ORDERS, DeleteOptions.standard(), Confirmation.GIVEN);
    }

    private void requireDeployed(DeployResult result, Ending ending) {
        assertThat(moments).isEmpty();
        assertThat(result.ending()).isEqualTo(ending);
        assertThat(stage.server.templateOf(DeployFixture.STACK)).isEqualTo(OURS.template());
        assertThat(stage.server.openChangeSets()).isZero();
    }

    @Test
    void aStackThatIsCreatedMeanwhileIsUpdated() {
        before("ExecuteChangeSet", () -> otherDeploys(THEIRS));

        requireDeployed(stage.deploy(OURS), Ending.UPDATED);
        assertThat(stage.lines)
                .contains(
                        "The change set is gone: another deployment of scaling went first. Trying again.",
                        "    above 900: +3 -> +2");
    }

    @Test
    void aStackThatIsCreatedAfterTheFirstReadIsUpdated() {
        before("DescribeStackResources", () -> otherDeploys(THEIRS));

        requireDeployed(stage.deploy(OURS), Ending.UPDATED);
        assertThat(stage.lines).containsOnlyOnce(CHANGED);
    }

    @Test
    void aStackThatIsCreatedBeforeOurChangeSetIsUpdated() {
        before("CreateChangeSet", () -> otherDeploys(THEIRS));

        requireDeployed(stage.deploy(OURS), Ending.UPDATED);
        assertThat(stage.lines).containsOnlyOnce(CHANGED);
    }

    @Test
    void aStackThatIsDeletedBeforeOurChangeSetIsCreated() {
        otherDeploys(THEIRS);
        before("CreateChangeSet", this::otherDeletes);

        requireDeployed(stage.deploy(OURS), Ending.CREATED);
        assertThat(stage.lines).containsOnlyOnce(CHANGED);
    }

    @Test
    void aStackThatIsCreatedAgainBeforeOurChangeSetIsReadAgain() {
        otherDeploys(THEIRS);
        before("CreateChangeSet", () -> {
            otherDeletes();
            otherDeploys(THEIRS);
        });

        requireDeployed(stage.deploy(OURS), Ending.UPDATED);
        assertThat(stage.lines).containsOnlyOnce(CHANGED);
    }

    @Test
    void aStackThatIsBusyForAMomentAtTheExecutionIsReadAgain() {
        otherDeploys(THEIRS);
        before("ExecuteChangeSet", () -> happens("UPDATE_IN_PROGRESS"));
        before("DescribeStacks", () -> {});
        before(
                "DescribeStacks",
                () -> stage.server.happen(
                        DeployFixture.STACK, Duration.ofSeconds(1), DeployFixture.STACK, "UPDATE_COMPLETE", ""));

        requireDeployed(stage.deploy(OURS), Ending.UPDATED);
        assertThat(stage.lines)
                .containsSubsequence(
                        "The change set is out of date: the stack scaling has changed since it was created, and not"
                                + " by this run. Trying again.",
                        "The stack is in UPDATE_IN_PROGRESS: waiting for that to end, since nothing else can start"
                                + " before.");
    }

    @Test
    void aRefusalWithoutAnOperationInProgressIsReported() {
        otherDeploys(THEIRS);
        before("ExecuteChangeSet", () -> happens("UPDATE_ROLLBACK_FAILED"));

        assertThatThrownBy(() -> stage.deploy(OURS))
                .isInstanceOf(AwsException.class)
                .hasMessageStartingWith("Cannot execute the change set of the stack ")
                .hasMessageEndingWith(" is in UPDATE_ROLLBACK_FAILED state and can not be updated.");
        assertThat(stage.actions()).doesNotContain("DeleteChangeSet");
    }

    @Test
    void aStackThatIsBusyWhenOurChangeSetIsCreatedIsReadAgain() {
        otherDeploys(THEIRS);
        before("CreateChangeSet", () -> happens("UPDATE_IN_PROGRESS"));
        before("DescribeStacks", () -> happens("UPDATE_COMPLETE"));

        requireDeployed(stage.deploy(OURS), Ending.UPDATED);
        assertThat(stage.lines).containsOnlyOnce(CHANGED);
    }

    @Test
    void anOvertakenDryRunFails() {
        before("DescribeChangeSet", () -> otherDeploys(THEIRS));

        assertThatThrownBy(() -> stage.deploy(OURS, DRY))
                .isInstanceOf(OperationException.class)
                .hasMessage("The change set is gone: another deployment of scaling went first. This dry run executed"
                        + " nothing. Run it again to see what would change now.");
        assertThat(stage.server.templateOf(DeployFixture.STACK)).isEqualTo(THEIRS.template());
    }

    @Test
    void afterFourConcurrentChangesItGivesUp() {
        otherDeploys(THEIRS);
        for (int round = 0; round < 4; round++) {
            int most = 20 + round;
            before("ExecuteChangeSet", () -> otherDeploys(DeployFixture.stack(most, "+3")));
        }

        assertThatThrownBy(() -> stage.deploy(OURS))
                .isInstanceOf(OperationException.class)
                .hasMessage("The change set is gone: another deployment of scaling went first, or the change set was"
                        + " deleted. That happened 4 times, and this run executed nothing. Run it again when nothing"
                        + " else changes the stack.");
        assertThat(moments).isEmpty();
        assertThat(stage.lines)
                .filteredOn(line -> line.endsWith(" Trying again."))
                .hasSize(3);
        assertThat(stage.aws().stacks().find(DeployFixture.STACK).orElseThrow().parameters())
                .containsEntry("MaxCapacity", "23");
    }

    @Test
    void aKeptChangeSetThatAnotherRunExecutesIsFollowed() {
        otherDeploys(OURS, KEEP);
        before("ExecuteChangeSet", () -> otherDeploys(OURS, MONDAY));

        requireDeployed(stage.deploy(OURS, MONDAY), Ending.CREATED);
        assertThat(stage.lines)
                .contains("Another run has started to execute the change set monday: following it.")
                .last()
                .asString()
                .startsWith("ScaleOutPolicyArn: ");
    }

    @Test
    void aKeptChangeSetThatAnotherDeploymentRemovesIsNotCreatedAgain() {
        otherDeploys(OURS, KEEP);
        before("ExecuteChangeSet", () -> otherDeploys(THEIRS));

        assertThatThrownBy(() -> stage.deploy(OURS, MONDAY))
                .isInstanceOf(OperationException.class)
                .hasMessage("The change set is gone: another deployment of scaling went first. This run executed"
                        + " nothing. Create a new change set with -Dstepscale.changeSet=keep.");
        assertThat(stage.server.templateOf(DeployFixture.STACK)).isEqualTo(THEIRS.template());
    }

    private void openByAnother() {
        DeployRequest request = DeployRequest.of(OURS);
        stage.aws()
                .changeSets()
                .create(new ChangeSets.ChangeSetRequest(
                        DeployFixture.STACK,
                        "monday",
                        false,
                        "theirs",
                        request.template(),
                        request.parameters(),
                        request.tags(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty()));
    }

    @Test
    void aKeptChangeSetThatCannotBeExecutedIsReportedWithItsReason() {
        otherDeploys(OURS);
        openByAnother();
        stage.clock.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> stage.deploy(OURS, MONDAY))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith("The change set monday cannot be executed: The submitted information didn't"
                        + " contain changes.")
                .hasMessageEndingWith(". Create a new one with -Dstepscale.changeSet=keep.");
        assertThat(stage.actions().stream().filter("ExecuteChangeSet"::equals)).hasSize(1);
    }

    @Test
    void anObsoleteKeptChangeSetIsNotExecuted() {
        otherDeploys(THEIRS);
        otherDeploys(OURS, KEEP);
        stage.server.outdateChangeSets();
        stage.server.reset();

        assertThatThrownBy(() -> stage.deploy(OURS, MONDAY))
                .isInstanceOf(OperationException.class)
                .hasMessage("The change set monday cannot be executed: the stack has changed since it was created."
                        + " Create a new one with -Dstepscale.changeSet=keep.");
        assertThat(stage.actions()).doesNotContain("ExecuteChangeSet");
    }

    @Test
    void aKeptChangeSetThatBecomesObsoleteBeforeItsExecutionIsReported() {
        otherDeploys(THEIRS);
        otherDeploys(OURS, KEEP);
        before("ExecuteChangeSet", stage.server::outdateChangeSets);

        assertThatThrownBy(() -> stage.deploy(OURS, MONDAY))
                .isInstanceOf(OperationException.class)
                .hasMessage("The change set is out of date: the stack scaling has changed since it was created, and not"
                        + " by this run. This run executed nothing. Create a new change set with"
                        + " -Dstepscale.changeSet=keep.");
        assertThat(stage.server.templateOf(DeployFixture.STACK)).isEqualTo(THEIRS.template());
    }

    @Test
    void aKeptChangeSetThatIsNotReadyIsAwaitedAndExecuted() {
        otherDeploys(THEIRS);
        stage.server.script().changeSetsTake(Duration.ofMinutes(5));
        openByAnother();

        requireDeployed(stage.deploy(OURS, MONDAY), Ending.UPDATED);
        assertThat(stage.lines).contains("CloudFormation is still creating the change set monday: waiting for it.");
    }

    @Test
    void aKeptChangeSetThatIsNeverReadyEndsAtTheTimeout() {
        otherDeploys(THEIRS);
        stage.server.script().changeSetsTake(Duration.ofHours(1));
        openByAnother();

        assertThatThrownBy(() -> stage.deploy(OURS, MONDAY))
                .hasMessage("CloudFormation has not created the change set after 30 min. Run it again later.");
    }

    @Test
    void aKeptChangeSetThatWasExecutedIsNotExecutedAgain() {
        otherDeploys(THEIRS);
        otherDeploys(OURS, KEEP);
        otherDeploys(OURS, MONDAY);
        stage.server.reset();

        DeployResult result = stage.deploy(OURS, MONDAY);

        assertThat(result.ending()).isEqualTo(Ending.UNCHANGED);
        assertThat(result.outputs()).isNotEmpty();
        assertThat(stage.lines).contains("The change set monday is already executed: nothing to do.");
        assertThat(stage.actions()).doesNotContain("ExecuteChangeSet", "DescribeStackEvents");
    }

    @Test
    void aKeptChangeSetOfAnotherEndpointIsNotExecuted() {
        SynthesizedStack payments = DeployFixture.checked(
                DeployFixture.descriptor(10, "+2").replace("endpointName: orders", "endpointName: payments"));
        otherDeploys(payments, KEEP);

        assertThatThrownBy(() -> stage.deploy(OURS, MONDAY))
                .isInstanceOf(OperationException.class)
                .hasMessage("Not deployed: the change set monday was created for EndpointName payments, but the"
                        + " descriptor says orders. Create a new one with -Dstepscale.changeSet=keep.");
        assertThat(stage.server.statusOf(DeployFixture.STACK)).contains("REVIEW_IN_PROGRESS");
    }

    @Test
    void aStackThatWasBusyOnlyAtTheExecutionIsReadAgain() {
        otherDeploys(THEIRS);
        before("ExecuteChangeSet", () -> happens("UPDATE_IN_PROGRESS"));
        before("DescribeStacks", () -> happens("UPDATE_COMPLETE"));

        requireDeployed(stage.deploy(OURS), Ending.UPDATED);
        assertThat(stage.lines)
                .containsOnlyOnce("The change set is out of date: the stack scaling has changed since it was"
                        + " created, and not by this run. Trying again.");
    }

    @Test
    void aKeptChangeSetIsNotCreatedAgainAfterABusyStack() {
        otherDeploys(THEIRS);
        otherDeploys(OURS, KEEP);
        before("ExecuteChangeSet", () -> happens("UPDATE_IN_PROGRESS"));
        before("DescribeStacks", () -> happens("UPDATE_COMPLETE"));

        assertThatThrownBy(() -> stage.deploy(OURS, MONDAY)).isInstanceOf(AwsException.class);
        assertThat(stage.server.openChangeSets()).isOne();
    }

    private static final DeployOptions CONTINUE =
            DeployOptions.builder().continueRollback(true).build();

    @Test
    void aRollbackThatAnotherRunContinuesFirstIsAwaited() {
        otherDeploys(THEIRS);
        happens("UPDATE_ROLLBACK_FAILED");
        before("ContinueUpdateRollback", () -> happens("UPDATE_ROLLBACK_IN_PROGRESS"));
        before("DescribeStacks", () -> {});
        before("DescribeStacks", () -> happens("UPDATE_ROLLBACK_COMPLETE"));

        requireDeployed(stage.deploy(OURS, CONTINUE), Ending.UPDATED);
        assertThat(stage.lines).containsOnlyOnce(CHANGED);
    }

    @Test
    void aRollbackThatAnotherRunHasContinuedIsReadAgain() {
        otherDeploys(THEIRS);
        happens("UPDATE_ROLLBACK_FAILED");
        before("ContinueUpdateRollback", () -> happens("UPDATE_ROLLBACK_COMPLETE"));

        requireDeployed(stage.deploy(OURS, CONTINUE), Ending.UPDATED);
        assertThat(stage.lines).containsOnlyOnce(CHANGED);
    }

    @Test
    void aKeptChangeSetThatRemovesSomethingNeedsAllowReplacement() {
        otherDeploys(OURS);
        SynthesizedStack without = DeployFixture.checked(DeployFixture.descriptor(10, "+2") + "dashboard: false\n");
        otherDeploys(without, KEEP);

        stage.deploy(
                without,
                DeployOptions.builder()
                        .changeSet(new ChangeSetUse.ExecuteKept("monday"))
                        .dryRun(true)
                        .build());
        assertThat(stage.lines)
                .endsWith(
                        "Executing it needs -Dstepscale.allowReplacement=true, since ScalingDashboard would be"
                                + " removed or replaced.",
                        "A dry run: nothing was changed.");
        assertThatThrownBy(() -> stage.deploy(without, MONDAY))
                .hasMessageStartingWith("Not deployed: ScalingDashboard would be removed or replaced.");
        assertThat(stage.server.templateOf(DeployFixture.STACK)).isEqualTo(OURS.template());
    }

    /** The execution may have started, whatever the answer says. */
    @Test
    void aChangeSetThatMayBeExecutedIsNotDeleted() {
        stage.server.faultOn("ExecuteChangeSet", Fault.ACCESS_DENIED, 1);

        assertThatThrownBy(() -> stage.deploy(OURS)).isInstanceOf(AwsException.class);
        assertThat(stage.actions()).doesNotContain("DeleteChangeSet");
    }

    @Test
    void theFailureIsReportedEvenIfNothingCanBeRemoved() {
        otherDeploys(OURS);
        stage.server.faultOn("DeleteChangeSet", Fault.ACCESS_DENIED, 1);

        assertThatThrownBy(() ->
                        stage.deploy(DeployFixture.checked(DeployFixture.descriptor(10, "+2") + "dashboard: false\n")))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith("Not deployed: ScalingDashboard");
    }

    private void stackBeside() {
        stage.server.stack(
                "beside",
                "eu-central-1",
                StackStatusName.CREATE_COMPLETE,
                BESIDE.template(),
                DeployRequest.of(BESIDE).parameters());
    }

    private static final String BOTH = "The stack scaling is deployed, and the stack beside scales " + RESOURCE
            + " too: they overwrite each other's minCapacity and maxCapacity, and deleting one deletes the policies"
            + " of both. Delete both, then put both into one file with 'rules' or deploy only one of them.";

    @Test
    void anotherStackNamedForTheTargetIsFound() {
        before("ExecuteChangeSet", this::stackBeside);

        assertThatThrownBy(() -> stage.deploy(OURS))
                .isInstanceOf(OperationException.class)
                .hasMessage(BOTH);
    }

    @Test
    void anotherStackNotNamedForTheTargetIsFoundByItsPolicies() {
        before("CreateChangeSet", this::stackBeside);

        assertThatThrownBy(() -> stage.deploy(OURS))
                .isInstanceOf(OperationException.class)
                .hasMessage(BOTH);
    }

    @Test
    void withoutAnAnswerNoOtherStackIsClaimed() {
        before("ExecuteChangeSet", () -> stage.server.faultOn("DescribeStackResources", Fault.EXPIRED_TOKEN, 1));

        assertThat(stage.deploy(OURS).ending()).isEqualTo(Ending.CREATED);
        assertThat(stage.lines)
                .anyMatch(line -> line.startsWith("Cannot check whether another stack scales " + RESOURCE
                                + " too. Cannot find the stack that owns " + RESOURCE)
                        && line.contains("expired"));
    }

    private ObjectNode registered() {
        return CanonicalJson.object()
                .put("ServiceNamespace", "sagemaker")
                .put("ResourceId", RESOURCE)
                .put("ScalableDimension", "sagemaker:variant:DesiredInstanceCount")
                .put("MinCapacity", 3)
                .put("MaxCapacity", 40);
    }

    @Test
    void anUpdateThatAddsTheTargetPrintsTheRegistrationAndChecksForAnotherStack() {
        stage.server.scaling().putTarget(registered());
        String queue = "Resources: { Queue: { Type: 'AWS::SQS::Queue' } }";
        stage.server.stack(DeployFixture.STACK, StackStatusName.CREATE_COMPLETE, queue, Map.of());
        before("ExecuteChangeSet", this::stackBeside);
        DeployOptions options =
                DeployOptions.builder().adopt(true).allowReplacement(true).build();

        assertThatThrownBy(() -> stage.deploy(OURS, options)).hasMessage(BOTH);
        assertThat(stage.lines)
                .contains(RESOURCE + " is already registered, not by this stack: min 3 -> 1, max 40 -> 10.");
    }

    @Test
    void aKeptChangeSetThatAddsTheTargetPrintsTheRegistration() {
        otherDeploys(OURS, KEEP);
        stage.server.scaling().putTarget(registered());

        stage.deploy(OURS, MONDAY);

        assertThat(stage.lines)
                .containsOnlyOnce(RESOURCE + " is already registered, not by this stack: min 3 -> 1, max 40 -> 10.");
    }

    @Test
    void aDeletionRefusedByAnotherOperationIsNotForced() {
        otherDeploys(OURS);
        before("DeleteStack", () -> happens("UPDATE_IN_PROGRESS"));

        assertThatThrownBy(this::delete)
                .isInstanceOf(OperationException.class)
                .hasMessage("Not deleted: the stack scaling has changed since it was shown, and not by this run. Run"
                        + " it again to see what would be deleted now.");
    }

    @Test
    void aDeletionRefusedOtherwiseReportsTheWordsOfAws() {
        otherDeploys(OURS);
        stage.server.faultOn("DeleteStack", Fault.ACCESS_DENIED, 1);

        assertThatThrownBy(this::delete)
                .isInstanceOf(AwsException.class)
                .hasMessageContaining("cloudformation:DeleteStack");
    }

    @Test
    void aDeletionStopsWithoutAnAnswerAboutThePolicies() {
        otherDeploys(OURS);
        stage.server.reset();
        stage.server.faultOn("DescribeScalingPolicies", Fault.EXPIRED_TOKEN, 1);

        assertThatThrownBy(this::delete).isInstanceOf(AwsException.class);
        assertThat(stage.actions()).doesNotContain("DeleteStack");
    }

    @Test
    void aDeletionRefusedForGoodReportsTheWordsOfAws() {
        otherDeploys(OURS);
        before("DeleteStack", () -> stage.aws().stacks().setTerminationProtection(DeployFixture.STACK, true));

        assertThatThrownBy(this::delete)
                .isInstanceOf(AwsException.class)
                .hasMessageEndingWith("cannot be deleted while TerminationProtection is enabled");
    }
}
