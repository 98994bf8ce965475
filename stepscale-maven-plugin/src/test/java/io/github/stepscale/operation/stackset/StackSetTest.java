package io.github.stepscale.operation.stackset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.StackSets;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.deploy.DeployRequest;
import io.github.stepscale.operation.stackset.StackSetResult.Ending;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.scripted.Request;
import io.github.stepscale.scripted.ScriptedAws;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stack sets against the scripted AWS, on a clock that only waiting moves. */
class StackSetTest {
    private static final String NAME = "scaling";
    private static final String FIRST = "111111111111";
    private static final String SECOND = "222222222222";
    private static final String EUROPE = "eu-central-1";
    private static final String IRELAND = "eu-west-1";
    private static final String NO_ENDPOINT = "ResourceLogicalId:ScalableTarget, ResourceType:"
            + "AWS::ApplicationAutoScaling::ScalableTarget, ResourceStatusReason:Could not find endpoint"
            + " orders.";
    private static final Set<String> CHANGES = Set.of("CreateStackSet", "UpdateStackSet", "CreateStackInstances");

    private final DeployFixture stage = new DeployFixture();
    private final ScriptedAws scripted = stage.server;
    private final List<String> lines = stage.lines;
    private DeployRequest request = DeployRequest.of(DeployFixture.stack());

    @BeforeEach
    void takeTime() {
        scripted.script().resourcesTake(Duration.ofSeconds(3));
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void createsTheStackSetAndAllItsInstances() {
        StackSetResult result = deploy(options(EUROPE, IRELAND).build());
        assertThat(result.ending()).isEqualTo(Ending.CREATED);
        assertThat(result.instances())
                .hasSize(4)
                .allMatch(StackSets.Instance::isCurrent)
                .extracting(instance -> instance.account() + " " + instance.region())
                .containsExactly(
                        FIRST + " " + EUROPE, FIRST + " " + IRELAND, SECOND + " " + EUROPE, SECOND + " " + IRELAND);
        assertThat(changes()).containsExactly("CreateStackSet", "CreateStackInstances");
        assertThat(lines)
                .startsWith(
                        "Account 123456789012, Region eu-central-1, stack set scaling",
                        "Create the stack set scaling",
                        "Create instances in 111111111111, 222222222222 x eu-central-1, eu-west-1")
                .anyMatch(line -> line.matches("00:00:\\d\\dZ  111111111111  eu-west-1  RUNNING"))
                .endsWith(
                        "Account       Region        Status   Reason",
                        "111111111111  eu-central-1  CURRENT",
                        "111111111111  eu-west-1     CURRENT",
                        "222222222222  eu-central-1  CURRENT",
                        "222222222222  eu-west-1     CURRENT");
    }

    @Test
    void printsEachStatusChangeOfAnInstanceOnce() {
        deploy(options(EUROPE, IRELAND).build());
        assertThat(lines.stream().filter(line -> line.startsWith("00:")).map(line -> line.substring(11)))
                .hasSize(8)
                .doesNotHaveDuplicates();
    }

    @Test
    void changesNothingIfTheStackSetMatches() {
        deploy(options(EUROPE, IRELAND).build());
        clearRecords();
        StackSetResult result = deploy(options(EUROPE, IRELAND).build());
        assertThat(result.ending()).isEqualTo(Ending.UNCHANGED);
        assertThat(changes()).isEmpty();
        assertThat(lines)
                .containsExactly(
                        "Account 123456789012, Region eu-central-1, stack set scaling",
                        "Nothing to change: the stack set matches the descriptor, and all 4 instances are current.",
                        "Changes made in the accounts without CloudFormation are not detected.");
    }

    @Test
    void updatesTheTemplateIfItDiffers() {
        deploy(options(EUROPE).build());
        clearRecords();
        request = DeployRequest.of(DeployFixture.stack(10, "+3"));
        StackSetResult result = deploy(options(EUROPE).build());
        assertThat(result.ending()).isEqualTo(Ending.UPDATED);
        assertThat(result.steps()).containsExactly("Update the stack set and its 2 instances: the template differs");
        assertThat(changes()).containsExactly("UpdateStackSet");
        assertThat(deploy(options(EUROPE).build()).ending()).isEqualTo(Ending.UNCHANGED);
    }

    @Test
    void updatesOtherParametersAndTags() {
        deploy(options(EUROPE).build());
        Map<String, String> parameters = new HashMap<>(request.parameters());
        parameters.put("MaxCapacity", "12");
        request = new DeployRequest(
                request.stack(),
                request.template(),
                parameters,
                Map.of("team", "shop"),
                request.target(),
                request.plan(),
                Optional.empty());
        assertThat(deploy(options(EUROPE).build()).steps())
                .containsExactly("Update the stack set and its 2 instances: parameters differ, tags differ");
    }

    @Test
    void createsOnlyMissingInstances() {
        deploy(options(EUROPE).build());
        clearRecords();
        StackSetResult result = deploy(options(EUROPE, IRELAND).build());
        assertThat(result.steps()).containsExactly("Create instances in 111111111111, 222222222222 x eu-west-1");
        assertThat(result.instances()).hasSize(4);
        assertThat(changes()).containsExactly("CreateStackInstances");
        assertThat(changed("CreateStackInstances").texts("Regions")).containsExactly(IRELAND);
    }

    @Test
    void namesInstancesOutsideTheTargets() {
        deploy(options(EUROPE, IRELAND).build());
        clearRecords();
        deploy(options(EUROPE).build());
        assertThat(changes()).isEmpty();
        assertThat(lines)
                .contains(
                        "In the stack set, but not requested: 111111111111 eu-west-1, 222222222222 eu-west-1. They stay"
                                + " and receive every update.");
    }

    @Test
    void failsWithTheFirstCauseAndAdvice() {
        scripted.script().failing(EUROPE, NO_ENDPOINT);
        assertThatThrownBy(() -> deploy(options(EUROPE, IRELAND).build()))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "The stack set scaling: 4 of 4 instances are not up to date. The cause: account 111111111111,"
                                + " Region eu-central-1: " + NO_ENDPOINT
                                + " Check the endpoint's name, upper and lower case,"
                                + " and that it is in this account and Region.");
        assertThat(lines)
                .anyMatch(line -> line.endsWith("222222222222  eu-central-1  FAILED: " + NO_ENDPOINT))
                .contains("111111111111  eu-central-1  OUTDATED (FAILED)     " + NO_ENDPOINT)
                .contains("222222222222  eu-west-1     OUTDATED (CANCELLED)  Cancelled since failure tolerance has"
                        + " exceeded");
    }

    @Test
    void failsAlsoIfTheFailureWasTolerated() {
        scripted.script().failing(EUROPE, NO_ENDPOINT);
        StackSetOptions tolerant = options(EUROPE, IRELAND)
                .preferences(new StackSets.OperationPreferences(2, 3))
                .build();
        assertThatThrownBy(() -> deploy(tolerant))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith(
                        "The stack set scaling: 2 of 4 instances are not up to date. The cause: account");
        assertThat(changed("CreateStackInstances")
                        .parameters()
                        .at("/OperationPreferences/MaxConcurrentCount")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void updatesFailedInstancesInTheNextRun() {
        scripted.script().failing(EUROPE, NO_ENDPOINT);
        assertThatThrownBy(() -> deploy(options(EUROPE, IRELAND).build())).isInstanceOf(OperationException.class);
        scripted.script().healed(EUROPE);
        StackSetResult result = deploy(options(EUROPE, IRELAND).build());
        assertThat(result.steps())
                .containsExactly("Update the stack set and its 4 instances: 4 instances are not up to date");
        assertThat(result.instances()).allMatch(StackSets.Instance::isCurrent);
    }

    @Test
    void advisesOnTheRolesOfTheAccounts() {
        scripted.script()
                .failing(
                        EUROPE,
                        "Account 111111111111 should have 'AWSCloudFormationStackSetExecutionRole' role with trust"
                                + " relationship to Role 'AWSCloudFormationStackSetAdministrationRole'.");
        assertThatThrownBy(() -> deploy(options(EUROPE).build()))
                .hasMessageEndingWith("AWSCloudFormationStackSetAdministrationRole'. Create the execution role in that"
                        + " account and let it trust the administration role, or name an existing one with"
                        + " stepscale.executionRoleName.");
    }

    @Test
    void deploysToOrganizationalUnits() {
        scripted.script().unitHas("ou-shop-1", List.of(FIRST, SECOND));
        StackSetOptions options = StackSetOptions.builder(
                        new StackSets.Targets(List.of("ou-shop-1"), List.of(EUROPE, IRELAND)))
                .permissionModel(new StackSets.PermissionModel.ServiceManaged(true))
                .build();
        StackSetResult result = deploy(options);
        assertThat(result.instances())
                .hasSize(4)
                .allMatch(instance ->
                        instance.organizationalUnit().equals(Optional.of("ou-shop-1")) && instance.isCurrent());
        Request created = changed("CreateStackSet");
        assertThat(created.text("PermissionModel")).contains("SERVICE_MANAGED");
        assertThat(created.text("CallAs")).contains("DELEGATED_ADMIN");
        assertThat(created.parameters().at("/AutoDeployment/Enabled").asText()).isEqualTo("false");
        assertThat(deploy(options).ending()).isEqualTo(Ending.UNCHANGED);
    }

    @Test
    void keepsThePermissionModel() {
        deploy(options(EUROPE).build());
        StackSetOptions other = options(EUROPE)
                .permissionModel(new StackSets.PermissionModel.ServiceManaged(false))
                .build();
        assertThatThrownBy(() -> deploy(other))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("is SELF_MANAGED, not SERVICE_MANAGED as requested");
    }

    @Test
    void aDryRunChangesNothing() {
        StackSetResult result = deploy(options(EUROPE, IRELAND).dryRun(true).build());
        assertThat(result.ending()).isEqualTo(Ending.PLANNED);
        assertThat(changes()).isEmpty();
        assertThat(lines)
                .containsExactly(
                        "Account 123456789012, Region eu-central-1, stack set scaling",
                        "Create the stack set scaling",
                        "Create instances in 111111111111, 222222222222 x eu-central-1, eu-west-1",
                        "A dry run: nothing was changed.");
    }

    /** An earlier run was killed, or another user was faster. */
    @Test
    void followsARunningOperationFirst() {
        deploy(options(EUROPE).build());
        createElsewhere("of-the-run-before");
        clearRecords();
        StackSetResult result = deploy(options(EUROPE, IRELAND).build());
        assertThat(lines.get(1))
                .isEqualTo(
                        "CloudFormation is working on the stack set, operation of-the-run-before: waiting for it to end.");
        assertThat(result.instances()).hasSize(5).allMatch(StackSets.Instance::isCurrent);
        assertThat(changed("CreateStackInstances").texts("Accounts")).containsExactly(FIRST, SECOND);
    }

    @Test
    void waitsForAnOperationThatStartsDuringTheRun() {
        deploy(options(EUROPE).build());
        clearRecords();
        Output interfering = line -> {
            lines.add(line);
            if (line.startsWith("Create instances")) {
                createElsewhere("in-between");
            }
        };
        StackSetResult result = new StackSetDeploy(stage.aws(), interfering, stage.time(), DeployFixture.HINTS)
                .run(NAME, request, options(EUROPE, IRELAND).build());
        assertThat(lines).anyMatch(line -> line.contains("operation in-between: waiting"));
        assertThat(lines.stream().filter("Create instances in 111111111111, 222222222222 x eu-west-1"::equals))
                .as("said again, since it may have become less")
                .hasSize(2);
        assertThat(result.instances()).hasSize(5).allMatch(StackSets.Instance::isCurrent);
    }

    @Test
    void aLostAnswerStartsNothingTwice() {
        scripted.faultOn("CreateStackSet", Fault.LOST_ANSWER, 1);
        scripted.faultOn("CreateStackInstances", Fault.LOST_ANSWER, 1);
        assertThat(deploy(options(EUROPE).build()).instances()).hasSize(2).allMatch(StackSets.Instance::isCurrent);
    }

    @Test
    void stopsFollowingAfterTheTimeout() {
        scripted.script().takes(EUROPE, Duration.ofMinutes(5));
        assertThatThrownBy(() ->
                        deploy(options(EUROPE).timeout(Duration.ofMinutes(1)).build()))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "Stopped following after 1 min: CloudFormation carries on with the stack set scaling. Run the"
                                + " same command again to follow it. To follow it longer, raise stepscale.timeout.");
        assertThat(deploy(options(EUROPE).build()).ending()).isEqualTo(Ending.UNCHANGED);
    }

    @Test
    void readsTheStateOnceWithATimeoutOfZero() {
        scripted.script().takes(EUROPE, Duration.ofMinutes(5));
        assertThatThrownBy(() -> deploy(options(EUROPE).timeout(Duration.ZERO).build()))
                .isInstanceOf(OperationException.class);
        assertThat(stage.clock.instant()).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void pollsLessOftenWhileNothingHappens() {
        scripted.script().takes(EUROPE, Duration.ofMinutes(10));
        deploy(options(EUROPE).build());
        assertThat(scripted.requests().stream()
                        .filter(request -> request.action().equals("DescribeStackSetOperation")))
                .hasSizeBetween(110, 190);
    }

    @Test
    void pollsSoonAfterAnInstanceChanges() {
        scripted.script().takes(EUROPE, Duration.ofSeconds(100));
        scripted.script().takes(IRELAND, Duration.ofSeconds(7));
        deploy(options(EUROPE, IRELAND).build());
        assertThat(stage.clock.instant()).isBetween("2026-01-01T00:01:47Z", "2026-01-01T00:01:48.700Z");
    }

    @Test
    void toleratesMissingAnswersForAWhile() {
        scripted.faultOn("DescribeStackSetOperation", Fault.MALFORMED, 9);
        assertThat(deploy(options(EUROPE).build()).ending()).isEqualTo(Ending.CREATED);
    }

    @Test
    void failsIfAwsDoesNotAnswerForTwoMinutes() {
        scripted.script().takes(EUROPE, Duration.ofMinutes(10));
        scripted.faultOn("ListStackSetOperationResults", Fault.MALFORMED, Integer.MAX_VALUE);
        assertThatThrownBy(() -> deploy(options(EUROPE).build())).isInstanceOf(AwsException.class);
        assertThat(stage.clock.instant()).isBetween("2026-01-01T00:02:00Z", "2026-01-01T00:02:10Z");
    }

    @Test
    void aLostAnswerToAnEndedOperationStartsNothingTwice() {
        scripted.script().resourcesTake(Duration.ZERO);
        scripted.faultOn("CreateStackInstances", Fault.LOST_ANSWER, 1);
        assertThat(deploy(options(EUROPE).build()).instances()).hasSize(2);
        assertThat(changes()).containsExactly("CreateStackSet", "CreateStackInstances", "CreateStackInstances");
    }

    @Test
    void anOperationRunningAfterALostAnswerIsRecognizedAsOwn() {
        scripted.faultOn("CreateStackInstances", Fault.LOST_ANSWER, 1);
        assertThat(deploy(options(EUROPE).build()).steps())
                .containsExactly(
                        "Create the stack set scaling",
                        "Create instances in 111111111111, 222222222222 x eu-central-1");
        assertThat(lines).noneMatch(line -> line.startsWith("CloudFormation is working"));
    }

    @Test
    void suspendedAccountsAreSkippedAndShown() {
        scripted.script().suspend(SECOND);
        deploy(options(EUROPE).build());
        clearRecords();
        assertThat(deploy(options(EUROPE).build()).ending()).isEqualTo(Ending.UNCHANGED);
        assertThat(lines)
                .containsExactly(
                        "Account 123456789012, Region eu-central-1, stack set scaling",
                        "Account       Region        Status                                Reason",
                        "111111111111  eu-central-1  CURRENT",
                        "222222222222  eu-central-1  OUTDATED (SKIPPED_SUSPENDED_ACCOUNT)",
                        "Nothing to change: the stack set matches the descriptor, and all instances outside suspended"
                                + " accounts are current.",
                        "Changes made in the accounts without CloudFormation are not detected.");
    }

    @Test
    void anInoperableInstanceFailsTheRunWithTheFix() {
        deploy(options(EUROPE).build());
        scripted.removeInstance(NAME, SECOND, EUROPE, "DeleteStack failed");
        clearRecords();
        assertThatThrownBy(() -> deploy(options(EUROPE).build()))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("1 of 2 instances is not up to date")
                .hasMessageContaining("INOPERABLE instances receive no more updates (222222222222 eu-central-1)");
        assertThat(changes()).isEmpty();
        assertThat(lines).contains("222222222222  eu-central-1  INOPERABLE (FAILED)  DeleteStack failed");
    }

    @Test
    void aDryRunReportsARunningOperationWithoutWaiting() {
        deploy(options(EUROPE).build());
        createElsewhere("of-another");
        clearRecords();
        deploy(options(EUROPE).dryRun(true).build());
        assertThat(changes()).isEmpty();
        assertThat(lines.get(1))
                .isEqualTo(
                        "CloudFormation is working on the stack set, operation of-another: there may be less to do when"
                                + " it ends.");
    }

    @Test
    void anEndlessOperationOfAnotherIsFollowedUntilTheTimeout() {
        deploy(options(EUROPE).build());
        scripted.script().takes(IRELAND, Duration.ofHours(2));
        Output interfering = line -> {
            lines.add(line);
            if (line.startsWith("Create instances")) {
                stage.aws()
                        .stackSets()
                        .createInstances(
                                NAME,
                                options(EUROPE).build().permissionModel(),
                                new StackSets.Targets(List.of("333333333333"), List.of(IRELAND)),
                                StackSets.OperationPreferences.standard(),
                                "endless");
            }
        };
        assertThatThrownBy(() -> new StackSetDeploy(stage.aws(), interfering, stage.time(), DeployFixture.HINTS)
                        .run(
                                NAME,
                                request,
                                options(EUROPE, "us-west-2")
                                        .timeout(Duration.ofMinutes(3))
                                        .build()))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith("Stopped following after 3 min: CloudFormation carries on with");
    }

    @Test
    void theRequestsOfARunAreFixed() {
        scripted.script().resourcesTake(Duration.ZERO);
        deploy(options(EUROPE).build());
        List<String> fresh = stage.actions();
        clearRecords();
        deploy(options(EUROPE).build());
        assertThat(fresh)
                .containsExactly(
                        "GetCallerIdentity",
                        "DescribeStackSet",
                        "DescribeStackSet",
                        "CreateStackSet",
                        "CreateStackInstances",
                        "DescribeStackSetOperation",
                        "ListStackSetOperationResults",
                        "ListStackSetOperations",
                        "DescribeStackSet",
                        "ListStackInstances");
        assertThat(stage.actions())
                .containsExactly(
                        "GetCallerIdentity",
                        "DescribeStackSet",
                        "ListStackSetOperations",
                        "DescribeStackSet",
                        "ListStackInstances");
    }

    @Test
    void reportsWhatAwsDenies() {
        scripted.faultOn("CreateStackSet", Fault.ACCESS_DENIED, 1);
        assertThatThrownBy(() -> deploy(options(EUROPE).build()))
                .isInstanceOf(AwsException.class)
                .hasMessageStartingWith("Cannot create the stack set scaling: User:");
    }

    @Test
    void writesTheResultAsJson() {
        assertThat(StackSetJson.of(deploy(options(EUROPE).build()))).isEqualTo("""
                {
                  "stackSet" : "scaling",
                  "ending" : "created",
                  "account" : "123456789012",
                  "region" : "eu-central-1",
                  "steps" : [
                    "Create the stack set scaling",
                    "Create instances in 111111111111, 222222222222 x eu-central-1"
                  ],
                  "instances" : [
                    {
                      "account" : "111111111111",
                      "region" : "eu-central-1",
                      "status" : "CURRENT",
                      "detail" : "SUCCEEDED",
                      "reason" : ""
                    },
                    {
                      "account" : "222222222222",
                      "region" : "eu-central-1",
                      "status" : "CURRENT",
                      "detail" : "SUCCEEDED",
                      "reason" : ""
                    }
                  ]
                }
                """);
    }

    private static StackSetOptions.Builder options(String... regions) {
        return StackSetOptions.builder(new StackSets.Targets(List.of(FIRST, SECOND), List.of(regions)));
    }

    private StackSetResult deploy(StackSetOptions options) {
        return new StackSetDeploy(stage.aws(), lines::add, stage.time(), DeployFixture.HINTS)
                .run(NAME, request, options);
    }

    /** Makes an instance in an account that no test asks for. */
    private void createElsewhere(String operation) {
        stage.aws()
                .stackSets()
                .createInstances(
                        NAME,
                        options(EUROPE).build().permissionModel(),
                        new StackSets.Targets(List.of("333333333333"), List.of(EUROPE)),
                        StackSets.OperationPreferences.standard(),
                        operation);
    }

    private void clearRecords() {
        scripted.reset();
        lines.clear();
    }

    private List<String> changes() {
        return scripted.requests().stream()
                .map(Request::action)
                .filter(CHANGES::contains)
                .toList();
    }

    private Request changed(String action) {
        return scripted.requests().stream()
                .filter(request -> request.action().equals(action))
                .findFirst()
                .orElseThrow();
    }
}
