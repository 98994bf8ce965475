package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.scripted.StackStatusName;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The goals that talk to AWS, with real time and a scripted AWS. */
class AwsGoalsTest extends ScriptedModule {
    @Test
    void deployPublishesTheOutputsAndWritesTheResult() throws Exception {
        goals.deploy().execute();

        assertThat(goals.project.getProperties().getProperty("stepscale.orders-scaling.DashboardUrl"))
                .startsWith("https://console.aws.amazon.com/cloudwatch/home?region=eu-central-1");
        assertThat(goals.written("orders-scaling.deployment.json"))
                .content()
                .contains("\"ending\" : \"created\"", "\"ScalingPolicyArn\"")
                .endsWith("}\n");
    }

    @Test
    void deploysToSeveralRegionsUnderTheirNames() throws Exception {
        DeployMojo deploy = goals.deploy();
        deploy.dryRun = true;
        deploy.regions = List.of("eu-central-1", "us-west-2");
        deploy.execute();

        assertThat(goals.written("orders-scaling.us-west-2.deployment.json")).exists();
        assertThat(goals.lines()).contains("INFO 2 stacks: 2 planned");
    }

    @Test
    void aFailedStackFailsTheBuildWithItsCause() {
        aws.script().failing("ScalableTarget", "Could not find endpoint \"orders\".");

        assertThatThrownBy(() -> goals.deploy().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(
                        "The cause: ScalableTarget: Could not find endpoint \"orders\". Check the endpoint's");
    }

    @Test
    void aRefusalOfAwsIsAnErrorOfTheEnvironment() {
        aws.faultOn("DescribeStacks", Fault.EXPIRED_TOKEN, 1);

        assertThatThrownBy(() -> goals.deploy().execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("Cannot read the stack orders-scaling: The security token included in the request is"
                        + " expired. Get new credentials (such as with aws sso login), then run it again.");
    }

    @Test
    void offlineRefusesWithMavensSentence() {
        goals.request.setOffline(true);
        DeployMojo deploy = goals.deploy();
        deploy.endpoint = null;

        assertThatThrownBy(deploy::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("Goal requires online mode for execution but Maven is currently offline.");
        assertThat(aws.requests()).isEmpty();
    }

    @Test
    void offlineWorksWithAnEmulator() throws Exception {
        goals.request.setOffline(true);
        DeployMojo deploy = goals.deploy();
        deploy.dryRun = true;
        deploy.execute();

        assertThat(goals.lines()).contains("INFO A dry run: nothing was changed.");
    }

    @Test
    void mistakesInTheDescriptorStopBeforeAnyRequest() throws Exception {
        describe(0);

        assertThatThrownBy(() -> goals.deploy().execute()).isInstanceOf(MojoFailureException.class);
        assertThat(aws.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            changeSet      | now       | stepscale.changeSet is 'now': keep, keep:<name> or execute:<name> is allowed.
            recreateFailed | perhaps   | stepscale.recreateFailed is 'perhaps': true or false is allowed.
            onFailure      | nothing   | stepscale.onFailure is 'nothing': delete, rollback or keep is allowed.
            timeout        | 30        | stepscale.timeout is '30': a number with s, m, h or d, such as 30m, is allowed.
            endpoint       | localhost | stepscale.endpoint is 'localhost': an address such as http://127.0.0.1:5000 is allowed.
            """)
    void aWrongParameterIsNamed(String name, String value, String sentence) throws Exception {
        DeployMojo deploy = goals.deploy();
        switch (name) {
            case "changeSet" -> deploy.changeSet = value;
            case "recreateFailed" -> deploy.recreateFailed = value;
            case "onFailure" -> deploy.onFailure = value;
            case "timeout" -> deploy.timeout = value;
            default -> deploy.endpoint = value;
        }

        assertThatThrownBy(deploy::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(sentence);
        assertThat(aws.requests()).isEmpty();
    }

    @Test
    void aDifferenceFailsUntilItIsRepaired() throws Exception {
        goals.deploy().execute();
        aws.scaling().removePolicy("orders-scaling-Scaling");

        assertThatThrownBy(() -> goals.deploy().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("ScalingPolicy: does not exist")
                .hasMessageContaining("deploy -Dstepscale.repair=true.");
        DeployMojo repair = goals.deploy();
        repair.repair = true;
        repair.execute();
        assertThat(goals.lines()).contains("INFO Read back: the live resources match the descriptor.");
        goals.deploy().execute();
        assertThat(goals.lines()).contains("INFO Nothing to change: the stack matches the descriptor.");
    }

    @Test
    void aRepairHasNoChangeSetToKeep() {
        DeployMojo deploy = goals.deploy();
        deploy.repair = true;
        deploy.changeSet = "keep";

        assertThatThrownBy(deploy::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "stepscale.repair and stepscale.changeSet exclude each other: a repair executes its own change"
                                + " set. Leave out one of them.");
        assertThat(aws.requests()).isEmpty();
    }

    @Test
    void deleteNeedsConfirmationWithoutATerminal() throws Exception {
        goals.deploy().execute();

        assertThatThrownBy(() -> goals.delete(false).execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageEndingWith("Not interactive: confirm with -Dstepscale.confirm=true.");
        goals.delete(true).execute();
        goals.delete(true).execute();
        assertThat(goals.lines())
                .contains(
                        "INFO Deleted.",
                        "INFO There is no stack orders-scaling in Region eu-central-1: nothing to delete.");
    }

    @Test
    void deleteRetainsTheNamedResources() throws Exception {
        goals.deploy().execute();
        aws.script().failingDelete("ScalingAlarm", "busy");
        assertThatThrownBy(() -> goals.delete(true).execute())
                .hasMessageContaining("DELETE_FAILED. The cause: ScalingAlarm: busy");

        DeleteMojo delete = goals.delete(true);
        delete.retain = List.of("ScalingAlarm");
        delete.execute();

        assertThat(goals.lines()).anyMatch(line -> line.startsWith("INFO Keep    ScalingAlarm"));
    }

    @Test
    void listsWithABlankEntryAreRefusedBeforeAnyRequest() {
        DeleteMojo delete = goals.delete(true);
        delete.retain = Arrays.asList("ScalingAlarm", null);
        assertThatThrownBy(delete::execute).hasMessageStartingWith("stepscale.retain has an empty entry.");
        DeployMojo deploy = goals.deploy();
        deploy.notificationArns = List.of(" ");
        deploy.rollbackAlarms = List.of("");
        assertThatThrownBy(deploy::execute)
                .hasMessageContaining("stepscale.notificationArns has an empty entry.")
                .hasMessageContaining("stepscale.rollbackAlarms has an empty entry.");
        assertThat(aws.requests()).isEmpty();
    }

    @Test
    void aProtectedStackIsNotDeleted() throws Exception {
        DeployMojo deploy = goals.deploy();
        deploy.terminationProtection = true;
        deploy.execute();

        assertThatThrownBy(() -> goals.delete(true).execute())
                .hasMessage("The stack orders-scaling has termination protection. Deploy it with"
                        + " -Dstepscale.terminationProtection=false first.");
    }

    @Test
    void statusShowsAHandEditedStep() throws Exception {
        goals.deploy().execute();
        aws.sageMaker().endpoint("orders", "InService", "AllTraffic", 2, 3);
        goals.status(true).execute();
        ObjectNode policy = aws.scaling().policy("orders-scaling-Scaling");
        ((ObjectNode) policy.path("StepScalingPolicyConfiguration")
                        .path("StepAdjustments")
                        .path(2))
                .put("ScalingAdjustment", 5);
        aws.scaling().putPolicy(policy);

        assertThatThrownBy(() -> goals.status(true).execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "orders-scaling: what runs differs from the descriptor. The lines above say how, and what to do"
                                + " next.");
        assertThat(goals.lines())
                .contains(
                        "INFO ScalingPolicy   DIFFERS from the descriptor: above 50: +1 -> +5",
                        "INFO Capacity        desired 3, present 2 (InService)");
        assertThat(goals.written("orders-scaling.status.json")).content().contains("\"drifted\" : true");
    }

    @Test
    void anUnreadablePartFailsTheBuildAsDriftDoes() throws Exception {
        goals.deploy().execute();
        aws.faultOn("DescribeAlarms", Fault.ACCESS_DENIED, 2);

        goals.status(false).execute();
        assertThatThrownBy(() -> goals.status(true).execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "orders-scaling: what runs may differ from the descriptor, since a part could not be read. Grant"
                                + " the permission that the lines above name, or run without -Dstepscale.failOnDrift=true.");
        assertThat(goals.lines())
                .contains("INFO ScalingAlarm    not read", "INFO ScalingPolicy   matches the descriptor")
                .noneMatch(line -> line.matches("INFO ScalingAlarm +matches the descriptor"));
    }

    @Test
    void statusReportsThatNothingIsDeployed() throws Exception {
        goals.status(false).execute();

        assertThat(goals.lines()).contains("INFO Stack           not deployed");
    }

    @Test
    void aStuckStackStopsWithTheNextCommand() {
        aws.stack(
                "orders-scaling",
                StackStatusName.UPDATE_ROLLBACK_FAILED,
                "Resources: {ScaleOutAlarm: {Type: 'AWS::CloudWatch::Alarm'}}",
                Map.of());

        assertThatThrownBy(() -> goals.deploy().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("-Dstepscale.continueRollback=true");
    }

    private void describe(int maxCapacity) throws IOException {
        goals.describe(MojoFixture.SINGLE.replace("maxCapacity: 10", "maxCapacity: " + maxCapacity));
    }
}
