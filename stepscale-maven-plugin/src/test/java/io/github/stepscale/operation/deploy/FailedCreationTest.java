package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.operation.Confirmation;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.deploy.DeployOptions.OnFailure;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.operation.deploy.delete.Delete;
import io.github.stepscale.operation.deploy.delete.DeleteOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a stack whose creation, or deletion, fails. */
class FailedCreationTest {
    private final DeployFixture stage = new DeployFixture();

    @AfterEach
    void close() {
        stage.close();
    }

    private void failing() {
        stage.server.script().failing("ScaleOutAlarm", "No such metric");
    }

    private void deploy(OnFailure onFailure) {
        stage.deploy(
                DeployFixture.stack(),
                DeployOptions.builder().onFailure(onFailure).build());
    }

    @Test
    void aFirstCreationThatFailsLeavesNothing() {
        failing();

        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack()))
                .isInstanceOf(OperationException.class)
                .hasMessage("The creation of the stack scaling failed, and CloudFormation deleted the stack: nothing of"
                        + " it is left. The cause: ScaleOutAlarm: No such metric.");

        assertThat(stage.server.statusOf(DeployFixture.STACK)).isEmpty();
        assertThat(stage.lines).anyMatch(line -> line.endsWith("  scaling  DELETE_COMPLETE"));
        assertThat(stage.lines).noneMatch(line -> line.startsWith("Not from this run"));
        assertThat(stage.sent("ExecuteChangeSet"))
                .allSatisfy(
                        request -> assertThat(request.text("DisableRollback")).isEmpty());
    }

    @Test
    void theNextRunCreatesItAnew() {
        failing();
        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack())).isInstanceOf(OperationException.class);
        stage.server.script().healed("ScaleOutAlarm");
        stage.server.reset();

        assertThat(stage.deploy(DeployFixture.stack()).ending()).isEqualTo(Ending.CREATED);
        assertThat(stage.actions()).doesNotContain("DeleteStack");
    }

    @ParameterizedTest
    @CsvSource({"KEEP, DO_NOTHING, CREATE_FAILED", "ROLLBACK, ROLLBACK, ROLLBACK_COMPLETE"})
    void theStackStaysWhereThatIsWanted(OnFailure onFailure, String sent, String status) {
        failing();

        assertThatThrownBy(() -> deploy(onFailure))
                .hasMessage("The stack scaling is now in " + status + ". The cause: ScaleOutAlarm: No such metric.");

        assertThat(stage.server.statusOf(DeployFixture.STACK)).contains(status);
        assertThat(stage.sent("CreateChangeSet"))
                .allSatisfy(
                        request -> assertThat(request.text("OnStackFailure")).contains(sent));
    }

    @Test
    void aDeletionThatFailsTooIsReportedWithTheFirstCause() {
        failing();
        stage.server.script().failingDelete("ScalableTarget", "It sticks");

        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack()))
                .hasMessage("The stack scaling is now in DELETE_FAILED. The cause: ScaleOutAlarm: No such metric.");
        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack())).hasMessageContaining("mvn stepscale:delete");
    }

    @Test
    void anUpdateThatFailsIsRolledBackAsEver() {
        stage.deploy(DeployFixture.stack());
        stage.server.reset();
        stage.server.script().failing("ScalableTarget", "No");

        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack(12, "+3")))
                .hasMessage("The stack scaling is now in UPDATE_ROLLBACK_COMPLETE. The cause: ScalableTarget: No.");

        assertThat(stage.sent("CreateChangeSet"))
                .allSatisfy(
                        request -> assertThat(request.text("OnStackFailure")).isEmpty());
        assertThat(stage.sent("ExecuteChangeSet"))
                .allSatisfy(
                        request -> assertThat(request.text("DisableRollback")).contains("false"));
    }

    @ParameterizedTest
    @CsvSource({"DELETE, DELETE", "KEEP, ROLLBACK", "ROLLBACK, KEEP"})
    void aKeptChangeSetRemembersWhatBecomesOfTheStack(OnFailure kept, OnFailure later) {
        stage.deploy(
                DeployFixture.stack(),
                DeployOptions.builder()
                        .changeSet(new ChangeSetUse.Keep("monday"))
                        .onFailure(kept)
                        .build());
        failing();

        assertThatThrownBy(() -> stage.deploy(
                        DeployFixture.stack(),
                        DeployOptions.builder()
                                .changeSet(new ChangeSetUse.ExecuteKept("monday"))
                                .onFailure(later)
                                .build()))
                .isInstanceOf(OperationException.class);

        Optional<String> expected = switch (kept) {
            case DELETE -> Optional.empty();
            case KEEP -> Optional.of("CREATE_FAILED");
            case ROLLBACK -> Optional.of("ROLLBACK_COMPLETE");
        };
        assertThat(stage.server.statusOf(DeployFixture.STACK)).isEqualTo(expected);
        assertThat(stage.sent("ExecuteChangeSet"))
                .allSatisfy(
                        request -> assertThat(request.text("DisableRollback")).isEmpty());
    }

    private boolean delete(DeleteOptions options) {
        return new Delete(stage.aws(), stage.lines::add, stage.time(), DeployFixture.HINTS)
                .run(
                        DeployFixture.STACK,
                        ScalableTargetId.of(
                                DeployFixture.stack().plan().scaling().target()),
                        options,
                        Confirmation.GIVEN);
    }

    private void failDeletion() {
        stage.server.script().resourcesTake(Duration.ZERO);
        stage.deploy(DeployFixture.stack());
        stage.server.script().failingDelete("ScaleInAlarm", "It sticks");
        assertThatThrownBy(() -> delete(DeleteOptions.standard())).isInstanceOf(OperationException.class);
    }

    @Test
    void aDeletionThatFailedCanBeForced() {
        failDeletion();

        assertThat(delete(DeleteOptions.builder().force(true).build())).isTrue();

        assertThat(stage.server.statusOf(DeployFixture.STACK)).isEmpty();
        assertThat(stage.lines)
                .anyMatch(line -> line.startsWith("Left in the account, without a stack: ScaleInAlarm "))
                .last()
                .isEqualTo("Deleted.");
    }

    @Test
    void aStackThatCanBeDeletedIsNotForced() {
        stage.deploy(DeployFixture.stack());
        stage.server.reset();

        assertThatThrownBy(() -> delete(DeleteOptions.builder().force(true).build()))
                .hasMessage(
                        "The stack scaling is in CREATE_COMPLETE: CloudFormation leaves resources behind only where a"
                                + " deletion has failed. Delete it without stepscale.delete.force.");
        assertThat(stage.actions()).doesNotContain("DeleteStack");
    }

    @Test
    void forceAndRetainExcludeEachOther() {
        failDeletion();
        assertThatThrownBy(() -> delete(DeleteOptions.builder()
                        .force(true)
                        .retain(List.of("ScaleInAlarm"))
                        .build()))
                .hasMessageContaining("Give one of the two.");
    }
}
