package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.operation.shared.StackOwnership;
import io.github.stepscale.scripted.StackStatusName;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.template.GeneratedResources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A stack that stepscale did not make is changed only with adopt. */
class OwnershipTest {
    private static final String QUEUE = """
            Resources:
              Queue: { Type: 'AWS::SQS::Queue' }
              ScaleOutAlarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmName: theirs } }
            """;
    private static final String REFUSED =
            "Not deployed: the stack scaling contains resources that stepscale does not make for this target: Queue"
                    + " (AWS::SQS::Queue). Choose another stackName, or take the stack over with"
                    + " -Dstepscale.adopt=true; resources that are not in the descriptor are then removed, which"
                    + " also needs -Dstepscale.allowReplacement=true.";
    private static final ScalableTargetId ORDERS =
            new ScalableTargetId("endpoint/orders/variant/AllTraffic", "sagemaker:variant:DesiredInstanceCount");
    private static final String TARGET = "AWS::ApplicationAutoScaling::ScalableTarget";

    private final DeployFixture stage = new DeployFixture();

    @AfterEach
    void close() {
        stage.close();
    }

    private static Stacks.Stack stack(StackStatus status) {
        return new Stacks.Stack(
                "arn:1", "scaling", status, "", Map.of(), Map.of(), Map.of(), false, Optional.empty(), List.of());
    }

    private static List<String> foreign(StackStatus status, Stacks.Resource resource) {
        return StackOwnership.foreign(stack(status), List.of(resource), ORDERS);
    }

    @ParameterizedTest
    @CsvSource({
        "ScalableTarget, AWS::ApplicationAutoScaling::ScalableTarget, true",
        "ScaleOutPolicy, AWS::ApplicationAutoScaling::ScalingPolicy, true",
        "MyOldRulePolicy, AWS::ApplicationAutoScaling::ScalingPolicy, true",
        "WakeAlarm, AWS::CloudWatch::Alarm, true",
        "ScalingDashboard, AWS::CloudWatch::Dashboard, true",
        "Target, AWS::ApplicationAutoScaling::ScalableTarget, false",
        "ScalableTargetPolicy, AWS::ApplicationAutoScaling::ScalableTarget, false",
        "Policy, AWS::ApplicationAutoScaling::ScalingPolicy, false",
        "ScaleOut, AWS::ApplicationAutoScaling::ScalingPolicy, false",
        "ScaleOutPolicy2, AWS::ApplicationAutoScaling::ScalingPolicy, false",
        "ScaleOutPolicy, AWS::CloudWatch::Alarm, false",
        "Dashboard, AWS::CloudWatch::Dashboard, false",
        "ScaleOutAlarm, AWS::CloudWatch::CompositeAlarm, false",
        "Queue, AWS::SQS::Queue, false"
    })
    void aResourceIsOursByTypeAndLogicalId(String logicalId, String type, boolean ours) {
        assertThat(GeneratedResources.contains(logicalId, type)).isEqualTo(ours);
        List<String> foreign =
                foreign(StackStatus.CREATE_COMPLETE, new Stacks.Resource(logicalId, type, "", "CREATE_COMPLETE"));
        assertThat(foreign).isEqualTo(ours ? List.of() : List.of(logicalId + " (" + type + ")"));
    }

    @Test
    void everyResourceOfEveryGeneratedTemplateIsOurs() {
        SynthesizedStack rules = DeployFixture.checked("""
                endpointName: orders
                stackName: scaling
                minCapacity: 0
                maxCapacity: 10
                inferenceType: async
                steps:
                  - { upper: 20, change: -1 }
                  - { lower: 50, change: +1 }
                """);
        for (SynthesizedStack checked : List.of(DeployFixture.stack(), rules)) {
            stage.server.stack(
                    checked.name(),
                    StackStatusName.CREATE_COMPLETE,
                    checked.template(),
                    DeployRequest.of(checked).parameters());
            Stacks.Stack made = stage.aws().stacks().find(checked.name()).orElseThrow();
            List<Stacks.Resource> resources = stage.aws().stacks().resources(made.id());
            assertThat(resources).hasSizeGreaterThan(4);
            assertThat(StackOwnership.foreign(made, resources, ORDERS)).isEmpty();
        }
    }

    @Test
    void anotherTargetIsForeignWhileItExists() {
        String other = "endpoint/payments/variant/AllTraffic|sagemaker:variant:DesiredInstanceCount|sagemaker";
        String units = "endpoint/orders/variant/AllTraffic|sagemaker:variant:DesiredProvisionedConcurrency|sagemaker";

        assertThat(foreign(
                        StackStatus.CREATE_COMPLETE,
                        new Stacks.Resource("ScalableTarget", TARGET, other, "CREATE_COMPLETE")))
                .containsExactly("ScalableTarget (of endpoint/payments/variant/AllTraffic)");
        assertThat(foreign(
                        StackStatus.CREATE_COMPLETE,
                        new Stacks.Resource("ScalableTarget", TARGET, units, "CREATE_COMPLETE")))
                .containsExactly("ScalableTarget (of " + units + ")");
        assertThat(foreign(
                        StackStatus.CREATE_COMPLETE,
                        new Stacks.Resource("ScalableTarget", TARGET, ORDERS.physicalId(), "CREATE_COMPLETE")))
                .isEmpty();
        for (String gone : List.of("CREATE_FAILED", "DELETE_COMPLETE", "DELETE_SKIPPED")) {
            assertThat(foreign(
                            StackStatus.ROLLBACK_COMPLETE, new Stacks.Resource("ScalableTarget", TARGET, other, gone)))
                    .as(gone)
                    .isEmpty();
        }
    }

    /** A deleted resource counts only in a dead stack, where it shows what made the stack. */
    @Test
    void aDeletedResourceCountsOnlyInADeadStack() {
        Stacks.Resource queue = new Stacks.Resource("Queue", "AWS::SQS::Queue", "q", "DELETE_COMPLETE");

        assertThat(foreign(StackStatus.UPDATE_COMPLETE, queue)).isEmpty();
        assertThat(foreign(StackStatus.ROLLBACK_COMPLETE, queue)).containsExactly("Queue (AWS::SQS::Queue)");
        assertThat(foreign(
                        StackStatus.UPDATE_COMPLETE,
                        new Stacks.Resource("Queue", "AWS::SQS::Queue", "q", "DELETE_SKIPPED")))
                .isEmpty();
    }

    @Test
    void aTargetHasTheNameThatCloudFormationGivesIt() {
        assertThat(ScalableTargetId.ofPhysicalId(ORDERS.physicalId())).contains(ORDERS);
        assertThat(ORDERS.physicalId())
                .isEqualTo("endpoint/orders/variant/AllTraffic|sagemaker:variant:DesiredInstanceCount|sagemaker");
        assertThat(ScalableTargetId.ofPhysicalId("service/a/b|ecs:service:DesiredCount|ecs"))
                .isEmpty();
        assertThat(ScalableTargetId.ofPhysicalId("scaling-eu-central-1")).isEmpty();
    }

    private void theirs(StackStatusName status) {
        stage.server.stack(DeployFixture.STACK, status, QUEUE, Map.of());
    }

    @ParameterizedTest
    @EnumSource(
            value = StackStatusName.class,
            names = {
                "CREATE_COMPLETE",
                "UPDATE_COMPLETE",
                "UPDATE_ROLLBACK_COMPLETE",
                "UPDATE_ROLLBACK_FAILED",
                "UPDATE_FAILED",
                "ROLLBACK_FAILED",
                "DELETE_FAILED",
                "IMPORT_COMPLETE"
            })
    void aForeignStackIsRefusedInEveryStateWhateverElseIsAllowed(StackStatusName status) {
        theirs(status);
        DeployOptions daring = DeployOptions.builder()
                .allowReplacement(true)
                .continueRollback(true)
                .recreateFailed(DeployOptions.Recreate.ANY)
                .build();

        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack(), daring))
                .isInstanceOf(OperationException.class)
                .hasMessage(REFUSED);

        assertThat(stage.actions()).containsExactly("DescribeStacks", "ListStackResources");
    }

    @Test
    void aDryRunRefusesItToo() {
        theirs(StackStatusName.CREATE_COMPLETE);

        assertThatThrownBy(() -> stage.deploy(
                        DeployFixture.stack(),
                        DeployOptions.builder().dryRun(true).build()))
                .hasMessage(REFUSED);
    }

    @Test
    void takingOverAndRemovingNeedSeparateOptions() {
        theirs(StackStatusName.CREATE_COMPLETE);
        DeployOptions.Builder adopting = DeployOptions.builder().adopt(true);

        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack(), adopting.build()))
                .hasMessageStartingWith("Not deployed: ")
                .hasMessageContaining("Queue")
                .hasMessageEndingWith("To allow that, deploy with -Dstepscale.allowReplacement=true.");
        assertThat(stage.lines)
                .contains("The stack scaling is taken over, with resources that stepscale does not make for this"
                        + " target: Queue (AWS::SQS::Queue)");
        assertThat(stage.server.templateOf(DeployFixture.STACK)).isEqualTo(QUEUE);

        assertThat(stage.deploy(
                                DeployFixture.stack(),
                                adopting.allowReplacement(true).build())
                        .ending())
                .isEqualTo(Ending.UPDATED);
    }

    @Test
    void anEmptyStackInReviewIsNotForeign() {
        stage.server.stack(DeployFixture.STACK, StackStatusName.REVIEW_IN_PROGRESS, QUEUE, Map.of());

        assertThat(stage.deploy(DeployFixture.stack()).ending()).isEqualTo(Ending.CREATED);
    }

    @Test
    void aForeignKeptChangeSetIsRefusedByItsChanges() {
        SynthesizedStack ours = DeployFixture.stack();
        DeployRequest request = DeployRequest.of(ours);
        DeployOptions keep = DeployOptions.builder()
                .changeSet(new ChangeSetUse.Keep("monday"))
                .build();
        new Deploy(stage.aws(), stage.lines::add, stage.time(), DeployFixture.HINTS)
                .run(
                        new DeployRequest(
                                request.stack(),
                                QUEUE,
                                Map.of(),
                                Map.of(),
                                request.target(),
                                request.plan(),
                                Optional.empty()),
                        keep);
        DeployOptions.Builder execute = DeployOptions.builder().changeSet(new ChangeSetUse.ExecuteKept("monday"));

        assertThatThrownBy(() -> stage.deploy(ours, execute.build())).hasMessage(REFUSED);
        assertThat(stage.actions()).doesNotContain("ExecuteChangeSet");
        assertThat(stage.deploy(ours, execute.adopt(true).build()).ending()).isEqualTo(Ending.CREATED);
    }

    @Test
    void aKeptChangeSetOfAForeignStackIsRefused() {
        theirs(StackStatusName.CREATE_COMPLETE);

        assertThatThrownBy(() -> stage.deploy(
                        DeployFixture.stack(),
                        DeployOptions.builder()
                                .changeSet(new ChangeSetUse.ExecuteKept("monday"))
                                .build()))
                .hasMessage(REFUSED);
    }
}
