package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.deploy.DeployOptions.Recreate;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.synth.SynthesizedStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeployTest {
    private static final String ONE_POLICY = """
            endpointName: orders
            stackName: scaling
            minCapacity: 1
            maxCapacity: 10
            steps:
              - { upper: 200, change: -1 }
              - { lower: 600, change: +1 }
            """;

    private static final DeployOptions ROLL_BACK =
            DeployOptions.builder().onFailure(DeployOptions.OnFailure.ROLLBACK).build();

    private final DeployFixture stage = new DeployFixture();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void createsAStackAndPrintsEachStep() {
        DeployResult result = stage.deploy(DeployFixture.stack());

        assertThat(result.ending()).isEqualTo(Ending.CREATED);
        assertThat(result.outputs().keySet())
                .startsWith("DashboardUrl")
                .contains("ScaleOutPolicyArn", "ScaleInAlarmName");
        assertThat(stage.lines.subList(0, 8))
                .containsExactly(
                        "Account 123456789012, Region eu-central-1, stack scaling",
                        "6 resources to change",
                        "Add  ScalableTarget    AWS::ApplicationAutoScaling::ScalableTarget",
                        "Add  ScaleOutPolicy    AWS::ApplicationAutoScaling::ScalingPolicy",
                        "Add  ScaleOutAlarm     AWS::CloudWatch::Alarm",
                        "Add  ScaleInPolicy     AWS::ApplicationAutoScaling::ScalingPolicy",
                        "Add  ScaleInAlarm      AWS::CloudWatch::Alarm",
                        "Add  ScalingDashboard  AWS::CloudWatch::Dashboard");
        assertThat(stage.lines)
                .filteredOn(line -> line.endsWith("scaling  CREATE_COMPLETE"))
                .hasSize(1);
        assertThat(stage.lines.get(stage.lines.size() - 5)).startsWith("DashboardUrl: https://console.aws.amazon.com/");
    }

    @Test
    void printsEveryEventOnceOldestFirst() {
        stage.server.script().eventsPerPage(3);
        stage.deploy(DeployFixture.stack());
        stage.lines.clear();

        stage.deploy(DeployFixture.stack(12, "+3"));

        List<String> events = stage.lines.stream()
                .filter(line -> line.matches("\\d\\d:\\d\\d:\\d\\dZ .*"))
                .toList();
        assertThat(events)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((a, b) -> a.substring(0, 9).compareTo(b.substring(0, 9)));
        assertThat(events).noneMatch(line -> line.contains("CREATE"));
        assertThat(events.get(0)).contains("scaling  UPDATE_IN_PROGRESS");
    }

    @Test
    void showsStepsInWords() {
        stage.deploy(DeployFixture.stack());
        stage.lines.clear();

        DeployResult result = stage.deploy(DeployFixture.stack(10, "+3"));

        assertThat(result.ending()).isEqualTo(Ending.UPDATED);
        assertThat(stage.lines).contains("    above 900: +2 -> +3");
    }

    @Test
    void anUnreadableTemplateOfTheStackHidesTheCurrentStepsAndIsReplaced() {
        stage.deploy(DeployFixture.stack());
        stage.server.overwriteStackTemplate(DeployFixture.STACK, "Resources: [");
        stage.lines.clear();

        DeployResult result = stage.deploy(DeployFixture.stack(10, "+3"));

        assertThat(result.ending()).isEqualTo(Ending.UPDATED);
        assertThat(stage.lines)
                .containsOnlyOnce(
                        "The current steps are not shown: the template of the stack cannot be read as JSON or YAML.")
                .noneMatch(line -> line.contains("above 900"));
        assertThat(stage.server.templateOf(DeployFixture.STACK))
                .isEqualTo(DeployFixture.stack(10, "+3").template());
    }

    @Test
    void onlyADeploymentThatExecutesSwitchesTheTerminationProtection() {
        stage.deploy(
                DeployFixture.stack(),
                DeployOptions.builder().terminationProtection(true).build());
        for (DeployOptions.Builder looking : List.of(
                DeployOptions.builder().dryRun(true),
                DeployOptions.builder().changeSet(new ChangeSetUse.Keep("monday")))) {
            stage.lines.clear();
            stage.deploy(
                    DeployFixture.stack(), looking.terminationProtection(false).build());

            assertThat(stage.lines)
                    .contains("The termination protection is not switched off: this run executes" + " nothing.");
            assertThat(isProtected()).isTrue();
        }

        stage.deploy(
                DeployFixture.stack(),
                DeployOptions.builder().terminationProtection(false).build());

        assertThat(isProtected()).isFalse();
    }

    private boolean isProtected() {
        return stage.aws().stacks().find("scaling").orElseThrow().terminationProtection();
    }

    @Test
    void nothingToChangeIsASuccessAndLeavesNothingBehind() {
        stage.deploy(DeployFixture.stack());
        stage.lines.clear();

        DeployResult result = stage.deploy(DeployFixture.stack());

        assertThat(result.ending()).isEqualTo(Ending.UNCHANGED);
        assertThat(result.outputs()).containsKey("DashboardUrl");
        assertThat(stage.lines).contains("Nothing to change: the stack matches the descriptor.");
        assertThat(stage.server.openChangeSets()).isZero();
    }

    @Test
    void aTemplateThatOnlyReadsDifferentlyIsNoChangeEither() {
        stage.deploy(DeployFixture.stack());
        stage.server.overwriteStackTemplate(
                DeployFixture.STACK,
                "# Another comment\n" + DeployFixture.stack().template());
        stage.server.reset();

        assertThat(stage.deploy(DeployFixture.stack()).ending()).isEqualTo(Ending.UNCHANGED);

        assertThat(stage.lines).contains("Nothing to change: the stack matches the descriptor.");
        assertThat(stage.actions()).contains("CreateChangeSet").endsWith("DeleteChangeSet");
    }

    @Test
    void sendsAllParametersSoThatNoOldValueLingers() {
        stage.deploy(DeployFixture.stack());

        stage.deploy(DeployFixture.stack(15, "+2"));

        assertThat(stage.aws().stacks().find(DeployFixture.STACK).orElseThrow().parameters())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "EndpointName",
                        "orders",
                        "VariantName",
                        "AllTraffic",
                        "MinCapacity",
                        "1",
                        "MaxCapacity",
                        "15"));
    }

    @Test
    void aDryRunOfANewStackNamesTheEmptyStackThatStays() {
        DeployResult result = stage.deploy(
                DeployFixture.stack(), DeployOptions.builder().dryRun(true).build());

        assertThat(result.ending()).isEqualTo(Ending.PLANNED);
        assertThat(stage.aws().stacks().find(DeployFixture.STACK).orElseThrow().status())
                .isEqualTo(StackStatus.REVIEW_IN_PROGRESS);
        assertThat(stage.lines)
                .endsWith(
                        "A dry run: nothing was changed.",
                        "The empty stack scaling stays in REVIEW_IN_PROGRESS; the next run uses it.");
        assertThat(stage.actions()).contains("DeleteChangeSet").doesNotContain("ExecuteChangeSet", "DeleteStack");
    }

    @Test
    void theEmptyStackOfADryRunIsUsedByTheNextRun() {
        stage.deploy(DeployFixture.stack(), DeployOptions.builder().dryRun(true).build());
        String shell =
                stage.aws().stacks().find(DeployFixture.STACK).orElseThrow().id();

        DeployResult result = stage.deploy(DeployFixture.stack());

        assertThat(result.ending()).isEqualTo(Ending.CREATED);
        assertThat(result.stackId()).contains(shell);
    }

    @Test
    void aDryRunOfAStackThatIsThereNamesNoEmptyOne() {
        stage.deploy(DeployFixture.stack());

        stage.deploy(
                DeployFixture.stack(12, "+3"),
                DeployOptions.builder().dryRun(true).build());

        assertThat(stage.lines).last().isEqualTo("A dry run: nothing was changed.");
    }

    @Test
    void aFailedChangeSetLeavesAnEmptyStackThatIsNamed() {
        stage.server.script().changeSetsTake(Duration.ofHours(2));
        DeployOptions brief =
                DeployOptions.builder().timeout(Duration.ofMinutes(1)).build();

        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack(), brief)).isInstanceOf(OperationException.class);

        assertThat(stage.lines)
                .last()
                .isEqualTo("The empty stack scaling stays in REVIEW_IN_PROGRESS; the next run uses it.");
        assertThat(stage.actions())
                .endsWith("DeleteChangeSet", "DescribeStacks")
                .doesNotContain("DeleteStack");
    }

    @Test
    void keepsAChangeSetAndExecutesItLater() {
        DeployResult kept = stage.deploy(
                DeployFixture.stack(),
                DeployOptions.builder()
                        .changeSet(new ChangeSetUse.Keep("monday"))
                        .build());
        DeployResult executed = stage.deploy(
                DeployFixture.stack(),
                DeployOptions.builder()
                        .changeSet(new ChangeSetUse.ExecuteKept("monday"))
                        .build());

        assertThat(kept.ending()).isEqualTo(Ending.KEPT);
        assertThat(executed.ending()).isEqualTo(Ending.CREATED);
        assertThat(stage.lines)
                .contains("The change set monday is kept. Execute it with -Dstepscale.changeSet=execute:monday.");
    }

    @Test
    void aDryRunExecutesNoKeptChangeSet() {
        stage.deploy(
                DeployFixture.stack(),
                DeployOptions.builder()
                        .changeSet(new ChangeSetUse.Keep("monday"))
                        .build());
        DeployOptions.Builder later = DeployOptions.builder().changeSet(new ChangeSetUse.ExecuteKept("monday"));

        DeployResult planned =
                stage.deploy(DeployFixture.stack(), later.dryRun(true).build());
        DeployResult executed =
                stage.deploy(DeployFixture.stack(), later.dryRun(false).build());

        assertThat(planned.ending()).isEqualTo(Ending.PLANNED);
        assertThat(executed.ending()).isEqualTo(Ending.CREATED);
    }

    @Test
    void aKeptChangeSetThatIsUnderWayIsFollowedByTheSameCommand() {
        DeployOptions.Builder kept = DeployOptions.builder();
        stage.deploy(
                DeployFixture.stack(),
                kept.changeSet(new ChangeSetUse.Keep("monday")).build());
        stage.server.script().takes("ScalingDashboard", Duration.ofMinutes(4));
        DeployOptions.Builder execute = DeployOptions.builder().changeSet(new ChangeSetUse.ExecuteKept("monday"));
        assertThatThrownBy(() -> stage.deploy(
                        DeployFixture.stack(),
                        execute.timeout(Duration.ofMinutes(1)).build()))
                .hasMessageStartingWith("Stopped following after 1 min");

        DeployResult result = stage.deploy(
                DeployFixture.stack(), execute.timeout(Duration.ofMinutes(30)).build());

        assertThat(result.outputs()).containsKey("DashboardUrl");
        assertThat(stage.lines).contains("Another run has started to execute the change set monday: following it.");
        assertThat(stage.actions().stream().filter("ExecuteChangeSet"::equals)).hasSize(1);
    }

    @Test
    void aChangeSetOfThatNameIsNotTakenForTheNewOne() {
        DeployOptions keep = DeployOptions.builder()
                .changeSet(new ChangeSetUse.Keep("monday"))
                .build();
        stage.deploy(DeployFixture.stack(), keep);

        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack(12, "+3"), keep))
                .isInstanceOf(OperationException.class)
                .hasMessage("The stack scaling already has a change set monday. Execute it with"
                        + " -Dstepscale.changeSet=execute:monday, or keep the new one under another name.");
    }

    @Test
    void aChangeSetThatIsNeverReadyEndsAtTheTimeout() {
        stage.server.script().changeSetsTake(Duration.ofHours(2));

        assertThatThrownBy(() -> stage.deploy(
                        DeployFixture.stack(),
                        DeployOptions.builder().timeout(Duration.ofMinutes(1)).build()))
                .isInstanceOf(OperationException.class)
                .hasMessage("CloudFormation has not created the change set after 1 min. Run it again later.");
    }

    @Test
    void aChangeSetThatIsGoneIsNamed() {
        stage.deploy(DeployFixture.stack());

        assertThatThrownBy(() -> stage.deploy(
                        DeployFixture.stack(),
                        DeployOptions.builder()
                                .changeSet(new ChangeSetUse.ExecuteKept("monday"))
                                .build()))
                .isInstanceOf(OperationException.class)
                .hasMessage("The stack scaling has no change set monday: executing one deletes the others. Create a new"
                        + " one with -Dstepscale.changeSet=keep.");
    }

    @Test
    void namesTheRootCauseAndTheFix() {
        stage.server.script().failing("ScalableTarget", "Could not find endpoint \"orders\". (Service: SageMaker)");

        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack()))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "The creation of the stack scaling failed, and CloudFormation deleted the stack: nothing of it is"
                                + " left. The cause: ScalableTarget: Could not find endpoint \"orders\". (Service: SageMaker). Check the endpoint's name, upper and lower case, and"
                                + " that it is in this account and Region.");
    }

    @Test
    void deletesADeadStackAndCreatesItAgain() {
        stage.server.script().failing("ScalableTarget", "no");
        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack(), ROLL_BACK)).isInstanceOf(OperationException.class);
        stage.server.script().healed("ScalableTarget");
        stage.lines.clear();

        DeployResult result = stage.deploy(DeployFixture.stack());

        assertThat(result.ending()).isEqualTo(Ending.CREATED);
        assertThat(stage.lines)
                .contains(
                        "The stack is in ROLLBACK_COMPLETE (its creation failed and was rolled back): deleting it, then"
                                + " creating it again.");
    }

    @Test
    void leavesADeadStackAloneWithoutRecreateFailed() {
        stage.server.script().failing("ScalableTarget", "no");
        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack(), ROLL_BACK)).isInstanceOf(OperationException.class);

        assertThatThrownBy(() -> stage.deploy(
                        DeployFixture.stack(),
                        DeployOptions.builder().recreateFailed(Recreate.NEVER).build()))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("-Dstepscale.recreateFailed=true");
    }

    @Test
    void asksBeforeSomethingThatScalesIsRemoved() {
        stage.deploy(DeployFixture.stack());
        SynthesizedStack other = DeployFixture.checked(ONE_POLICY);

        assertThatThrownBy(() -> stage.deploy(other))
                .isInstanceOf(OperationException.class)
                .hasMessage("Not deployed: ScaleOutPolicy, ScaleInPolicy, ScaleOutAlarm, ScaleInAlarm would be removed"
                        + " or replaced, and nothing would scale meanwhile. To allow that, deploy with"
                        + " -Dstepscale.allowReplacement=true.");
        assertThat(stage.actions()).endsWith("DeleteChangeSet");
        assertThat(stage.deploy(
                                other,
                                DeployOptions.builder().allowReplacement(true).build())
                        .ending())
                .isEqualTo(Ending.UPDATED);
    }

    @Test
    void asksBeforeAnyResourceIsRemovedADashboardToo() {
        stage.deploy(DeployFixture.stack());
        SynthesizedStack without = DeployFixture.checked(DeployFixture.descriptor(10, "+2") + "dashboard: false\n");

        assertThatThrownBy(() -> stage.deploy(without))
                .hasMessage("Not deployed: ScalingDashboard would be removed or replaced. To allow that, deploy with"
                        + " -Dstepscale.allowReplacement=true.");
    }

    @Test
    void aDryRunAndAKeptChangeSetSayWhatExecutingThemNeeds() {
        stage.deploy(DeployFixture.stack());
        SynthesizedStack without = DeployFixture.checked(DeployFixture.descriptor(10, "+2") + "dashboard: false\n");
        String needs =
                "Executing it needs -Dstepscale.allowReplacement=true, since ScalingDashboard would be removed or"
                        + " replaced.";
        stage.lines.clear();

        stage.deploy(without, DeployOptions.builder().dryRun(true).build());
        assertThat(stage.lines).endsWith(needs, "A dry run: nothing was changed.");
        stage.lines.clear();
        stage.deploy(
                without,
                DeployOptions.builder()
                        .changeSet(new ChangeSetUse.Keep("monday"))
                        .build());
        assertThat(stage.lines)
                .endsWith(
                        needs, "The change set monday is kept. Execute it with -Dstepscale.changeSet=execute:monday.");
        stage.lines.clear();
        stage.deploy(
                without,
                DeployOptions.builder().dryRun(true).allowReplacement(true).build());
        assertThat(stage.lines).doesNotContain(needs);
    }

    @Test
    void stopsFollowingAfterTheTimeoutAndTheNextRunPicksItUp() {
        stage.server.script().takes("ScalingDashboard", Duration.ofMinutes(4));

        assertThatThrownBy(() -> stage.deploy(
                        DeployFixture.stack(),
                        DeployOptions.builder().timeout(Duration.ofMinutes(1)).build()))
                .isInstanceOf(OperationException.class)
                .hasMessage("Stopped following after 1 min: CloudFormation carries on creating scaling. Run the same"
                        + " command again to follow it. To follow it longer, raise stepscale.timeout.");
        DeployResult result = stage.deploy(
                DeployFixture.stack(),
                DeployOptions.builder().timeout(Duration.ofMinutes(30)).build());

        assertThat(result.ending()).isEqualTo(Ending.UNCHANGED);
        assertThat(stage.lines).anyMatch(line -> line.startsWith("The stack is in CREATE_IN_PROGRESS"));
    }

    @Test
    void roundTripsDoNotGrowUnnoticed() {
        stage.server.script().changeSetsTake(Duration.ZERO);
        stage.server.script().resourcesTake(Duration.ZERO);
        stage.deploy(DeployFixture.stack());
        List<String> fresh = stage.actions();
        stage.server.reset();
        stage.deploy(DeployFixture.stack());
        List<String> unchanged = stage.actions();
        stage.server.reset();
        stage.deploy(
                DeployFixture.stack(10, "+3"),
                DeployOptions.builder().dryRun(true).build());
        List<String> dryRun = stage.actions();

        assertThat(fresh)
                .containsExactly(
                        "DescribeStacks",
                        "GetCallerIdentity",
                        "DescribeStackResources",
                        "DescribeEndpoint",
                        "CreateChangeSet",
                        "DescribeScalableTargets",
                        "DescribeScalingPolicies",
                        "DescribeChangeSet",
                        "DescribeEvents",
                        "DescribeStackEvents",
                        "ExecuteChangeSet",
                        "DescribeStackEvents",
                        "DescribeStacks",
                        "DescribeStackResources",
                        "DescribeScalingPolicies");
        assertThat(unchanged)
                .startsWith("DescribeStacks", "ListStackResources", "DescribeStackResources", "GetTemplate")
                .containsExactlyInAnyOrder(
                        "DescribeStacks",
                        "ListStackResources",
                        "DescribeStackResources",
                        "GetTemplate",
                        "DescribeScalableTargets",
                        "DescribeScalingPolicies",
                        "DescribeScheduledActions",
                        "DescribeAlarms")
                .as("docs/deploy.md")
                .hasSizeLessThanOrEqualTo(8);
        assertThat(dryRun)
                .containsExactly(
                        "DescribeStacks",
                        "ListStackResources",
                        "DescribeStackResources",
                        "GetTemplate",
                        "CreateChangeSet",
                        "DescribeChangeSet",
                        "DescribeEvents",
                        "DescribeEndpoint",
                        "DeleteChangeSet");
    }
}
