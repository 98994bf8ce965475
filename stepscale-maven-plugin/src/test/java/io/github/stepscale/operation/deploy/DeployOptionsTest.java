package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.operation.Confirmation;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.operation.deploy.delete.Delete;
import io.github.stepscale.operation.deploy.delete.DeleteOptions;
import io.github.stepscale.scripted.Request;
import io.github.stepscale.scripted.StackStatusName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options reach AWS as given; without an option, the request omits it. */
class DeployOptionsTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/deployer";
    private static final ScalableTargetId ORDERS =
            ScalableTargetId.of(DeployFixture.stack().plan().scaling().target());

    private final DeployFixture stage = new DeployFixture();

    @AfterEach
    void close() {
        stage.close();
    }

    private boolean delete(DeleteOptions options) {
        return new Delete(stage.aws(), stage.lines::add, stage.time(), DeployFixture.HINTS)
                .run(DeployFixture.STACK, ORDERS, options, Confirmation.GIVEN);
    }

    @Test
    void theChangeSetHasTheRoleTheTopicsAndTheAlarms() {
        DeployOptions options = DeployOptions.builder()
                .cloudFormationRoleArn(ROLE)
                .notificationArns(List.of("arn:topic:1", "arn:topic:2"))
                .rollbackAlarms(List.of("arn:alarm:1"))
                .build();

        stage.deploy(DeployFixture.stack(), options);

        Request made = stage.sent("CreateChangeSet").get(0);
        assertThat(made.text("RoleARN")).contains(ROLE);
        assertThat(made.texts("NotificationARNs")).containsExactly("arn:topic:1", "arn:topic:2");
        assertThat(made.parameters().at("/RollbackConfiguration/RollbackTriggers"))
                .extracting(trigger -> trigger.path("Arn").asText())
                .containsExactly("arn:alarm:1");
    }

    @Test
    void withoutOptionsTheRequestHasNoneOfThem() {
        stage.deploy(DeployFixture.stack());

        JsonNode made = stage.sent("CreateChangeSet").get(0).parameters();
        assertThat(made.has("RoleARN")).isFalse();
        assertThat(made.path("NotificationARNs")).isEmpty();
        assertThat(made.at("/RollbackConfiguration/RollbackTriggers")).isEmpty();
        assertThat(stage.sent("UpdateTerminationProtection")).isEmpty();
    }

    @Test
    void terminationProtectionIsSetAfterTheDeploymentAndLaterOnlyWhereItDiffers() {
        DeployOptions on = DeployOptions.builder().terminationProtection(true).build();
        DeployOptions off = DeployOptions.builder().terminationProtection(false).build();

        stage.deploy(DeployFixture.stack(), on);
        requireProtected(1, true);
        assertThat(stage.deploy(DeployFixture.stack(), on).ending()).isEqualTo(Ending.UNCHANGED);
        requireProtected(1, true);
        stage.deploy(DeployFixture.stack(12, "+3"), on);
        requireProtected(2, true);
        stage.deploy(DeployFixture.stack(12, "+3"));
        requireProtected(2, true);
        assertThat(stage.deploy(DeployFixture.stack(12, "+3"), off).ending()).isEqualTo(Ending.UNCHANGED);
        requireProtected(3, false);
    }

    private void requireProtected(int requests, boolean protection) {
        List<Request> asked = stage.sent("UpdateTerminationProtection");
        assertThat(asked).hasSize(requests);
        String id = stage.aws().stacks().find(DeployFixture.STACK).orElseThrow().id();
        assertThat(asked.get(requests - 1).text("StackName")).contains(id);
        assertThat(asked.get(requests - 1).text("EnableTerminationProtection")).contains(String.valueOf(protection));
        assertThat(stage.aws().stacks().find(DeployFixture.STACK).orElseThrow().terminationProtection())
                .isEqualTo(protection);
    }

    @Test
    void aProtectedStackIsNotDeleted() {
        stage.deploy(
                DeployFixture.stack(),
                DeployOptions.builder().terminationProtection(true).build());
        stage.server.reset();

        assertThatThrownBy(() -> delete(DeleteOptions.standard()))
                .isInstanceOf(OperationException.class)
                .hasMessage("The stack scaling has termination protection. Deploy it with"
                        + " -Dstepscale.terminationProtection=false first.");
        assertThat(stage.actions()).containsExactly("DescribeStacks");
    }

    @Test
    void aDeletionHasTheRoleAndTheRetainedResources() {
        stage.deploy(DeployFixture.stack());
        stage.server.script().failingDelete("ScalingDashboard", "no");
        assertThatThrownBy(() -> delete(DeleteOptions.standard())).isInstanceOf(OperationException.class);

        delete(DeleteOptions.builder()
                .cloudFormationRoleArn(ROLE)
                .retain(List.of("ScalingDashboard"))
                .build());

        List<Request> deletions = stage.sent("DeleteStack");
        assertThat(deletions.get(0).text("RoleARN")).isEmpty();
        assertThat(deletions.get(0).texts("RetainResources")).isEmpty();
        assertThat(deletions.get(1).text("RoleARN")).contains(ROLE);
        assertThat(deletions.get(1).texts("RetainResources")).containsExactly("ScalingDashboard");
    }

    @Test
    void aDeletionIsFollowedUntilTheTimeout() {
        stage.deploy(DeployFixture.stack());
        stage.server.script().takes("ScalingDashboard", Duration.ofMinutes(4));

        assertThatThrownBy(() -> delete(
                        DeleteOptions.builder().timeout(Duration.ofMinutes(1)).build()))
                .hasMessageStartingWith(
                        "Stopped following after 1 min: CloudFormation carries on deleting scaling." + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "ROLLBACK_COMPLETE,      DeleteStack",
        "UPDATE_ROLLBACK_FAILED, ContinueUpdateRollback",
        "UPDATE_FAILED,          RollbackStack"
    })
    void recoveryRequestsHaveTheRoleToo(StackStatusName status, String action) {
        DeployRequest request = DeployRequest.of(DeployFixture.stack());
        stage.server.stack(DeployFixture.STACK, status, request.template(), request.parameters());

        stage.deploy(
                DeployFixture.stack(),
                DeployOptions.builder()
                        .continueRollback(true)
                        .cloudFormationRoleArn(ROLE)
                        .build());

        assertThat(stage.sent(action))
                .singleElement()
                .satisfies(asked -> assertThat(asked.text("RoleARN")).contains(ROLE));
    }

    @Test
    void theDefaultsNeitherReplaceNorTakeOver() {
        assertThat(DeployOptions.standard())
                .isEqualTo(new DeployOptions(
                        false,
                        new ChangeSetUse.Execute(),
                        DeployOptions.Recreate.EMPTY,
                        DeployOptions.OnFailure.DELETE,
                        false,
                        false,
                        false,
                        false,
                        false,
                        true,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Duration.ofMinutes(30)));
        assertThat(DeleteOptions.standard())
                .isEqualTo(new DeleteOptions(false, false, List.of(), false, Optional.empty(), Duration.ofMinutes(30)));
    }

    @Test
    void anAbsentStackHasNoChangeSet() {
        assertThatThrownBy(() -> stage.deploy(
                        DeployFixture.stack(),
                        DeployOptions.builder()
                                .changeSet(new ChangeSetUse.ExecuteKept("monday"))
                                .build()))
                .isInstanceOf(OperationException.class)
                .hasMessage("There is no stack scaling, so it has no change set. Create one with"
                        + " -Dstepscale.changeSet=keep.");
        assertThat(stage.actions()).containsExactly("DescribeStacks", "GetCallerIdentity");
    }
}
