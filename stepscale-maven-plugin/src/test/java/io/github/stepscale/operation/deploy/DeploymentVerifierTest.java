package io.github.stepscale.operation.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.operation.Confirmation;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.operation.deploy.delete.Delete;
import io.github.stepscale.operation.deploy.delete.DeleteOptions;
import io.github.stepscale.operation.shared.CanonicalJson;
import io.github.stepscale.operation.status.Status;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.synth.SynthesizedStack;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the live resources back where CloudFormation has nothing to change. */
class DeploymentVerifierTest {
    private static final String RESOURCE = "endpoint/orders/variant/AllTraffic";
    private static final String AS_DESCRIBED = "Nothing to change: the stack matches the descriptor.";
    private static final String MOVE =
            "CloudFormation compares only templates, so a plain deployment does not detect this: run mvn stepscale:deploy"
                    + " -Dstepscale.repair=true. With -Dstepscale.dryRun=true it only says what it would do.";

    private final DeployFixture stage = new DeployFixture();

    @AfterEach
    void close() {
        stage.close();
    }

    private void deployed() {
        stage.deploy(DeployFixture.stack());
        stage.lines.clear();
    }

    private void requireSaid(String differences) {
        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack()))
                .isInstanceOf(OperationException.class)
                .hasMessage("CloudFormation finds nothing to change in the stack scaling, but the live resources"
                        + " differ from the descriptor: " + differences + ". " + MOVE);
        assertThat(stage.lines).doesNotContain(AS_DESCRIBED);
    }

    private String alarm(String logicalId) {
        return stage.physicalIds().get(logicalId);
    }

    @Test
    void whatDeleteEndpointRemovedIsReported() {
        deployed();
        stage.server.scaling().forget(RESOURCE);

        requireSaid("ScalableTarget: not registered; ScaleOutPolicy: does not exist; ScaleInPolicy: does not exist");
    }

    @Test
    void theFixThatIsNamedWorks() {
        deployed();
        stage.server.scaling().forget(RESOURCE);
        stage.clock.advance(Duration.ofMinutes(1));

        new Delete(stage.aws(), stage.lines::add, stage.time(), DeployFixture.HINTS)
                .run(
                        DeployFixture.STACK,
                        ScalableTargetId.of(
                                DeployFixture.stack().plan().scaling().target()),
                        DeleteOptions.standard(),
                        Confirmation.GIVEN);
        assertThat(stage.deploy(DeployFixture.stack()).ending()).isEqualTo(Ending.CREATED);
        assertThat(stage.deploy(DeployFixture.stack()).ending()).isEqualTo(Ending.UNCHANGED);
        assertThat(stage.lines).contains(AS_DESCRIBED);
    }

    @Test
    void aStepThatWasEditedByHandIsReported() {
        deployed();
        editTopStep(5);

        requireSaid("ScaleOutPolicy: above 900: +2 -> +5");
    }

    private void editTopStep(int change) {
        ObjectNode policy = stage.server.scaling().policy("scaling-ScaleOut");
        ((ObjectNode) policy.path("StepScalingPolicyConfiguration")
                        .path("StepAdjustments")
                        .path(1))
                .put("ScalingAdjustment", change);
        stage.server.scaling().putPolicy(policy);
    }

    @Test
    void aRangeThatWasEditedByHandIsReportedUnlessSchedulesChangeIt() {
        deployed();
        editTarget("MaxCapacity", 40);
        requireSaid("ScalableTarget: maxCapacity: 10 -> 40");

        try (DeployFixture other = new DeployFixture()) {
            SynthesizedStack scheduled = DeployFixture.checked("""
                    endpointName: orders
                    stackName: scaling
                    minCapacity: 1
                    maxCapacity: 10
                    schedules:
                      - name: night
                        schedule: cron(0 22 ? * MON-FRI *)
                        maxCapacity: 2
                      - name: morning
                        schedule: cron(0 7 ? * MON-FRI *)
                        maxCapacity: 10
                    steps:
                      - { upper: 20, change: -1 }
                      - { lower: 50, change: +1 }
                    """);
            other.deploy(scheduled);
            other.server.scaling().putTarget(target().put("MaxCapacity", 2));
            assertThat(other.deploy(scheduled).ending()).isEqualTo(Ending.UNCHANGED);
        }
    }

    private void editTarget(String field, int value) {
        stage.server.scaling().putTarget(target().put(field, value));
    }

    private static ObjectNode target() {
        return CanonicalJson.object()
                .put("ResourceId", RESOURCE)
                .put("ScalableDimension", "sagemaker:variant:DesiredInstanceCount")
                .put("ServiceNamespace", "sagemaker");
    }

    @Test
    void aSuspensionByHandIsReported() {
        deployed();
        ObjectNode target = target();
        target.putObject("SuspendedState").put("DynamicScalingInSuspended", true);
        stage.server.scaling().putTarget(target);

        requireSaid("ScalableTarget: scale-in suspended: false -> true");
    }

    @Test
    void anAlarmThatIsGoneOrRunsNothingIsReported() {
        deployed();
        ObjectNode alarm = stage.server.alarms().alarm(alarm("ScaleInAlarm"));
        alarm.putArray("AlarmActions");
        stage.server.alarms().putAlarm(alarm);
        stage.server.alarms().removeAlarm(alarm("ScaleOutAlarm"));

        requireSaid("ScaleOutAlarm: does not exist; ScaleInAlarm: it does not run the policy");
    }

    @Test
    void aDryRunClaimsNoMore() {
        deployed();
        stage.server.scaling().forget(RESOURCE);

        assertThatThrownBy(() -> stage.deploy(
                        DeployFixture.stack(),
                        DeployOptions.builder().dryRun(true).build()))
                .hasMessageContaining("ScalableTarget: not registered")
                .hasMessageEndingWith(MOVE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DescribeAlarms          | the alarms             | cloudwatch:DescribeAlarms
            DescribeScalingPolicies | the scaling policies   | application-autoscaling:DescribeScalingPolicies
            DescribeScalableTargets | the scalable target    | application-autoscaling:DescribeScalableTargets
            """)
    void whatCannotBeReadIsNotClaimed(String action, String thing, String permission) {
        deployed();
        stage.server.faultOn(action, Fault.ACCESS_DENIED, 1);

        assertThat(stage.deploy(DeployFixture.stack()).ending()).isEqualTo(Ending.UNCHANGED);
        assertThat(stage.lines)
                .doesNotContain(AS_DESCRIBED)
                .filteredOn(line -> line.startsWith("Nothing to change in the template. Whether the live resources"
                        + " match the descriptor is unknown. Not read: " + thing + ": "))
                .singleElement()
                .asString()
                .contains("Grant the caller " + permission + ".");
    }

    @Test
    void differencesAreReportedBesideUnreadParts() {
        deployed();
        editTopStep(5);
        stage.server.faultOn("DescribeAlarms", Fault.ACCESS_DENIED, 1);

        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack()))
                .hasMessageContaining("ScaleOutPolicy: above 900: +2 -> +5. Not read: the alarms: ")
                .hasMessageEndingWith(MOVE);
    }

    @Test
    void afterAnUpdateOtherDifferencesArePrinted() {
        deployed();
        ObjectNode alarm = stage.server.alarms().alarm(alarm("ScaleInAlarm"));
        stage.server.alarms().putAlarm(alarm.put("ActionsEnabled", false));

        assertThat(stage.deploy(DeployFixture.stack(10, "+3")).ending()).isEqualTo(Ending.UPDATED);
        assertThat(stage.lines)
                .contains("Read back after the deployment, the live resources differ from the descriptor:"
                        + " ScaleInAlarm: its actions are disabled. Check again with mvn stepscale:status. If they"
                        + " still differ: " + MOVE);
    }

    @Test
    void anUpdateSucceedsEvenIfItCannotBeReadBack() {
        deployed();
        stage.server.faultOn("DescribeScalableTargets", Fault.EXPIRED_TOKEN, 1);

        assertThat(stage.deploy(DeployFixture.stack(10, "+3")).ending()).isEqualTo(Ending.UPDATED);
        assertThat(stage.lines)
                .last()
                .asString()
                .startsWith("The live resources were not read back. ")
                .endsWith(" Check with mvn stepscale:status.");
    }

    @Test
    void boundsOfManyDigitsThatAScriptWroteAreCompared() {
        deployed();
        ObjectNode policy = stage.server.scaling().policy("scaling-ScaleOut");
        ((ObjectNode) policy.path("StepScalingPolicyConfiguration")
                        .path("StepAdjustments")
                        .path(0))
                .put("MetricIntervalUpperBound", 0.1 + 0.2);
        stage.server.scaling().putPolicy(policy);

        requireSaid("ScaleOutPolicy: 600.30000000000000004 to 900: +1 -> no step");
        assertThat(new Status(stage.aws()).run(DeployFixture.stack()).isDrifted())
                .isTrue();
    }

    @Test
    void aDeploymentContinuesWithoutWhatItOnlyShows() {
        stage.server.faultOn("DescribeScalingPolicies", Fault.ACCESS_DENIED, 1);
        assertThat(stage.deploy(DeployFixture.stack()).ending()).isEqualTo(Ending.CREATED);
        stage.server.faultOn("GetTemplate", Fault.ACCESS_DENIED, 2);
        assertThat(stage.deploy(DeployFixture.stack(10, "+3")).ending()).isEqualTo(Ending.UPDATED);

        assertThat(stage.lines)
                .contains("Cannot check what already scales " + RESOURCE
                        + ": grant the caller application-autoscaling:DescribeScalingPolicies.")
                .anyMatch(line -> line.startsWith("The current steps are not shown. ")
                        && line.endsWith(" Grant the caller that permission."));
    }

    /** An update of a policy fails there: another deployment alone would fail as well. */
    @Test
    void aFailedUpdateOfARemovedTargetNamesTheFixToo() {
        deployed();
        stage.server
                .script()
                .failing(
                        "ScaleOutPolicy",
                        "No scalable target registered for service namespace: sagemaker, resource ID: " + RESOURCE);

        assertThatThrownBy(() -> stage.deploy(DeployFixture.stack(10, "+3")))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("No scalable target registered")
                .hasMessageEndingWith(
                        "run mvn stepscale:deploy -Dstepscale.repair=true, which creates the stack again if"
                                + " the target is gone.");
    }
}
