package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.operation.Confirmation;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.deploy.DeployOptions.Recreate;
import io.github.stepscale.operation.deploy.delete.Delete;
import io.github.stepscale.operation.deploy.delete.DeleteOptions;
import io.github.stepscale.scripted.Request;
import io.github.stepscale.scripted.StackStatusName;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages about a stack that is busy or failed, and the requests that are not sent. */
class StackRecoveryTest {
    private static final DeployOptions DARING_AND_DRY = DeployOptions.builder()
            .recreateFailed(Recreate.ANY)
            .continueRollback(true)
            .dryRun(true)
            .build();

    private final DeployFixture stage = new DeployFixture();

    @AfterEach
    void close() {
        stage.close();
    }

    private void found(StackStatusName status) {
        DeployRequest request = DeployRequest.of(DeployFixture.stack());
        stage.server.stack(DeployFixture.STACK, status, request.template(), request.parameters());
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE_IN_PROGRESS,                  creating",
        "DELETE_IN_PROGRESS,                  deleting",
        "IMPORT_IN_PROGRESS,                  importing into",
        "UPDATE_IN_PROGRESS,                  updating",
        "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, updating",
        "ROLLBACK_IN_PROGRESS,                rolling back",
        "UPDATE_ROLLBACK_IN_PROGRESS,         rolling back",
        "IMPORT_ROLLBACK_IN_PROGRESS,         rolling back"
    })
    void anOperationInProgressIsNamed(StackStatusName status, String doing) {
        found(status);

        assertThatThrownBy(() -> stage.deploy(
                        DeployFixture.stack(),
                        DeployOptions.builder().timeout(Duration.ZERO).build()))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith(
                        "Stopped following after 0 s: CloudFormation carries on " + doing + " scaling. Run the same");
        assertThat(stage.lines)
                .element(1)
                .isEqualTo("The stack is in " + status
                        + ": waiting for that to end, since nothing else can start before.");
    }

    @ParameterizedTest
    @CsvSource({
        "ROLLBACK_COMPLETE,      'its creation failed and was rolled back'",
        "ROLLBACK_FAILED,        'its creation and the rollback failed; it may contain resources'",
        "CREATE_FAILED,          'its creation failed and was not rolled back; it may contain resources'",
        "UPDATE_ROLLBACK_FAILED, 'it must be repaired first'",
        "UPDATE_FAILED,          'it must be repaired first'"
    })
    void aDryRunRepairsNothing(StackStatusName status, String why) {
        found(status);

        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack(), DARING_AND_DRY))
                .isInstanceOf(OperationException.class)
                .hasMessage("The stack scaling is in " + status + ": " + why
                        + ". A dry run changes nothing: deploy without stepscale.dryRun.");
        assertThat(stage.actions()).containsExactly("DescribeStacks", "ListStackResources");
        assertThat(stage.lines).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE_ROLLBACK_FAILED | an update and its rollback failed
            UPDATE_FAILED          | an update failed and was not rolled back
            """)
    void aRefusedMoveNamesTheOptionThatAllowsIt(StackStatusName status, String why) {
        found(status);

        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack()))
                .hasMessage("The stack scaling is in " + status + ": " + why
                        + ". Deploy again with -Dstepscale.continueRollback=true to roll it back and"
                        + " continue from there.");
    }

    @Test
    void theReasonOfCloudFormationIsPrintedBesideTheState() {
        found(StackStatusName.CREATE_COMPLETE);
        stage.server.happen(
                DeployFixture.STACK, Duration.ZERO, DeployFixture.STACK, "UPDATE_FAILED", "Somebody stopped it");
        stage.clock.advance(Duration.ofSeconds(1));

        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack()))
                .hasMessageStartingWith(
                        "The stack scaling is in UPDATE_FAILED (Somebody stopped it): an update failed and was not"
                                + " rolled back. Deploy again");
    }

    @Test
    void aFailedStackThatCannotBeDeletedNamesItsCause() {
        stage.server.script().failing("ScaleOutAlarm", "no");
        stage.server.script().failingDelete("ScalableTarget", "it sticks");
        assertThatThrownBy(() -> stage.deploy(
                        DeployFixture.stack(),
                        DeployOptions.builder()
                                .onFailure(DeployOptions.OnFailure.ROLLBACK)
                                .build()))
                .hasMessageContaining("is now in ROLLBACK_FAILED");

        assertThatThrownBy(() -> stage.deploy(
                        DeployFixture.stack(),
                        DeployOptions.builder().recreateFailed(Recreate.ANY).build()))
                .isInstanceOf(OperationException.class)
                .hasMessage("The failed stack could not be deleted. ScalableTarget: it sticks.");
        assertThat(stage.server.statusOf(DeployFixture.STACK)).contains("DELETE_FAILED");
    }

    @Test
    void aRollbackThatFailsAgainNamesItsCause() {
        stage.deploy(DeployFixture.stack());
        stage.server.script().failing("ScaleOutAlarm", "no");
        stage.server.script().failingRollback("ScaleOutPolicy", "it sticks");
        assertThatThrownBy(() -> stage.deploy(
                        DeployFixture.checked(DeployFixture.descriptor(12, "+3").replace("600", "500"))))
                .hasMessageContaining("is now in UPDATE_ROLLBACK_FAILED");

        assertThatThrownBy(() -> stage.deploy(
                        DeployFixture.stack(),
                        DeployOptions.builder().continueRollback(true).build()))
                .isInstanceOf(OperationException.class)
                .hasMessage("The stack scaling is still in UPDATE_ROLLBACK_FAILED. ScaleOutPolicy: it sticks.");
        assertThat(stage.lines)
                .contains("The stack is in UPDATE_ROLLBACK_FAILED: first continuing the rollback of scaling.");
    }

    /** Another run makes it fail again and again. */
    @Test
    void aStackThatDoesNotSettleIsLeftAloneAfterEightMoves() {
        found(StackStatusName.UPDATE_FAILED);
        stage.server.onArrival(request -> {
            if (request.action().equals("DescribeStacks")) {
                stage.server.happen(DeployFixture.STACK, Duration.ZERO, DeployFixture.STACK, "UPDATE_FAILED", "");
            }
        });

        assertThatThrownBy(() -> stage.deploy(
                        DeployFixture.stack(),
                        DeployOptions.builder().continueRollback(true).build()))
                .isInstanceOf(OperationException.class)
                .hasMessage("The stack does not reach a stable state. Check it in the CloudFormation console.");
        assertThat(stage.lines)
                .filteredOn("The stack is in UPDATE_FAILED: first rolling back scaling."::equals)
                .hasSize(8);
    }

    /** Each time it is read by name, another run has started an update. */
    @Test
    void aDeletionWaitsAtMostEightTimes() {
        found(StackStatusName.CREATE_COMPLETE);
        stage.server.onArrival(this::busyByName);

        assertThatThrownBy(() -> new Delete(stage.aws(), stage.lines::add, stage.time(), DeployFixture.HINTS)
                        .run(
                                DeployFixture.STACK,
                                ScalableTargetId.of(
                                        DeployFixture.stack().plan().scaling().target()),
                                DeleteOptions.standard(),
                                Confirmation.GIVEN))
                .isInstanceOf(OperationException.class)
                .hasMessage("The stack scaling stays busy. Check it in the CloudFormation console.");
        assertThat(stage.lines)
                .filteredOn("The stack is in UPDATE_IN_PROGRESS: waiting for that to end."::equals)
                .hasSize(8);
        assertThat(stage.actions()).doesNotContain("DeleteStack");
    }

    private void busyByName(Request request) {
        if (request.action().equals("DescribeStacks")
                && request.text("StackName").filter(DeployFixture.STACK::equals).isPresent()) {
            stage.server.happen(DeployFixture.STACK, Duration.ZERO, DeployFixture.STACK, "UPDATE_IN_PROGRESS", "");
            stage.server.happen(DeployFixture.STACK, Duration.ofSeconds(1), DeployFixture.STACK, "UPDATE_COMPLETE", "");
        }
    }
}
