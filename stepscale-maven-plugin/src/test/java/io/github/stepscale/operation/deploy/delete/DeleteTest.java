package io.github.stepscale.operation.deploy.delete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepscale.operation.Confirmation;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.deploy.DeployOptions;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.scripted.StackStatusName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeleteTest {
    private static final String RESOURCE = "endpoint/orders/variant/AllTraffic";
    private static final ScalableTargetId ORDERS =
            new ScalableTargetId(RESOURCE, "sagemaker:variant:DesiredInstanceCount");
    private static final ScalableTargetId PAYMENTS =
            new ScalableTargetId("endpoint/payments/variant/AllTraffic", "sagemaker:variant:DesiredInstanceCount");
    private static final DeleteOptions STANDARD = DeleteOptions.standard();
    private static final String QUEUE = "Resources: { Queue: { Type: 'AWS::SQS::Queue' } }";

    private final DeployFixture stage = new DeployFixture();

    @AfterEach
    void close() {
        stage.close();
    }

    private boolean delete(ScalableTargetId target, DeleteOptions options, Confirmation confirmation) {
        return new Delete(stage.aws(), stage.lines::add, stage.time(), DeployFixture.HINTS)
                .run(DeployFixture.STACK, target, options, confirmation);
    }

    private boolean delete(DeleteOptions options) {
        return delete(ORDERS, options, Confirmation.GIVEN);
    }

    private void deployed() {
        stage.deploy(DeployFixture.stack());
        stage.lines.clear();
        stage.server.reset();
    }

    @Test
    void showsTheResourcesAsksAndDeletes() {
        deployed();
        List<String> questions = new ArrayList<>();

        assertThat(delete(ORDERS, STANDARD, questions::add)).isTrue();

        assertThat(questions).containsExactly("Delete the stack scaling? What it scales keeps its current capacity.");
        assertThat(stage.lines.subList(0, 3))
                .containsExactly(
                        "Account 123456789012, Region eu-central-1, stack scaling",
                        "6 resources to delete",
                        "Delete  ScalableTarget  AWS::ApplicationAutoScaling::ScalableTarget  " + ORDERS.physicalId());
        assertThat(stage.lines).noneMatch(line -> line.contains("which are not in the stack"));
        assertThat(stage.lines).last().isEqualTo("Deleted.");
        assertThat(stage.aws().stacks().find(DeployFixture.STACK)).isEmpty();
    }

    @Test
    void aDryRunShowsAndDeletesNothing() {
        deployed();

        boolean there = delete(ORDERS, DeleteOptions.builder().dryRun(true).build(), question -> {
            throw new AssertionError("asked: " + question);
        });

        assertThat(there).isTrue();
        assertThat(stage.lines).contains("6 resources to delete").last().isEqualTo("A dry run: nothing was changed.");
        assertThat(stage.actions()).doesNotContain("DeleteStack");
        assertThat(stage.server.statusOf(DeployFixture.STACK)).contains("CREATE_COMPLETE");
    }

    @Test
    void aNoDeletesNothing() {
        deployed();

        assertThatThrownBy(() -> delete(ORDERS, STANDARD, question -> false))
                .isInstanceOf(OperationException.class)
                .hasMessage("Not deleted.");

        assertThat(stage.actions()).doesNotContain("DeleteStack");
    }

    @Test
    void aForeignStackIsRefusedUnlessAdoptIsSet() {
        stage.server.stack(DeployFixture.STACK, StackStatusName.CREATE_COMPLETE, QUEUE, Map.of());
        String refused = "Not deleted: the stack scaling contains resources that stepscale does not make for this"
                + " target: Queue (AWS::SQS::Queue). Check stackName. To delete all of them, add"
                + " -Dstepscale.adopt=true.";

        assertThatThrownBy(() -> delete(STANDARD))
                .isInstanceOf(OperationException.class)
                .hasMessage(refused);
        assertThatThrownBy(() -> delete(DeleteOptions.builder().dryRun(true).build()))
                .hasMessage(refused);
        assertThat(stage.lines).anyMatch(line -> line.startsWith("Delete  Queue  AWS::SQS::Queue  scaling-Queue-"));
        assertThat(stage.actions()).doesNotContain("DeleteStack");

        assertThat(delete(DeleteOptions.builder().adopt(true).build())).isTrue();
        assertThat(stage.aws().stacks().find(DeployFixture.STACK)).isEmpty();
    }

    @Test
    void theStackOfAnotherTargetIsRefused() {
        deployed();

        assertThatThrownBy(() -> delete(PAYMENTS, STANDARD, Confirmation.GIVEN))
                .hasMessageContaining(
                        "does not make for this target: ScalableTarget (of" + " " + RESOURCE + "). Check stackName.");
    }

    @Test
    void namesThePoliciesOutsideTheStackThatAreDeletedWithTheTarget() {
        deployed();
        stage.server
                .scaling()
                .putPolicy(new ObjectMapper()
                        .createObjectNode()
                        .put("ServiceNamespace", "sagemaker")
                        .put("ResourceId", RESOURCE)
                        .put("ScalableDimension", ORDERS.dimension())
                        .put("PolicyName", "by-hand")
                        .put("PolicyType", "TargetTrackingScaling"));

        delete(DeleteOptions.builder().dryRun(true).build());

        assertThat(stage.lines)
                .containsSubsequence(
                        "Deregistering the scalable target also deletes these policies of " + RESOURCE
                                + ", which are not in the stack:",
                        "    TargetTrackingScaling by-hand (no alarm)",
                        "A dry run: nothing was changed.");
    }

    @Test
    void withoutPermissionForThePoliciesItNamesThePermissionAndContinues() {
        deployed();
        stage.server.faultOn("DescribeScalingPolicies", Fault.ACCESS_DENIED, 1);

        assertThat(delete(STANDARD)).isTrue();

        assertThat(stage.lines)
                .contains("Cannot list the other policies that are deleted with the target " + RESOURCE
                        + ": grant the caller application-autoscaling:DescribeScalingPolicies.");
    }

    @Test
    void anEmptyStackInReviewIsNamed() {
        stage.deploy(DeployFixture.stack(), DeployOptions.builder().dryRun(true).build());

        assertThat(delete(STANDARD)).isTrue();

        assertThat(stage.lines)
                .containsSubsequence(
                        "0 resources to delete",
                        "The stack is empty, in REVIEW_IN_PROGRESS: none of its change sets was executed. They are"
                                + " deleted with it, those of others too.",
                        "Deleted.");
        assertThat(stage.aws().stacks().find(DeployFixture.STACK)).isEmpty();
    }

    @Test
    void anAnswerCountsOnlyForWhatWasShown() {
        deployed();
        Confirmation slow = question -> {
            stage.deploy(
                    DeployFixture.checked(DeployFixture.descriptor(12, "+3") + "dashboard: false\n"),
                    DeployOptions.builder().allowReplacement(true).build());
            return true;
        };

        assertThatThrownBy(() -> delete(ORDERS, STANDARD, slow))
                .isInstanceOf(OperationException.class)
                .hasMessage("Not deleted: the stack scaling has changed since it was shown, and not by this run. Run it"
                        + " again to see what would be deleted now.");

        assertThat(stage.server.statusOf(DeployFixture.STACK)).contains("UPDATE_COMPLETE");
    }

    @Test
    void aStackThatWasDeletedMeanwhileIsNotDeletedAgain() {
        deployed();
        Confirmation slow = question -> {
            String id =
                    stage.aws().stacks().find(DeployFixture.STACK).orElseThrow().id();
            stage.aws().stacks().delete(id, "theirs", Optional.empty(), List.of());
            stage.clock.advance(Duration.ofMinutes(5));
            stage.deploy(DeployFixture.stack());
            return true;
        };

        assertThat(delete(ORDERS, STANDARD, slow)).isFalse();

        assertThat(stage.lines)
                .last()
                .isEqualTo("The stack is already gone: it was deleted meanwhile, and not by" + " this run.");
        assertThat(stage.server.statusOf(DeployFixture.STACK)).contains("CREATE_COMPLETE");
    }

    @Test
    void noStackIsASuccessAndSaysSo() {
        assertThat(delete(STANDARD)).isFalse();

        assertThat(stage.lines).containsExactly("There is no stack scaling in Region eu-central-1: nothing to delete.");
    }

    @Test
    void waitsForTheOperationInProgressAndReadsTheStackAgainByName() {
        deployed();
        String id = stage.aws().stacks().find(DeployFixture.STACK).orElseThrow().id();
        stage.aws().stacks().delete(id, "theirs", Optional.empty(), List.of());

        assertThat(delete(STANDARD)).isFalse();

        assertThat(stage.lines.get(0)).isEqualTo("The stack is in DELETE_IN_PROGRESS: waiting for that to end.");
        assertThat(stage.lines)
                .last()
                .isEqualTo("There is no stack scaling in Region eu-central-1: nothing to delete.");
    }

    @Test
    void aFailedDeletionNamesItsCauseAndTheFix() {
        deployed();
        stage.server.script().failingDelete("ScalingDashboard", "no");

        assertThatThrownBy(() -> delete(STANDARD))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith("The stack scaling is now in DELETE_FAILED. The cause: ScalingDashboard: no.")
                .hasMessageEndingWith(
                        " Keep the resources that cannot be deleted with -Dstepscale.retain=<logical ids>, or all of"
                                + " them with -Dstepscale.delete.force=true.");

        stage.lines.clear();
        assertThat(delete(DeleteOptions.builder()
                        .retain(List.of("ScalingDashboard"))
                        .build()))
                .isTrue();
        assertThat(stage.lines).anyMatch(line -> line.startsWith("Keep    ScalingDashboard  "));
    }

    @Test
    void retainIsOnlyForAFailedDeletion() {
        deployed();

        assertThatThrownBy(() -> delete(DeleteOptions.builder()
                        .retain(List.of("ScalingDashboard"))
                        .build()))
                .hasMessage(
                        "The stack scaling is in CREATE_COMPLETE: only a stack in DELETE_FAILED can retain resources."
                                + " Delete it without stepscale.retain.");
    }
}
