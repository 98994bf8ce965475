package io.github.stepscale.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.operation.deploy.DeployOptions;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.operation.drill.Drill;
import io.github.stepscale.operation.drill.DrillOptions;
import io.github.stepscale.operation.explain.Explain;
import io.github.stepscale.operation.explain.ExplainOptions;
import io.github.stepscale.operation.explain.ExplainText;
import io.github.stepscale.operation.status.StatusReport;
import io.github.stepscale.operation.status.StatusText;
import io.github.stepscale.synth.SynthesizedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stack with a rule on a PromQL query: what each operation does with it, and what it cannot tell. */
class PromQlRulesTest {
    private static final SynthesizedStack STACK = DeployFixture.checked("""
            endpointName: orders
            stackName: scaling
            minCapacity: 1
            maxCapacity: 10
            rules:
              - name: queue
                alarm: { promQl: max(queue) > 5, evaluationInterval: 60 }
                policy:
                  adjustmentType: ChangeInCapacity
                  cooldown: 60
                  stepAdjustments: [{ scalingAdjustment: 2 }]
              - name: idle
                steps: [{ upper: 20, change: -1 }]
            """);
    private static final DeployOptions REPAIR =
            DeployOptions.builder().repair(true).build();

    private final DeployFixture stage = new DeployFixture();

    @BeforeEach
    void deploy() {
        stage.server.script().changeSetsTake(Duration.ZERO);
        stage.server.script().resourcesTake(Duration.ZERO);
        stage.deploy(STACK);
        stage.lines.clear();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void statusFindsNoDifferenceAndNamesTheQueryAsNotRead() {
        StatusReport report = stage.status(STACK);

        assertThat(report.isDrifted()).isFalse();
        assertThat(report.isComplete()).isFalse();
        assertThat(StatusText.lines(report, DeployFixture.HINTS))
                .anyMatch(line -> line.startsWith("Not read ")
                        && line.contains(
                                "the PromQL queries of the alarms: The AWS SDK in use does not read the query"));
    }

    @Test
    void aDeploymentWithoutAChangeDoesNotClaimThatTheQueryIsTheSame() {
        assertThat(stage.deploy(STACK).ending()).isEqualTo(Ending.UNCHANGED);
        assertThat(stage.lines)
                .anyMatch(line ->
                        line.startsWith("Nothing to change in the template. Whether the live resources match the"
                                + " descriptor is unknown. Not read: the PromQL queries of the alarms: "));
    }

    @Test
    void editedStepsAreReportedAndPutBack() {
        ObjectNode policy = stage.server.scaling().policy("scaling-Queue");
        ((ObjectNode) policy.path("StepScalingPolicyConfiguration")
                        .path("StepAdjustments")
                        .path(1))
                .put("ScalingAdjustment", 9);
        stage.server.scaling().putPolicy(policy);
        assertThat(stage.differences(STACK)).isEqualTo("QueuePolicy: the steps are not the one step of the descriptor");

        assertThat(stage.deploy(STACK, REPAIR).ending()).isEqualTo(Ending.REPAIRED);
        assertThat(stage.differences(STACK)).isEmpty();
    }

    @Test
    void anAlarmThatDoesNotRunItsPolicyIsReportedAndRepaired() {
        stage.clock.advance(Duration.ofSeconds(1));
        ObjectNode alarm = alarm();
        alarm.putArray("AlarmActions");
        stage.server.alarms().putAlarm(alarm.put("ActionsEnabled", false));
        stage.clock.advance(Duration.ofSeconds(1));
        assertThat(stage.differences(STACK))
                .isEqualTo("QueueAlarm: its actions are disabled, it does not run the policy");

        assertThat(stage.deploy(STACK, REPAIR).ending()).isEqualTo(Ending.REPAIRED);
        assertThat(stage.differences(STACK)).isEmpty();
    }

    @Test
    void anAlarmOnAMetricInPlaceOfTheQueryIsADifference() {
        stage.clock.advance(Duration.ofSeconds(1));
        stage.server
                .alarms()
                .putAlarm(alarm().put("MetricName", "Invocations")
                        .put("Namespace", "AWS/SageMaker")
                        .put("Statistic", "Sum")
                        .put("Period", 60)
                        .put("EvaluationPeriods", 1)
                        .put("Threshold", 5));

        assertThat(stage.differences(STACK)).isEqualTo("QueueAlarm: it evaluates a metric, not the PromQL query");
    }

    @Test
    void explainSaysWhatThePolicyProbablyRequested() {
        Instant fired = stage.clock.instant().plusSeconds(60);
        String data = "{\"oldState\":{\"stateValue\":\"OK\"},\"newState\":{\"stateValue\":\"ALARM\"}}";
        stage.server.alarms().addHistory(name(), fired, "StateUpdate", "Alarm updated from OK to ALARM", data);
        stage.server
                .alarms()
                .addHistory(
                        name(),
                        fired.plusSeconds(30),
                        "StateUpdate",
                        "Alarm updated from ALARM to OK",
                        data.replace("OK", "X").replace("ALARM", "OK").replace("X", "ALARM"));
        stage.clock.advance(Duration.ofMinutes(10));

        List<String> lines = ExplainText.lines(new Explain(stage.aws(), stage.time(), DeployFixture.HINTS)
                .run(STACK, new ExplainOptions(fired.minusSeconds(60), fired.plusSeconds(300))));

        assertThat(lines)
                .anyMatch(line -> line.endsWith("QueueAlarm probably requested +2, no scaling activity followed"))
                .anyMatch(line -> line.endsWith("QueueAlarm went from ALARM to OK"));
    }

    @Test
    void theDrillRefusesTheRuleAndNamesTheOthers() {
        DrillOptions options = new DrillOptions(Optional.of("Queue"), false, Duration.ofMinutes(1));

        assertThatThrownBy(() -> new Drill(stage.aws(), stage.lines::add, stage.time(), DeployFixture.HINTS)
                        .run(STACK, options, Confirmation.GIVEN))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "The rule Queue is on a PromQL query: the alarm passes no value to its policy, so a drill cannot set"
                                + " one. Choose another rule with stepscale.drill.alarm: Idle.");
    }

    @Test
    void theAlarmIsReadWithoutAThresholdAndWithoutPeriods() {
        assertThat(stage.aws().alarms().find(List.of(name()))).singleElement().satisfies(alarm -> {
            assertThat(alarm.evaluationPeriods()).isZero();
            assertThat(alarm.threshold()).isNaN();
            assertThat(alarm.queries()).isEmpty();
        });
    }

    private ObjectNode alarm() {
        return stage.server.alarms().alarm(name());
    }

    private String name() {
        return stage.physicalIds().get("QueueAlarm");
    }
}
