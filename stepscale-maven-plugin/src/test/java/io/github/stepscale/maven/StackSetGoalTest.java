package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.scripted.ScriptedAws;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parameters of the goal deploy that are about stack sets. */
class StackSetGoalTest {
    private static final String DESCRIPTOR = """
            endpointName: orders
            minCapacity: 1
            maxCapacity: 10
            steps:
              - { upper: 20, change: -1 }
              - { lower: 50, change: +1 }
            """;

    @TempDir
    Path module;

    private ScriptedAws scripted;
    private MojoFixture goals;

    @BeforeEach
    void start() throws IOException {
        scripted = ScriptedAws.start(InstantSource.system());
        goals = new MojoFixture(module, scripted.endpoint());
        goals.describe(DESCRIPTOR);
    }

    @AfterEach
    void stop() {
        scripted.close();
    }

    @Test
    void deploysAStackSetInsteadOfAStack() throws Exception {
        goal().execute();
        assertThat(scripted.requests())
                .extracting(request -> request.action())
                .contains("CreateStackSet", "CreateStackInstances")
                .doesNotContain("CreateChangeSet");
        assertThat(goals.written("orders-scaling.stackset.json"))
                .content()
                .contains("\"ending\" : \"created\"", "\"account\" : \"111111111111\"");
        assertThat(goals.lines()).contains("INFO 111111111111  eu-central-1  CURRENT");
    }

    @Test
    void adoptTakesOverAForeignStackSet() throws Exception {
        scripted.stackSet("orders-scaling", "Resources: {Queue: {Type: AWS::SQS::Queue}}");
        assertThatThrownBy(goal()::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("The stack set orders-scaling does not belong to this descriptor");
        DeployMojo goal = goal();
        goal.adopt = true;
        goal.regions = List.of(" eu-central-1", "eu-central-1");
        goal.execute();
        assertThat(goals.lines()).contains("INFO 111111111111  eu-central-1  CURRENT");
    }

    @Test
    void refusesAnEntryWithoutText() {
        DeployMojo goal = goal();
        goal.accounts = List.of("111111111111", " ");
        assertThatThrownBy(goal::execute).hasMessageStartingWith("stepscale.accounts has an empty entry.");
        assertThat(scripted.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            accounts  | stepscale.accounts is missing. A stack set needs accounts or organizational units, and Regions.
            regions   | stepscale.regions is missing. A stack set needs accounts or organizational units, and Regions.
            model     | stepscale.permissionModel is 'OURS': SELF_MANAGED or SERVICE_MANAGED is allowed.
            callAs    | stepscale.callAs is 'ME': SELF or DELEGATED_ADMIN is allowed.
            tolerance | stepscale.failureTolerance is '-1': a whole number, 0 or more, is allowed.
            """)
    void refuses(String what, String sentence) {
        DeployMojo goal = goal();
        change(what).accept(goal);
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(sentence);
        assertThat(scripted.requests()).isEmpty();
    }

    private static Consumer<DeployMojo> change(String what) {
        return switch (what) {
            case "accounts" -> goal -> goal.accounts = null;
            case "regions" -> goal -> goal.regions = null;
            case "model" -> goal -> goal.permissionModel = "OURS";
            case "callAs" -> goal -> goal.callAs = "ME";
            default -> goal -> goal.failureTolerance = "-1";
        };
    }

    @Test
    void refusesParametersOfTheOtherPermissionModel() {
        DeployMojo goal = goal();
        goal.permissionModel = "SERVICE_MANAGED";
        assertThatThrownBy(goal::execute)
                .hasMessage("stepscale.accounts does not apply to a SERVICE_MANAGED stack set. Leave it out, or choose"
                        + " the other stepscale.permissionModel.");
    }

    @Test
    void refusesParametersOfStacks() {
        DeployMojo goal = goal();
        goal.changeSet = "keep";
        goal.rollbackAlarms = List.of("arn:aws:cloudwatch:eu-central-1:111111111111:alarm:errors");
        assertThatThrownBy(goal::execute)
                .hasMessage("Not for stack sets: stepscale.changeSet, stepscale.rollbackAlarms. Leave them out, or"
                        + " leave out stepscale.stackSet.");
        assertThat(scripted.requests()).isEmpty();
    }

    @Test
    void refusesStackSetParametersWithoutAStackSet() {
        DeployMojo goal = goal();
        goal.stackSet = null;
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "Only for stack sets: stepscale.accounts. Name a stack set with stepscale.stackSet, or leave it out.");
        assertThat(scripted.requests()).isEmpty();
    }

    @Test
    void aStackSetTakesOneDescriptor() throws IOException {
        goals.describe("all/one.yaml", DESCRIPTOR);
        goals.describe("all/two.yaml", DESCRIPTOR.replace("orders", "returns"));
        DeployMojo goal = goal();
        goal.descriptor = module.resolve("all").toFile();
        assertThatThrownBy(goal::execute)
                .hasMessageStartingWith("The stack set orders-scaling takes one descriptor, and there are 2.");
    }

    private DeployMojo goal() {
        DeployMojo goal = goals.deploy();
        goal.stackSet = "orders-scaling";
        goal.accounts = List.of("111111111111");
        goal.regions = List.of("eu-central-1");
        goal.permissionModel = "SELF_MANAGED";
        goal.callAs = "SELF";
        return goal;
    }
}
