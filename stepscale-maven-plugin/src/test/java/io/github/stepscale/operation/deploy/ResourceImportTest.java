package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.operation.Confirmation;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.ExistingScaling;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.operation.deploy.delete.Delete;
import io.github.stepscale.operation.deploy.delete.DeleteOptions;
import io.github.stepscale.operation.status.Status;
import io.github.stepscale.operation.status.StatusReport;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.scripted.Request;
import io.github.stepscale.scripted.StackStatusName;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.template.StackTemplate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Taking over what scales a target already. */
class ResourceImportTest {
    private static final SynthesizedStack EXISTING = ExistingScaling.stack();
    private static final String SNS = "arn:aws:sns:eu-central-1:123456789012:pager";

    private final DeployFixture stage = new DeployFixture();

    @BeforeEach
    void makeByHand() {
        ExistingScaling.make(stage.server, EXISTING);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private DeployResult importing(SynthesizedStack stack, DeployOptions options) {
        return new ResourceImport(stage.aws(), stage.lines::add, stage.time(), DeployFixture.HINTS)
                .run(DeployRequest.of(stack), options);
    }

    private DeployResult importing() {
        return importing(EXISTING, DeployOptions.standard());
    }

    private String refusal(SynthesizedStack stack) {
        try {
            importing(stack, DeployOptions.standard());
        } catch (OperationException refused) {
            assertThat(stage.actions()).doesNotContain("CreateChangeSet", "ExecuteChangeSet");
            return String.join("\n", stage.lines) + "\n" + refused.getMessage();
        }
        throw new AssertionError("imported");
    }

    private static SynthesizedStack with(String from, String to) {
        assertThat(ExistingScaling.DESCRIPTOR).contains(from);
        return DeployFixture.checked(ExistingScaling.DESCRIPTOR.replace(from, to));
    }

    /** One of the two rules, as rules. */
    private static SynthesizedStack outOnly(String more) {
        return DeployFixture.checked("""
                endpointName: orders
                stackName: scaling
                minCapacity: 1
                maxCapacity: 10
                rules:
                  - { name: scale-out, steps: [{ lower: 600, upper: 900, change: +1 }, { lower: 900, change: +2 }] }
                names:
                  scale-out: { policy: orders-out, alarm: orders busy }
                deletionPolicy: Retain
                dashboard: false
                outputs: false
                """ + more);
    }

    private StatusReport status() {
        return new Status(stage.aws()).run(EXISTING);
    }

    private void requireImported() {
        assertThat(stage.server.statusOf("scaling")).contains("IMPORT_COMPLETE");
        StatusReport status = status();
        assertThat(status.isDrifted()).isFalse();
        assertThat(status.isComplete()).isTrue();
        assertThat(status.foreignPolicies()).isEmpty();
        stage.server.reset();
        assertThat(stage.deploy(EXISTING).ending()).isEqualTo(Ending.UNCHANGED);
        assertThat(stage.actions()).doesNotContain("CreateChangeSet");
        assertThat(stage.lines).last().asString().contains("Nothing to change: the stack matches the descriptor.");
    }

    @Test
    void whatRunsIsTakenOverAndTheStackMatchesIt() {
        String before =
                stage.server.scaling().policy("orders-out").path("PolicyARN").asText();

        DeployResult result = importing();

        assertThat(result.ending()).isEqualTo(Ending.IMPORTED);
        assertThat(stage.lines).anyMatch(line -> line.startsWith("Import  ScaleOutPolicy"));
        assertThat(stage.aws().stacks().resources("scaling"))
                .extracting(resource -> resource.logicalId() + " " + resource.physicalId())
                .contains("ScaleOutPolicy " + before, "ScaleOutAlarm orders busy")
                .hasSize(5);
        requireImported();
    }

    @Test
    void theRequestIdentifiesEachResourceByTheKeysOfItsSchema() {
        importing();

        Request create = stage.server.requests().stream()
                .filter(request -> request.action().equals("CreateChangeSet"))
                .findFirst()
                .orElseThrow();
        assertThat(create.text("ChangeSetType")).contains("IMPORT");
        assertThat(create.text("OnStackFailure")).isEmpty();
        assertThat(create.parameters().path("ResourcesToImport").toString())
                .contains("{\"ResourceId\":\"endpoint/orders/variant/AllTraffic\","
                        + "\"ScalableDimension\":\"sagemaker:variant:DesiredInstanceCount\","
                        + "\"ServiceNamespace\":\"sagemaker\"}")
                .contains("{\"AlarmName\":\"orders busy\"}")
                .contains("policyName/orders-in\",\"ScalableDimension\":\"sagemaker:variant:DesiredInstanceCount\"}");
        assertThat(create.text("TemplateBody").orElseThrow()).doesNotContain("Outputs:", "Dashboard");
        Request execute = stage.server.requests().stream()
                .filter(request -> request.action().equals("ExecuteChangeSet"))
                .findFirst()
                .orElseThrow();
        assertThat(execute.text("DisableRollback")).isEmpty();
    }

    @Test
    void aKeptChangeSetIsExecutedByADeployment() {
        DeployOptions keep = DeployOptions.builder()
                .changeSet(new ChangeSetUse.Keep("take-over"))
                .build();

        assertThat(importing(EXISTING, keep).ending()).isEqualTo(Ending.KEPT);
        assertThat(stage.server.statusOf("scaling")).contains("REVIEW_IN_PROGRESS");
        assertThat(stage.lines)
                .last()
                .asString()
                .isEqualTo("Nothing is imported yet: the change set take-over is kept. Deploy this"
                        + " descriptor with -Dstepscale.changeSet=execute:take-over to execute it.");

        DeployOptions execute = DeployOptions.builder()
                .changeSet(new ChangeSetUse.ExecuteKept("take-over"))
                .build();
        assertThat(stage.deploy(EXISTING, execute).ending()).isEqualTo(Ending.IMPORTED);
        requireImported();
    }

    @Test
    void aKeptChangeSetIsNotExecutedOnceTheResourcesDiffer() {
        importing(
                EXISTING,
                DeployOptions.builder()
                        .changeSet(new ChangeSetUse.Keep("take-over"))
                        .build());
        stage.server.alarms().putAlarm(alarm("orders busy").put("Threshold", 500));

        DeployOptions execute = DeployOptions.builder()
                .changeSet(new ChangeSetUse.ExecuteKept("take-over"))
                .build();

        assertThatThrownBy(() -> stage.deploy(EXISTING, execute))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("threshold: 600 -> 500");
        assertThat(stage.actions()).doesNotContain("ExecuteChangeSet");
    }

    @Test
    void aDryRunLeavesNoChangeSet() {
        assertThat(importing(EXISTING, DeployOptions.builder().dryRun(true).build())
                        .ending())
                .isEqualTo(Ending.PLANNED);

        assertThat(stage.server.openChangeSets()).isZero();
        assertThat(stage.actions()).doesNotContain("ExecuteChangeSet");
    }

    @Test
    void aSecondImportFindsNothing() {
        importing();
        stage.server.reset();

        assertThat(importing().ending()).isEqualTo(Ending.UNCHANGED);

        assertThat(stage.actions()).doesNotContain("CreateChangeSet");
        assertThat(stage.lines).last().asString().startsWith("Nothing to import");
    }

    @Test
    void aFailedImportLeavesEverythingAsItWasAndCanBeRepeated() {
        stage.server.script().failing("ScaleInAlarm", "Access denied");

        assertThatThrownBy(this::importing)
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("IMPORT_ROLLBACK_COMPLETE")
                .hasMessageContaining("Access denied");
        assertThat(stage.server.alarms().names()).contains("orders busy", "orders idle");

        stage.server.script().healed("ScaleInAlarm");
        assertThat(importing().ending()).isEqualTo(Ending.IMPORTED);
        requireImported();
    }

    @Test
    void resourcesOfAnotherStackAreRefusedWithTheCommands() {
        stage.close();
        try (DeployFixture other = new DeployFixture()) {
            other.server.stack(
                    "web",
                    other.aws().region(),
                    StackStatusName.CREATE_COMPLETE,
                    EXISTING.template(),
                    StackTemplate.of(EXISTING.plan()).parameterValues());

            assertThatThrownBy(
                            () -> new ResourceImport(other.aws(), other.lines::add, other.time(), DeployFixture.HINTS)
                                    .run(DeployRequest.of(EXISTING), DeployOptions.standard()))
                    .isInstanceOf(OperationException.class)
                    .hasMessageContaining("The stack web has ScalableTarget, ScaleOutPolicy, ScaleOutAlarm,"
                            + " ScaleInPolicy and ScaleInAlarm, and a resource belongs to one stack.");
            assertThat(other.lines)
                    .contains("    aws cloudformation deploy --stack-name web --template-file web.yaml"
                            + " --capabilities CAPABILITY_NAMED_IAM");
            assertThat(other.actions()).doesNotContain("CreateChangeSet");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    lower: 600      | lower: 700     | threshold: 700 -> 600
                    maxCapacity: 10 | maxCapacity: 9 | maxCapacity: 9 -> 10
                    change: -1      | change: -2     | ScaleInPolicy: below 200
                    orders-out      | orders-up      | ScaleOutPolicy: does not exist
                    orders busy     | busy           | ScaleOutAlarm: does not exist
                    """)
    void whatDiffersIsListed(String from, String to, String difference) {
        assertThat(refusal(with(from, to))).contains("(descriptor -> live)").contains(difference);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    deletionPolicy: Retain | allow: []      | deletionPolicy is missing
                    dashboard: false       | dashboard: true | The dashboard would be new
                    outputs: false         | outputs: true  | The outputs would be new
                    , alarm: orders busy   |                | names.ScaleOut.alarm is missing
                    """)
    void whatTheDescriptorLacksIsSaidBeforeAnyRequest(String from, String to, String problem) {
        assertThat(refusal(with(from, to == null ? "" : to))).contains(problem);
        assertThat(stage.actions()).isEmpty();
    }

    @Test
    void furtherActionsAndSchedulesWouldBeDroppedAndAreRefusedTogether() {
        ObjectNode busy = alarm("orders busy");
        busy.withArray("AlarmActions").add(SNS);
        stage.server.alarms().putAlarm(busy);
        ObjectNode idle = alarm("orders idle");
        idle.putArray("OKActions").add(SNS);
        stage.server.alarms().putAlarm(idle);
        ObjectNode schedule = idle.objectNode();
        schedule.put("ScheduledActionName", "night")
                .put("Schedule", "rate(1 day)")
                .put("ResourceId", "endpoint/orders/variant/AllTraffic")
                .put("ScalableDimension", "sagemaker:variant:DesiredInstanceCount")
                .put("ServiceNamespace", "sagemaker")
                .put("ScheduledActionARN", "arn")
                .put("CreationTime", 0)
                .putObject("ScalableTargetAction")
                .put("MinCapacity", 2);
        stage.server.scaling().putSchedule(schedule);

        assertThat(refusal(EXISTING))
                .contains("ScaleOutAlarm: it also runs " + SNS)
                .contains("The alarm orders idle also runs " + SNS)
                .contains("the scheduled action night, which the template would drop")
                .contains("for the 3 reasons above");
    }

    @Test
    void targetTrackingBesideStaysOutsideWithAWarning() {
        ObjectNode tracking = alarm("orders busy").objectNode();
        tracking.put("PolicyName", "follow")
                .put("PolicyType", "TargetTrackingScaling")
                .put("ResourceId", "endpoint/orders/variant/AllTraffic")
                .put("ScalableDimension", "sagemaker:variant:DesiredInstanceCount")
                .put("ServiceNamespace", "sagemaker")
                .putObject("TargetTrackingScalingPolicyConfiguration")
                .put("TargetValue", 50);
        stage.server.scaling().putPolicy(tracking);

        assertThat(importing().ending()).isEqualTo(Ending.IMPORTED);

        assertThat(stage.lines)
                .anyMatch(line -> line.contains("Deregistering the target deletes them: keep deletionPolicy: Retain"))
                .contains("    TargetTrackingScaling follow (no alarm)");
        assertThat(status().foreignPolicies()).containsExactly("follow");
    }

    @Test
    void whatMayNotBeReadIsNotGuessed() {
        stage.server.faultOn("DescribeAlarms", Fault.ACCESS_DENIED, 9);

        assertThat(refusal(EXISTING)).contains("Whether the live resources match the descriptor is unknown.");
    }

    @Test
    void aStackGetsMoreOfWhatExists() {
        assertThat(importing(outOnly(""), DeployOptions.standard()).ending()).isEqualTo(Ending.IMPORTED);
        stage.server.reset();
        stage.lines.clear();

        assertThat(importing().ending()).isEqualTo(Ending.IMPORTED);

        assertThat(stage.lines).anyMatch(line -> line.startsWith("2 resources to change"));
        requireImported();
    }

    @Test
    void anImportChangesNothingElseOfItsStack() {
        importing(outOnly(""), DeployOptions.standard());
        stage.server.reset();
        ObjectNode target = alarm("orders busy").objectNode();
        target.put("ResourceId", "endpoint/orders/variant/AllTraffic")
                .put("ScalableDimension", "sagemaker:variant:DesiredInstanceCount")
                .put("ServiceNamespace", "sagemaker")
                .put("MaxCapacity", 12);
        stage.clock.advance(Duration.ofMinutes(1));
        stage.server.scaling().putTarget(target);

        assertThat(refusal(with("maxCapacity: 10", "maxCapacity: 12")))
                .contains("its parameters would change: an import only adds what exists");
    }

    @Test
    void aStackWithTagsOrOtherSettingsOfAResourceIsNotChangedByAnImport() {
        importing(outOnly("tags: { a: b }\n"), DeployOptions.standard());
        stage.server.reset();

        assertThat(refusal(EXISTING))
                .contains("ScaleOutAlarm and its tags would change: an import only adds what exists");
    }

    @Test
    void aStackThatHasEverythingIsLeftToADeployment() {
        importing(with("outputs: false\n", "outputs: false\ntags: { a: b }\n"), DeployOptions.standard());
        stage.server.reset();

        assertThat(refusal(EXISTING)).contains("has all of these resources already");
    }

    @Test
    void deletingTheStackLeavesWhatScales() {
        importing();
        stage.lines.clear();

        new Delete(stage.aws(), stage.lines::add, stage.time(), DeployFixture.HINTS)
                .run(
                        "scaling",
                        ScalableTargetId.of(EXISTING.plan().scaling().target()),
                        DeleteOptions.standard(),
                        Confirmation.GIVEN);

        assertThat(stage.lines)
                .anyMatch(line -> line.startsWith("Keep    ScalableTarget"))
                .anyMatch(line -> line.contains("AWS goes on scaling"))
                .noneMatch(line -> line.startsWith("Delete  "));
        assertThat(stage.aws().stacks().find("scaling")).isEmpty();
        assertThat(stage.server.alarms().names()).contains("orders busy", "orders idle");
        assertThat(stage.server.scaling().policy("orders-out")).isNotNull();
        assertThat(importing().ending()).isEqualTo(Ending.IMPORTED);
        assertThat(stage.aws().stacks().find("scaling").orElseThrow().status()).isEqualTo(StackStatus.IMPORT_COMPLETE);
    }

    @Test
    void aRuleThatLeavesTheDescriptorStaysAndTheDeploymentSaysSo() {
        importing();
        stage.lines.clear();
        SynthesizedStack outOnly = DeployFixture.checked(ExistingScaling.DESCRIPTOR
                .replace("  - { upper: 200, change: -1 }\n", "")
                .replace("  ScaleIn: { policy: orders-in, alarm: orders idle }\n", ""));

        stage.deploy(outOnly, DeployOptions.builder().allowReplacement(true).build());

        assertThat(String.join("\n", stage.lines))
                .contains("ScaleInPolicy and ScaleInAlarm stay in the account: AWS goes on scaling with them");
        assertThat(stage.server.scaling().policy("orders-in")).isNotNull();
    }

    @Test
    void aHandEditOfAnAdoptedPolicyIsFoundAndRepairedUnderItsName() {
        importing();
        ObjectNode policy = stage.server.scaling().policy("orders-out");
        policy.withObject("/StepScalingPolicyConfiguration").put("Cooldown", 7);
        stage.server.scaling().putPolicy(policy);

        assertThat(status().isDrifted()).isTrue();
        stage.deploy(EXISTING, DeployOptions.builder().repair(true).build());

        assertThat(status().isDrifted()).isFalse();
        assertThat(status().foreignPolicies()).isEqualTo(List.of());
    }

    @Test
    void aDeploymentDoesNotMakeAnewWhatExistsUnderItsNames() {
        assertThatThrownBy(() -> stage.deploy(EXISTING))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("orders-out")
                .hasMessageContaining("of 'names' exist already")
                .hasMessageContaining("mvn stepscale:import -Dstepscale.import.adopt=true");

        assertThat(stage.actions()).doesNotContain("ExecuteChangeSet");
        assertThat(stage.server.openChangeSets()).isZero();
    }

    @Test
    void aRepairDoesNotDeleteAStackWhoseResourcesWouldStay() {
        importing();
        stage.server.scaling().removePolicy("orders-out");

        DeployOptions repair = DeployOptions.builder().repair(true).build();

        assertThatThrownBy(() -> stage.deploy(EXISTING, repair))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("Deploy deletionPolicy: Delete, then repair.");
        assertThat(stage.actions()).doesNotContain("DeleteStack");
    }

    private ObjectNode alarm(String name) {
        ObjectNode alarm = stage.server.alarms().alarm(name);
        alarm.remove(List.of("AlarmArn", "StateValue", "StateReason", "StateUpdatedTimestamp"));
        return alarm;
    }
}
