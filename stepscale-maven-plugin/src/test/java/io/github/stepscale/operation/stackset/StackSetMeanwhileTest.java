package io.github.stepscale.operation.stackset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.StackSets;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.deploy.DeployRequest;
import io.github.stepscale.operation.stackset.StackSetResult.Ending;
import io.github.stepscale.scripted.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changes by another user at one moment of a deployment, and their outcome. */
class StackSetMeanwhileTest {
    private static final DeployRequest OURS = DeployRequest.of(DeployFixture.stack());
    private static final DeployRequest THEIRS = DeployRequest.of(DeployFixture.stack(12, "+3"));
    private static final String IRELAND = "eu-west-1";

    private final StackSetFixture fixture = new StackSetFixture();
    private boolean inside;

    @AfterEach
    void close() {
        fixture.close();
    }

    /** Once, before the next request of an action has any effect that follows a request of another. */
    private void before(String action, String after, Runnable happening) {
        int[] left = {1};
        fixture.aws.onArrival(request -> {
            if (!inside
                    && left[0] > 0
                    && request.action().equals(action)
                    && fixture.stage.actions().contains(after)) {
                left[0]--;
                inside = true;
                happening.run();
                inside = false;
            }
        });
    }

    private void otherDeploys(DeployRequest request) {
        fixture.deploy(request, StackSetFixture.options().build(), new ArrayList<>());
    }

    private void otherMakesAnInstance(String operation) {
        fixture.stage
                .aws()
                .stackSets()
                .createInstances(
                        StackSetFixture.NAME,
                        StackSetFixture.options().build().permissionModel(),
                        new StackSets.Targets(List.of("333333333333"), List.of(StackSetFixture.EUROPE)),
                        StackSets.OperationPreferences.standard(),
                        operation);
    }

    private void deployed(DeployRequest request) {
        otherDeploys(request);
        fixture.clearRecords();
    }

    private StackSetResult deploy() {
        return fixture.deploy(OURS, StackSetFixture.options().build());
    }

    @Test
    void aStackSetDeletedBeforeTheUpdateIsNotCreatedAgain() {
        deployed(THEIRS);
        before("UpdateStackSet", "DescribeStackSet", () -> fixture.aws.deleteStackSet(StackSetFixture.NAME));

        assertThatThrownBy(this::deploy)
                .isInstanceOf(OperationException.class)
                .hasMessage("The stack set scaling was deleted during this deployment. Deploy again to create it.");
        assertThat(fixture.changes()).containsExactly("UpdateStackSet");
    }

    @Test
    void aStackSetDeletedAfterItsCreationIsNotCreatedAgain() {
        before("CreateStackInstances", "CreateStackSet", () -> fixture.aws.deleteStackSet(StackSetFixture.NAME));

        assertThatThrownBy(this::deploy)
                .hasMessageStartingWith("The stack set scaling was deleted during this deployment");
    }

    @Test
    void aStackSetChangedAfterTheUpdateFailsTheRun() {
        deployed(THEIRS);
        before("ListStackSetOperations", "UpdateStackSet", () -> otherDeploys(THEIRS));

        assertThatThrownBy(this::deploy)
                .isInstanceOf(OperationException.class)
                .hasMessage("The stack set scaling was changed by another user during this deployment: the template"
                        + " differs, parameters differ. Agree with them, then deploy again.");
        assertThat(fixture.template()).isEqualTo(THEIRS.template());
    }

    @Test
    void endlessChangesByOthersEndTheRunAtTheTimeout() {
        deployed(THEIRS);
        fixture.aws.onArrival(request -> {
            if (!inside
                    && request.action().equals("DescribeStackSet")
                    && fixture.stage.actions().contains("UpdateStackSet")) {
                inside = true;
                otherDeploys(OURS);
                otherDeploys(THEIRS);
                inside = false;
            }
        });
        Instant start = fixture.stage.clock.instant();

        assertThatThrownBy(() -> fixture.deploy(
                        OURS,
                        StackSetFixture.options().timeout(Duration.ofMinutes(1)).build()))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "This deployment is complete, but for 1 min others kept changing the stack set scaling, so its"
                                + " state is unknown. Deploy again when nothing else changes it.");
        assertThat(Duration.between(start, fixture.stage.clock.instant())).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void anInstanceRemovedAfterTheUpdateFailsTheRun() {
        deployed(THEIRS);
        before(
                "ListStackSetOperations",
                "UpdateStackSet",
                () -> fixture.aws.removeInstance(
                        StackSetFixture.NAME, StackSetFixture.SECOND, StackSetFixture.EUROPE, ""));

        assertThatThrownBy(this::deploy)
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "The stack set scaling lost instances during this deployment: 222222222222 eu-central-1. Deploy"
                                + " again to create them.");
    }

    @Test
    void anEarlierOperationOfAnotherEndsBeforeTheUpdate() {
        deployed(THEIRS);
        before("UpdateStackSet", "DescribeStackSet", () -> otherMakesAnInstance("of-another"));

        StackSetResult result = deploy();

        assertThat(result.ending()).isEqualTo(Ending.UPDATED);
        assertThat(result.instances()).hasSize(3).allMatch(StackSets.Instance::isCurrent);
        assertThat(fixture.lines)
                .containsOnlyOnce(
                        "CloudFormation is working on the stack set, operation of-another: waiting for it to end.");
        assertThat(fixture.template()).isEqualTo(OURS.template());
    }

    @Test
    void anEarlierOperationOfAnotherIsAwaitedUntilTheTimeout() {
        deployed(THEIRS);
        before("UpdateStackSet", "DescribeStackSet", () -> otherMakesAnInstance("of-another"));

        assertThatThrownBy(() -> fixture.deploy(
                        OURS, StackSetFixture.options().timeout(Duration.ZERO).build()))
                .isInstanceOfSatisfying(
                        AwsException.class, busy -> assertThat(busy.kind()).isEqualTo(AwsException.Kind.BUSY));
        assertThat(fixture.stage.actions().stream().filter("UpdateStackSet"::equals))
                .hasSize(1);
    }

    @Test
    void aDeniedUpdateFailsWithoutARetry() {
        deployed(THEIRS);
        fixture.aws.faultOn("UpdateStackSet", Fault.ACCESS_DENIED, 1);

        assertThatThrownBy(this::deploy)
                .isInstanceOf(AwsException.class)
                .hasMessageContaining("cloudformation:UpdateStackSet");
        assertThat(fixture.template()).isEqualTo(THEIRS.template());
        assertThat(fixture.changes()).containsExactly("UpdateStackSet");
    }

    @Test
    void aStackSetThatAnotherCreatesFirstIsUsed() {
        before("CreateStackSet", "DescribeStackSet", () -> otherDeploys(OURS));

        StackSetResult result = deploy();

        assertThat(result.instances()).hasSize(2).allMatch(StackSets.Instance::isCurrent);
        assertThat(fixture.lines).noneMatch(line -> line.startsWith("Update the stack set"));
        assertThat(result.ending()).isEqualTo(Ending.UPDATED);
    }

    @Test
    void theUpdateComesBeforeNewInstancesAndBothAreSteps() {
        deployed(THEIRS);
        StackSetOptions both = StackSetOptions.builder(new StackSets.Targets(
                        List.of(StackSetFixture.FIRST, StackSetFixture.SECOND),
                        List.of(StackSetFixture.EUROPE, IRELAND)))
                .build();

        StackSetResult result = fixture.deploy(OURS, both);

        assertThat(fixture.changes()).containsExactly("UpdateStackSet", "CreateStackInstances");
        assertThat(result.steps())
                .containsExactly(
                        "Update the stack set and its 2 instances: the template differs, parameters differ",
                        "Create instances in 111111111111, 222222222222 x eu-west-1");
        assertThat(result.account()).isEqualTo("123456789012");
        assertThat(result.region()).isEqualTo("eu-central-1");
        assertThat(result.stackSet()).isEqualTo("scaling");
    }
}
