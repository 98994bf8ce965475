package io.github.stepscale.operation.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.shared.RepairAdvice;
import io.github.stepscale.scripted.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports what can be read, and claims nothing about the rest. */
class StatusTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RESOURCE = "endpoint/orders/variant/AllTraffic";

    private final DeployFixture stage = new DeployFixture();

    @BeforeEach
    void deploy() {
        stage.server.script().changeSetsTake(Duration.ZERO);
        stage.server.script().resourcesTake(Duration.ZERO);
        stage.server.sageMaker().endpoint("orders", "InService", "AllTraffic", 2, 2);
        stage.deploy(DeployFixture.stack());
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private StatusReport look() {
        return new Status(stage.aws()).run(DeployFixture.stack());
    }

    private static JsonNode json(StatusReport report) throws Exception {
        return JSON.readTree(StatusText.json(report));
    }

    @Test
    void everythingReadIsProven() throws Exception {
        StatusReport report = look();

        assertThat(report.isDrifted()).isFalse();
        assertThat(report.isComplete()).isTrue();
        assertThat(report.advice(DeployFixture.HINTS)).isEmpty();
        assertThat(json(report).path("drifted")).hasToString("false");
        assertThat(json(report).findValues("differences"))
                .hasSize(5)
                .allSatisfy(list -> assertThat(list).isEmpty());
    }

    /** The row of the part that is not read, and the key whose value is then null. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DescribeStacks            | cloudformation:DescribeStacks                        | Stack            | stackStatus
            ListStackResources        | cloudformation:ListStackResources                    | ScaleOutAlarm    | alarms
            GetTemplate               | cloudformation:GetTemplate                           |                  | templateAsRendered
            DescribeScalableTargets   | application-autoscaling:DescribeScalableTargets      | ScalableTarget   | scalableTarget
            DescribeScalingPolicies   | application-autoscaling:DescribeScalingPolicies      | ScaleInPolicy    | foreignPolicies
            DescribeAlarms            | cloudwatch:DescribeAlarms                            | ScaleInAlarm     | alarms
            """)
    void whatMayNotBeReadIsNamedAndNeverClaimed(String action, String permission, String row, String key)
            throws Exception {
        stage.server.faultOn(action, Fault.ACCESS_DENIED, 1);

        StatusReport report = look();

        assertThat(report.isDrifted()).isFalse();
        assertThat(report.isComplete()).isFalse();
        List<String> lines = StatusText.lines(report, DeployFixture.HINTS);
        assertThat(lines)
                .anyMatch(
                        line -> line.startsWith("Not read ") && line.endsWith(" Grant the caller " + permission + "."));
        assertThat(lines)
                .filteredOn(line -> row != null && line.startsWith(row + " "))
                .allMatch(line -> line.endsWith("not read"));
        JsonNode json = json(report);
        assertThat(json.has(key) && json.path(key).isNull()).as(key).isTrue();
        assertThat(json.path("drifted").isNull()).isTrue();
        assertThat(json.path("unseen").toString()).contains(permission);
    }

    @ParameterizedTest
    @CsvSource({"DescribeEndpoint,capacity", "DescribeScalingActivities,activities"})
    void capacityAndActivitiesAreNotNeededForTheProof(String action, String key) throws Exception {
        stage.server.faultOn(action, Fault.ACCESS_DENIED, 1);

        StatusReport report = look();

        assertThat(report.isComplete()).isTrue();
        assertThat(json(report).path("drifted")).hasToString("false");
        assertThat(json(report).path(key).isNull()).isTrue();
        assertThat(report.unreadParts()).hasSize(1);
    }

    @Test
    void unreadPartsHaveNoListOfDifferences() throws Exception {
        stage.server.faultOn("DescribeScalingPolicies", Fault.ACCESS_DENIED, 1);

        JsonNode parts = json(look()).path("parts");

        assertThat(parts.findValuesAsText("name"))
                .containsExactly("ScalableTarget", "ScaleOutPolicy", "ScaleOutAlarm", "ScaleInPolicy", "ScaleInAlarm");
        assertThat(parts.findValues("differences"))
                .extracting(JsonNode::isNull)
                .containsExactly(false, true, false, true, false);
    }

    @Test
    void aDifferenceIsADriftWhateverElseIsUnread() throws Exception {
        stage.server.scaling().forget(RESOURCE);
        stage.server.faultOn("DescribeAlarms", Fault.ACCESS_DENIED, 1);

        StatusReport report = look();

        assertThat(report.isDrifted()).isTrue();
        assertThat(json(report).path("drifted")).hasToString("true");
        assertThat(report.advice(DeployFixture.HINTS)).contains(RepairAdvice.repair(DeployFixture.HINTS));
    }

    @Test
    void unknownCredentialsFailTheStatus() {
        stage.server.faultOn("DescribeScalingPolicies", Fault.EXPIRED_TOKEN, 1);

        assertThatThrownBy(this::look).isInstanceOf(AwsException.class);
    }

    @Test
    void theAdviceFollowsFromTheDifferences() {
        assertThat(new Status(stage.aws()).run(DeployFixture.stack(10, "+3")).advice(DeployFixture.HINTS))
                .contains(RepairAdvice.deploy(DeployFixture.HINTS));
        assertThat(new Status(stage.aws()).run(DeployFixture.checked("""
                                endpointName: orders
                                stackName: another
                                minCapacity: 1
                                maxCapacity: 10
                                steps: [{ upper: 20, change: -1 }, { lower: 50, change: +1 }]
                                """)).advice(DeployFixture.HINTS))
                .contains(RepairAdvice.deploy(DeployFixture.HINTS));
        assertThat(new Status(stage.aws())
                        .run(DeployFixture.checked(
                                DeployFixture.descriptor(10, "+2").replace("orders", "returns")))
                        .advice(DeployFixture.HINTS))
                .contains("The stack contains resources that stepscale does not make for this target: ScalableTarget"
                        + " (of endpoint/orders/variant/AllTraffic). Choose another stackName, or take the stack"
                        + " over with mvn stepscale:deploy -Dstepscale.adopt=true.");
        stage.server.scaling().forget(RESOURCE);
        assertThat(StatusText.lines(look(), DeployFixture.HINTS))
                .last()
                .asString()
                .isEqualTo("Next            " + RepairAdvice.repair(DeployFixture.HINTS));
        assertThat(new Status(stage.aws()).run(DeployFixture.stack(10, "+3")).advice(DeployFixture.HINTS))
                .as("an update of policies without their target fails")
                .contains(RepairAdvice.repair(DeployFixture.HINTS));
    }

    /** As a script writes them that adds 0.1 and 0.2, and as other tools may write them. */
    @ParameterizedTest
    @CsvSource({
        "0.30000000000000004, 600.30000000000000004 to 900: +1 -> no step",
        "1E-7, 600.0000001 to 900: +1 -> no step",
        "299.99999999999994, 899.99999999999994 to 900: +1 -> no step"
    })
    void boundsFromOtherToolsAreComparedExactly(double bound, String words) {
        ObjectNode policy = stage.server.scaling().policy("scaling-ScaleOut");
        ((ObjectNode) policy.path("StepScalingPolicyConfiguration")
                        .path("StepAdjustments")
                        .path(0))
                .put("MetricIntervalUpperBound", bound);
        stage.server.scaling().putPolicy(policy);

        assertThat(look().parts())
                .filteredOn(part -> part.name().equals("ScaleOutPolicy"))
                .flatExtracting(StatusReport.Part::differences)
                .containsExactly(words);
    }
}
