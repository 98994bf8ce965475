package io.github.stepscale.operation.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.operation.Confirmation;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.LibraryHints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.ScalingFixture;
import io.github.stepscale.operation.shared.RepairAdvice;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.scripted.Request;
import io.github.stepscale.synth.SynthesizedStack;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DrillTest {
    private static final DrillOptions STANDARD = DrillOptions.standard();
    private static final String COMPONENT = """
            inferenceComponentName: summarizer
            minCapacity: 1
            maxCapacity: 6
            layout: split
            steps:
              - { upper: 30, change: -1 }
              - { lower: 100, upper: 180, change: +1 }
              - { lower: 180, change: +2 }
            """;

    private final List<String> lines = new ArrayList<>();
    private ScalingFixture fixture;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void showsThatASplitLayoutScales() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        scaleOutFollows("ScaleOut");
        DrillResult result = drill(STANDARD, Confirmation.GIVEN);
        assertThat(result.after()).isEqualTo(3);
        assertThat(result.observations())
                .extracting(DrillResult.Observation::description)
                .containsExactly(
                        "set ScaleOutAlarm to ALARM",
                        "alarm: from INSUFFICIENT_DATA to ALARM",
                        "activity: in progress: Setting desired instance count to 3, since 14:00",
                        "capacity: desired 3, present 2 (Updating)",
                        "alarm: from ALARM to OK",
                        "activity: done: Setting desired instance count to 3 (14:00 to 14:06)",
                        "capacity: desired 3, present 3 (InService)");
        assertThat(lines)
                .startsWith(
                        "Account 123456789012, Region eu-central-1, stack stepscale-orders-AllTraffic",
                        "ScaleOutAlarm (" + fixture.alarm("ScaleOut") + ") is in INSUFFICIENT_DATA.",
                        "Will set ALARM, with InvocationsPerInstance at 65, which requests +1: 2 to 3 instances.",
                        "14:00:00Z  set ScaleOutAlarm to ALARM")
                .endsWith(
                        "The drill succeeded: ScaleOutAlarm added 1, from 2 to 3 instances.",
                        "ScaleInPolicy can remove the added capacity once ScaleInAlarm is in ALARM"
                                + " (InvocationsPerInstance < 20 in 15 of 15 datapoints of 60 s; it may be already) and a step"
                                + " that removes capacity applies; its cooldown is 5 min.");
    }

    @Test
    void setsDatapointsThatThePolicyCanRead() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        scaleOutFollows("ScaleOut");
        drill(STANDARD, Confirmation.GIVEN);
        Request set = sets().get(0);
        assertThat(set.text("StateReason").orElseThrow())
                .startsWith("Drill by stepscale: ")
                .hasSizeLessThan(1023);
        JsonNode data = new ObjectMapper().readTree(set.text("StateReasonData").orElseThrow());
        assertThat(data.toString())
                .isEqualTo("{\"version\":\"1.0\",\"queryDate\":\"2026-01-31T14:00:00.000+0000\","
                        + "\"startDate\":\"2026-01-31T13:57:00.000+0000\",\"statistic\":\"Sum\",\"period\":60,"
                        + "\"recentDatapoints\":[65.0,65.0,65.0],\"threshold\":50.0,\"evaluatedDatapoints\":["
                        + "{\"timestamp\":\"2026-01-31T13:59:00.000+0000\",\"sampleCount\":1.0,\"value\":65.0},"
                        + "{\"timestamp\":\"2026-01-31T13:58:00.000+0000\",\"sampleCount\":1.0,\"value\":65.0},"
                        + "{\"timestamp\":\"2026-01-31T13:57:00.000+0000\",\"sampleCount\":1.0,\"value\":65.0}]}");
    }

    @Test
    void anAlarmInAlarmIsSetToOkFirst() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SINGLE);
        fixture.aws().alarms().setState(fixture.alarm("Scaling"), "ALARM", "as always", "");
        fixture.scripted().reset();
        scaleOutFollows("Scaling");
        drill(STANDARD, Confirmation.GIVEN);
        assertThat(sets())
                .extracting(set -> set.text("StateValue").orElseThrow())
                .containsExactly("OK", "ALARM");
        assertThat(lines)
                .anyMatch(line -> line.startsWith("Best effort: "))
                .anyMatch(line -> line.startsWith("Unverified: the alarm watches an expression"))
                .contains("ScalingPolicy can remove the added capacity once ScalingAlarm is in ALARM"
                        + " (InvocationsPerInstance >= 0 in 3 of 3 datapoints of 60 s; it may be already) and a step that"
                        + " removes capacity applies; its cooldown is 5 min.");
        assertThat(sets().get(1).text("StateReasonData").orElseThrow()).doesNotContain("statistic", "sampleCount");
    }

    @Test
    void theAlarmOfAForeignStackIsNotSet() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        SynthesizedStack other = DeployFixture.checked(ScalingFixture.SPLIT.replace(
                "endpointName: orders",
                "endpointName: returns\nstackName: " + fixture.stack().name()));

        assertThatThrownBy(() -> new Drill(fixture.aws(), lines::add, fixture, LibraryHints.INSTANCE)
                        .run(other, STANDARD, Confirmation.GIVEN))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "Nothing was set: the stack stepscale-orders-AllTraffic does not belong to this descriptor. No"
                                + " descriptor of this target generates ScalableTarget (of endpoint/orders/variant/AllTraffic)."
                                + " Check stackName and the names of the target.");
        assertThat(sets()).isEmpty();
    }

    @Test
    void aDryRunSetsNothing() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        drill(new DrillOptions(Optional.empty(), true, Duration.ofMinutes(1)), question -> {
            throw new AssertionError(question);
        });
        assertThat(sets()).isEmpty();
        assertThat(lines)
                .contains("Would set " + fixture.alarm("ScaleOut") + " to ALARM")
                .anyMatch(line -> line.startsWith("Reason data: {\"version\":\"1.0\""))
                .endsWith("A dry run: nothing was set.");
    }

    @Test
    void withoutConfirmationNothingIsSet() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        List<String> questions = new ArrayList<>();
        assertThatThrownBy(() -> drill(STANDARD, question -> !questions.add(question)))
                .isInstanceOf(OperationException.class)
                .hasMessage("Nothing was set.");
        assertThat(questions)
                .containsExactly(
                        "Set the state of ScaleOutAlarm? The capacity goes from 2 to 3 instances, and the added"
                                + " capacity costs money until a rule removes it.");
        assertThat(sets()).isEmpty();
    }

    @Test
    void refusesADrillWithoutEffect() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.capacity("InService", 10, 10);
        refuses(STANDARD, "A drill would do nothing: the desired capacity is 10, and maxCapacity is 10.");
        fixture.capacity("Updating", 2, 3);
        refuses(STANDARD, "A drill would do nothing: endpoint/orders/variant/AllTraffic has status Updating");
        fixture.capacity("InService", 2, 2);
        refuses(of("ScaleIn"), "A drill would do nothing: no step of ScaleInPolicy adds capacity at 2.");
        refuses(of("Wake"), "There is no rule Wake. Choose one with the option alarm: ScaleOut, ScaleIn.");
        ObjectNode off = new ObjectMapper()
                .createObjectNode()
                .put("AlarmName", fixture.alarm("ScaleOut"))
                .put("ActionsEnabled", false);
        fixture.scripted().alarms().putAlarm(off);
        refuses(
                STANDARD,
                "A drill would do nothing: ScaleOutAlarm has its actions disabled. "
                        + RepairAdvice.repair(LibraryHints.INSTANCE));
    }

    @Test
    void aDeletedAlarmIsReportedWithTheFix() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.scripted().alarms().removeAlarm(fixture.alarm("ScaleOut"));
        refuses(
                STANDARD,
                "A drill would do nothing: ScaleOutAlarm does not exist. "
                        + RepairAdvice.repair(LibraryHints.INSTANCE));
    }

    @Test
    void aDeregisteredTargetIsReportedWithTheFix() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.scripted().scaling().forget("endpoint/orders/variant/AllTraffic");
        refuses(
                STANDARD,
                "A drill would do nothing: endpoint/orders/variant/AllTraffic is not registered with"
                        + " Application Auto Scaling. "
                        + RepairAdvice.repair(LibraryHints.INSTANCE));
    }

    @Test
    void aFailureAfterSettingTheAlarmSaysThatItWasSet() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        Output output = line -> {
            lines.add(line);
            if (line.startsWith("CloudWatch restores the alarm's real state")) {
                fixture.scripted().faultOn("DescribeEndpoint", Fault.EXPIRED_TOKEN, 1);
            }
        };

        assertThatThrownBy(() -> new Drill(fixture.aws(), output, fixture, LibraryHints.INSTANCE)
                        .run(fixture.stack(), STANDARD, Confirmation.GIVEN))
                .isInstanceOf(AwsException.class);
        assertThat(lines)
                .last()
                .isEqualTo(
                        "The alarm was set, and AWS carries on from there. Before another drill, see the effect with Explain.");
    }

    @Test
    void warnsOfACooldown() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.add(fixture.activity("ScaleOut", "13:50", "13:59", 2));
        drill(new DrillOptions(Optional.of("ScaleOut"), true, Duration.ofMinutes(1)), Confirmation.GIVEN);
        assertThat(lines)
                .contains(
                        "ScaleOutPolicy is in its cooldown until 14:01:00Z: until then it probably adds nothing, unless"
                                + " the step adds more than the last one.");
    }

    @Test
    void aStackMustBeDeployed() throws IOException {
        fixture = ScalingFixture.described(ScalingFixture.SPLIT);
        refuses(STANDARD, "There is no stack stepscale-orders-AllTraffic in Region eu-central-1.");
    }

    @Test
    void aTimeoutListsTheObservations() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        DrillOptions minute = new DrillOptions(Optional.empty(), false, Duration.ofMinutes(1));
        assertThatThrownBy(() -> drill(minute, Confirmation.GIVEN))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "The drill timed out after 1 min. Seen: set ScaleOutAlarm to ALARM; alarm: from"
                                + " INSUFFICIENT_DATA to ALARM. Not seen: a scaling activity of the alarm. AWS carries on with what it has begun; see the effect with Explain.");
    }

    @Test
    void aFailureAndARefusalEndTheDrill() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.after(
                Duration.ofSeconds(1),
                () -> fixture.scripted()
                        .alarms()
                        .addHistory(
                                fixture.alarm("ScaleOut"),
                                fixture.instant(),
                                "Action",
                                "Failed to execute AutoScaling action: Metric data points must be provided",
                                "{}"));
        assertThatThrownBy(() -> drill(STANDARD, Confirmation.GIVEN))
                .hasMessageStartingWith(
                        "The alarm could not run its policy: Failed to execute AutoScaling action: Metric"
                                + " data points must be provided.");
        fixture.sleep(Duration.ofMinutes(5));
        fixture.after(
                Duration.ofSeconds(1), () -> fixture.add(fixture.refused("ScaleOut", "14:05", "AlreadyAtMaxCapacity")));
        assertThatThrownBy(() -> drill(STANDARD, Confirmation.GIVEN))
                .hasMessage(
                        "The alarm ran its policy, but the policy did not scale: already at maxCapacity 10. Everything"
                                + " up to the policy works.");
    }

    @Test
    void aThrottledReadIsRepeated() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        scaleOutFollows("ScaleOut");
        fixture.after(Duration.ofSeconds(5), () -> fixture.scripted().faultOn("DescribeEndpoint", Fault.THROTTLED, 4));
        assertThat(drill(STANDARD, Confirmation.GIVEN).after()).isEqualTo(3);
    }

    @Test
    void takesTheSmallestStepThatAdds() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT.replace("change: +1", "change: +4"));
        ScalingRule rule = fixture.stack().plan().rules().get(0);
        assertThat(TriggeredStep.of(rule, 2, new CapacityRange(1, 10)))
                .hasValueSatisfying(step -> assertThat(step.value()).isEqualByComparingTo("81"))
                .hasValueSatisfying(step -> assertThat(step.capacity()).isEqualTo(5));
        assertThat(TriggeredStep.of(rule, 9, new CapacityRange(1, 10)))
                .hasValueSatisfying(step -> assertThat(step.value()).isEqualByComparingTo("65"))
                .hasValueSatisfying(step -> assertThat(step.capacity()).isEqualTo(10));
        assertThat(TriggeredStep.of(rule, 10, new CapacityRange(1, 10))).isEmpty();
    }

    @Test
    void wakesFromZero() throws IOException {
        fixture = ScalingFixture.described("""
                endpointName: orders
                inferenceType: async
                minCapacity: 0
                maxCapacity: 3
                layout: split
                steps:
                  - { upper: 1, change: -1 }
                  - { lower: 5, change: +1 }
                """);
        ScalingRule wake = RuleSelection.of(fixture.stack().plan(), Optional.of("Wake"), LibraryHints.INSTANCE);
        assertThat(TriggeredStep.of(wake, 0, new CapacityRange(0, 3)))
                .hasValueSatisfying(step -> assertThat(step.value()).isEqualByComparingTo("2"))
                .hasValueSatisfying(step -> assertThat(step.capacity()).isEqualTo(1));
        assertThat(RuleSelection.of(fixture.stack().plan(), Optional.empty(), LibraryHints.INSTANCE)
                        .id())
                .isEqualTo("ScaleOut");
    }

    @Test
    void addsACopyOfAnInferenceComponent() throws IOException {
        fixture = ScalingFixture.deployed(COMPONENT);
        fixture.scripted().sageMaker().inferenceComponent("summarizer", "shared", "InService", 1, 1);
        fixture.scripted().alarmsScale();
        assertThat(drill(STANDARD, Confirmation.GIVEN).after()).isEqualTo(2);
        assertThat(lines)
                .contains(
                        "Will set ALARM, with InvocationsPerCopy at 140, which requests +1: 1 to 2 copies.",
                        "14:00:00Z  activity: done: Setting desired copy count to 2 (14:00)",
                        "14:00:00Z  capacity: desired 2, present 2 (InService)",
                        "The drill succeeded: ScaleOutAlarm added 1, from 1 to 2 copies.")
                .anyMatch(line -> line.startsWith("ScaleInPolicy can remove the added capacity"));
    }

    @Test
    void wakesAnInferenceComponentFromZero() throws IOException {
        fixture = ScalingFixture.deployed(COMPONENT.replace("minCapacity: 1", "minCapacity: 0"));
        fixture.scripted().sageMaker().inferenceComponent("summarizer", "shared", "InService", 0, 0);
        fixture.scripted().alarmsScale();
        DrillOptions wake = new DrillOptions(Optional.of("Wake"), false, Duration.ofMinutes(1));
        assertThat(drill(wake, Confirmation.GIVEN).after()).isEqualTo(1);
        assertThat(lines)
                .contains(
                        "Will set ALARM, with NoCapacityInvocationFailures at 2, which requests +1: 0 to 1 copy.",
                        "The drill succeeded: WakeAlarm added 1, from 0 to 1 copy.");
    }

    @Test
    void refusesAnInferenceComponentThatIsUpdating() throws IOException {
        fixture = ScalingFixture.deployed(COMPONENT);
        refuses(STANDARD, "A drill would do nothing: SageMaker does not know inference-component/summarizer.");
        fixture.scripted().sageMaker().inferenceComponent("summarizer", "shared", "Updating", 1, 2);
        refuses(STANDARD, "A drill would do nothing: inference-component/summarizer has status Updating");
    }

    private void scaleOutFollows(String rule) {
        fixture.after(Duration.ofSeconds(10), () -> {
            fixture.add(fixture.activity(rule, "14:00:09", "", 3));
            fixture.capacity("Updating", 2, 3);
        });
        fixture.after(
                Duration.ofSeconds(50),
                () -> fixture.aws().alarms().setState(fixture.alarm(rule), "OK", "Threshold Crossed", ""));
        fixture.after(Duration.ofMinutes(6), () -> fixture.add(fixture.activity(rule, "14:00:09", "14:06", 3)));
        fixture.after(Duration.ofSeconds(375), () -> fixture.capacity("InService", 3, 3));
    }

    private void refuses(DrillOptions options, String message) {
        assertThatThrownBy(() -> drill(options, Confirmation.GIVEN))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith(message);
        assertThat(sets()).isEmpty();
    }

    private static DrillOptions of(String rule) {
        return new DrillOptions(Optional.of(rule), false, Duration.ofMinutes(1));
    }

    private List<Request> sets() {
        return fixture.scripted().requests().stream()
                .filter(request -> request.action().equals("SetAlarmState"))
                .filter(request -> !request.text("StateReason").orElse("").equals("Threshold Crossed"))
                .toList();
    }

    private DrillResult drill(DrillOptions options, Confirmation confirmation) {
        return new Drill(fixture.aws(), lines::add, fixture, LibraryHints.INSTANCE)
                .run(fixture.stack(), options, confirmation);
    }
}
