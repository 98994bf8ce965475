package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.scripted.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Change sets that are refused, fail, or are slow. */
class ChangeSetCreatorTest {
    private final DeployFixture stage = new DeployFixture();

    @AfterEach
    void close() {
        stage.close();
    }

    private void deployNothing() {
        DeployRequest request = DeployRequest.of(DeployFixture.stack());
        new Deploy(stage.aws(), stage.lines::add, stage.time(), DeployFixture.HINTS)
                .run(
                        new DeployRequest(
                                request.stack(),
                                "Resources: {}",
                                Map.of(),
                                Map.of(),
                                request.target(),
                                request.plan(),
                                Optional.empty()),
                        DeployOptions.standard());
    }

    private void requireRefusal() {
        stage.lines.clear();
        assertThatThrownBy(this::deployNothing)
                .isInstanceOf(AwsException.class)
                .hasMessage(
                        "Cannot create a change set for the stack scaling: Template format error: At least one Resources"
                                + " member must be defined.");
        assertThat(stage.lines).hasSize(1);
    }

    @Test
    void aRefusedTemplateIsNotReportedAsAConcurrentChange() {
        requireRefusal();
        stage.deploy(DeployFixture.stack());
        requireRefusal();
    }

    @Test
    void aMissingPermissionIsReportedInTheWordsOfAws() {
        stage.server.faultOn("CreateChangeSet", Fault.ACCESS_DENIED, 1);

        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack()))
                .isInstanceOf(AwsException.class)
                .hasMessageContaining("cloudformation:CreateChangeSet");
        assertThat(stage.actions()).doesNotContain("DeleteChangeSet");
    }

    @Test
    void aChangeSetThatCannotBeReadIsReportedAndRemoved() {
        stage.server.faultOn("DescribeChangeSet", Fault.ACCESS_DENIED, 1);

        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack()))
                .isInstanceOf(AwsException.class)
                .hasMessageContaining("cloudformation:DescribeChangeSet");
        assertThat(stage.server.openChangeSets()).isZero();
    }

    @Test
    void aFailedChangeSetIsReportedWithReasonAndAdviceAndRemoved() {
        stage.server.script().changeSetsFail("Hook failed: AccessDenied for the topic");

        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack()))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith("CloudFormation cannot create the change set: Hook failed: AccessDenied for"
                        + " the topic. Grant ")
                .hasMessageEndingWith(".");
        assertThat(stage.server.openChangeSets()).isZero();
        assertThat(stage.lines)
                .last()
                .isEqualTo("The empty stack scaling stays in REVIEW_IN_PROGRESS; the next run uses it.");
    }

    @Test
    void anUnknownReasonHasNoAdvice() {
        stage.server.script().changeSetsFail("A hook said no");

        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack()))
                .hasMessage("CloudFormation cannot create the change set: A hook said no.");
    }

    @Test
    void aSlowChangeSetIsPolled() {
        stage.server.script().resourcesTake(Duration.ZERO);
        stage.server.script().changeSetsTake(Duration.ofMinutes(5));

        stage.deploy(DeployFixture.stack(), DeployOptions.builder().dryRun(true).build());

        assertThat(stage.clock.instant())
                .isBetween(Instant.parse("2026-01-01T00:05:00Z"), Instant.parse("2026-01-01T00:05:10Z"));
        assertThat(stage.actions().stream().filter("DescribeChangeSet"::equals)).hasSizeBetween(30, 120);
    }

    @Test
    void pollingEndsAtTheTimeout() {
        stage.server.script().changeSetsTake(Duration.ofMinutes(5));

        assertThatThrownBy(() -> stage.deploy(
                        DeployFixture.stack(),
                        DeployOptions.builder().timeout(Duration.ZERO).build()))
                .hasMessage("CloudFormation has not created the change set after 0 s. Run it again later.");
        assertThat(stage.clock.instant()).isEqualTo("2026-01-01T00:00:00Z");
    }
}
