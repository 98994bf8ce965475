package io.github.stepscale.operation.explain;

import static io.github.stepscale.operation.ScalingFixture.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.aws.Alarms;
import io.github.stepscale.operation.LibraryHints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.ScalingFixture;
import io.github.stepscale.operation.explain.Explanation.Moment;
import io.github.stepscale.operation.history.ActivityHistory;
import io.github.stepscale.scripted.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainTest {
    private ScalingFixture fixture;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void anActivityBelongsToTheRequestOfItsAlarm() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.state("ScaleOut", "14:03:20", "OK", "ALARM", "[55.0,58.0,61.0]");
        fixture.add(fixture.activity("ScaleOut", "14:03:24", "14:09:10", 3));
        fixture.state("ScaleOut", "14:04:10", "ALARM", "OK", "[61.0,58.0,30.0]");
        assertThat(sentences("14:00", "15:00"))
                .containsExactly(
                        "14:03 ScaleOutAlarm at 61 (3 of 3) requested +1, done: Setting desired instance count to 3"
                                + " (14:03 to 14:09)",
                        "14:04 ScaleOutAlarm at 61 (2 of 3) went from ALARM to OK");
    }

    @Test
    void ofTargetTrackingOnlyWhatItDidIsShown() throws IOException {
        fixture = ScalingFixture.deployed("""
                endpointName: orders
                minCapacity: 1
                maxCapacity: 10
                layout: tracking
                tracking: { target: 60 }
                """);
        fixture.add(fixture.activity("14:03:24", "Setting desired instance count to 3."));

        assertThat(explain(new ExplainOptions(at("14:00"), at("15:00"))).notes())
                .contains(
                        "The policy is target tracking of InvocationsPerInstance at 60: AWS makes its alarms and computes"
                                + " each capacity, so only what it did is shown, not the minutes in which it did nothing.");
        assertThat(sentences("14:00", "15:00")).anyMatch(line -> line.contains("Setting desired instance count to 3"));
    }

    @Test
    void anActivityRecordedBeforeItsAlarmBelongsToTheRequest() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.add(fixture.activity("ScaleOut", "14:03:19", "14:09:10", 3));
        fixture.state("ScaleOut", "14:03:20", "OK", "ALARM", "[61.0]");
        fixture.state("ScaleOut", "14:03:50", "ALARM", "OK", "[30.0]");
        assertThat(sentences("14:00", "15:00"))
                .first()
                .isEqualTo("14:03 ScaleOutAlarm at 61 (1 of 1) requested +1, done: Setting desired instance count to 3"
                        + " (14:03 to 14:09)");
    }

    @Test
    void infersWhyARequestHasNoEffect() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.state("ScaleOut", "13:59:58", "OK", "ALARM", "[55.0,58.0,61.0]");
        fixture.add(fixture.activity("ScaleOut", "14:00:02", "14:09:10", 3));
        fixture.state("ScaleOut", "14:02:20", "ALARM", "OK", "[61.0,40.0,30.0]");
        fixture.state("ScaleOut", "14:03:20", "OK", "ALARM", "[70.0,90.0,85.0]");
        fixture.state("ScaleOut", "14:13:50", "ALARM", "INSUFFICIENT_DATA", "[]");
        assertThat(sentences("14:03", "15:00"))
                .containsExactly(
                        "14:03 ScaleOutAlarm at 90 (3 of 3) probably requested +3, probably refused: endpoint updating"
                                + " until 14:09",
                        "14:04 to 14:08 ScaleOutAlarm stayed in ALARM and probably requested a change every minute,"
                                + " probably refused: endpoint updating until 14:09",
                        "14:09 to 14:10 ScaleOutAlarm stayed in ALARM and probably requested a change every minute,"
                                + " probably held back: cooldown until 14:11",
                        "14:11 to 14:13 ScaleOutAlarm stayed in ALARM and probably requested a change every minute, no"
                                + " scaling activity followed",
                        "14:13 ScaleOutAlarm went from ALARM to INSUFFICIENT_DATA");
    }

    @Test
    void aRefusalProbablyRepeatsEveryMinute() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.state("ScaleOut", "14:03:20", "OK", "ALARM", "[81.0,82.0,83.0]");
        fixture.add(fixture.refused("ScaleOut", "14:03:21", "AlreadyAtMaxCapacity"));
        fixture.state("ScaleOut", "14:06:00", "ALARM", "OK", "[1.0]");
        assertThat(sentences("14:00", "15:00"))
                .startsWith(
                        "14:03 ScaleOutAlarm at 83 (3 of 3) requested +3, refused: already at maxCapacity 10",
                        "14:04 to 14:05 ScaleOutAlarm stayed in ALARM and probably requested a change every minute,"
                                + " probably refused again: already at maxCapacity 10");
    }

    @Test
    void namesARefusalWhileTheEndpointUpdates() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.add(fixture.activity("ScaleIn", "14:00", "14:09", 1));
        fixture.state("ScaleOut", "14:03", "OK", "ALARM", "[61.0]");
        fixture.add(fixture.refused("ScaleOut", "14:03:02", "TargetServicePutResourceAsUnscalable"));
        fixture.state("ScaleOut", "14:03:50", "ALARM", "OK", "[1.0]");
        assertThat(sentences("14:01", "15:00"))
                .startsWith(
                        "14:03 ScaleOutAlarm at 61 (1 of 1) requested +1, refused: SageMaker accepts no change at the"
                                + " moment (TargetServicePutResourceAsUnscalable), endpoint updating until 14:09");
    }

    @Test
    void namesARefusalWhileTheInferenceComponentUpdates() throws IOException {
        fixture = ScalingFixture.deployed("""
                inferenceComponentName: summarizer
                minCapacity: 1
                maxCapacity: 6
                layout: split
                steps:
                  - { upper: 30, change: -1 }
                  - { lower: 100, change: +1 }
                """);
        fixture.add(ofTheComponent(fixture.activity("ScaleIn", "14:00", "14:09", 1)));
        fixture.state("ScaleOut", "14:03", "OK", "ALARM", "[110.0]");
        fixture.add(ofTheComponent(fixture.refused("ScaleOut", "14:03:02", "TargetServicePutResourceAsUnscalable")));
        fixture.state("ScaleOut", "14:03:50", "ALARM", "OK", "[1.0]");
        assertThat(sentences("14:01", "15:00"))
                .startsWith(
                        "14:03 ScaleOutAlarm at 110 (1 of 1) requested +1, refused: SageMaker accepts no change at the"
                                + " moment (TargetServicePutResourceAsUnscalable), component updating until 14:09");
    }

    private static ObjectNode ofTheComponent(ObjectNode activity) {
        return activity.put("ResourceId", "inference-component/summarizer")
                .put("ScalableDimension", "sagemaker:inference-component:DesiredCopyCount");
    }

    @Test
    void quotesFailures() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.state("ScaleOut", "14:03:20", "OK", "ALARM", "[40.0,55.0,45.0]");
        fixture.scripted()
                .alarms()
                .addHistory(
                        fixture.alarm("ScaleOut"),
                        at("14:03:21"),
                        "Action",
                        "Failed to execute AutoScaling action",
                        "{\"actionState\":\"Failed\",\"error\":\"No step adjustment found for metric value"
                                + " [0.0] and breach threshold 50.0\"}");
        fixture.state("ScaleOut", "14:03:59", "ALARM", "OK", "[1.0]");
        fixture.state("ScaleOut", "14:10", "OK", "ALARM", "[55.0]");
        ObjectNode failed =
                fixture.activity("ScaleOut", "14:10:01", "14:10:30", 3).put("StatusCode", "Failed");
        fixture.add(failed.put("StatusMessage", "ResourceLimitExceeded: ml.g5.xlarge for endpoint usage"));
        fixture.state("ScaleOut", "14:10:50", "ALARM", "OK", "[1.0]");
        assertThat(sentences("14:00", "15:00"))
                .contains(
                        "14:03 ScaleOutAlarm at 55 (1 of 3) probably requested +1, failed: No step adjustment found for"
                                + " metric value [0.0] and breach threshold 50.0")
                .anySatisfy(
                        line -> assertThat(line)
                                .startsWith(
                                        "14:10 ScaleOutAlarm at 55 (1 of 1) requested +1, failed: Setting desired instance count to 3:"
                                                + " ResourceLimitExceeded: ml.g5.xlarge for endpoint usage (Request a higher quota"));
    }

    @Test
    void explainsAnAlarmThatIsAlwaysInAlarm() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SINGLE);
        fixture.aws().alarms().setState(fixture.alarm("Scaling"), "ALARM", "as always", "");
        fixture.add(fixture.activity("Scaling", "14:30:10", "14:35:30", 3));
        fixture.sleep(Duration.ofHours(1));
        assertThat(sentences("14:20", "14:50"))
                .containsExactly(
                        "14:20 to 14:29 ScalingAlarm stayed in ALARM and probably requested a change every minute, no"
                                + " scaling activity followed, as when the step changes nothing",
                        "14:30 ScalingAlarm requested a change (the value is not recorded), done: Setting desired"
                                + " instance count to 3 (14:30 to 14:35)",
                        "14:31 to 14:35 ScalingAlarm stayed in ALARM and probably requested a change every minute,"
                                + " probably refused: endpoint updating until 14:35",
                        "14:36 to 14:40 ScalingAlarm stayed in ALARM and probably requested a change every minute,"
                                + " probably held back: cooldown until 14:40",
                        "14:41 to 14:49 ScalingAlarm stayed in ALARM and probably requested a change every minute, no"
                                + " scaling activity followed, as when the step changes nothing");
    }

    @Test
    void explainsNoChangeAnEditedAlarmAndOtherActivities() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SINGLE);
        fixture.state("Scaling", "14:03", "INSUFFICIENT_DATA", "ALARM", "[30.0]");
        fixture.state("Scaling", "14:03:30", "ALARM", "OK", "[]");
        fixture.scripted()
                .alarms()
                .addHistory(fixture.alarm("Scaling"), at("14:05"), "ConfigurationUpdate", "Alarm updated", "{}");
        fixture.add(fixture.activity("14:07", "Setting min capacity to 2 and max capacity to 8")
                .put("Cause", "scheduled action name night was triggered"));
        assertThat(sentences("14:00", "15:00"))
                .containsExactly(
                        "14:03 ScalingAlarm at 30 (1 of 1) requested no change, nothing to do",
                        "14:03 ScalingAlarm went from ALARM to OK",
                        "14:05 ScalingAlarm was changed: Alarm updated",
                        "14:07 not by an alarm of the stack, done: Setting min capacity to 2 and max capacity to 8"
                                + " (14:07) because of: scheduled action name night was triggered");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "42",
                "\"text\"",
                "{\"newState\":[]}",
                "{\"newState\":{\"stateValue\":{},\"stateReasonData\":7}}",
                "{\"newState\":{\"stateValue\":\"ALARM\",\"stateReasonData\":\"{\"}}",
                "{\"newState\":{\"stateValue\":\"ALARM\",\"stateReasonData\":{\"recentDatapoints\":\"x\"}}}",
                "{\"newState\":{\"stateValue\":\"ALARM\",\"stateReasonData\":{\"recentDatapoints\":[null,\"NaN\",1e999,1e300,{}]}}}",
                "{\"actionState\":[],\"error\":{\"a\":1},\"notificationResource\":3}",
                "{\"oldState\":3,\"newState\":{\"stateValue\":\"\\u0007ALARM\\n\"}}"
            })
    void unknownHistoryNeverThrows(String data) throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        for (String type : List.of("StateUpdate", "Action", "ConfigurationUpdate", "AlarmContributorStateUpdate")) {
            Alarms.HistoryItem event = new Alarms.HistoryItem(at("14:03"), type, "", data);
            AlarmHistory record = AlarmHistory.of("a", "OK", Optional.empty(), List.of(event));
            assertThat(new AlarmTimeline(
                                    fixture.stack().plan().rules().get(0),
                                    record,
                                    new ActivityHistory(List.of()),
                                    "endpoint",
                                    new ExplainOptions(at("14:00"), at("14:10")))
                            .moments())
                    .allSatisfy(moment -> assertThat(moment.sentence()).doesNotContain("\n", "null"));
        }
    }

    @Test
    void readsActivitiesPageByPageBackToTheStart() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        for (int i = 0; i < 180; i++) {
            Instant start = at("11:00").plusSeconds(60L * i);
            fixture.add(fixture.activity("12:00", "Number " + i).put("StartTime", start.getEpochSecond()));
        }
        assertThat(sentences("13:50", "14:00")).hasSize(10).first().asString().contains("Number 170");
        assertThat(fixture.aws()
                        .scaling()
                        .activities(
                                "endpoint/orders/variant/AllTraffic",
                                "sagemaker:variant:DesiredInstanceCount",
                                at("11:30")))
                .hasSize(150);
    }

    @Test
    void notesThatActivitiesExpire() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        Explanation report =
                explain(new ExplainOptions(fixture.instant().minus(Duration.ofDays(50)), fixture.instant()));
        assertThat(ExplainText.lines(report))
                .containsExactly(
                        "From 2025-12-12 14:00Z to 2026-01-31 14:00Z, times in UTC",
                        "Nothing happened: no alarm was in ALARM or changed, and nothing was scaled.",
                        "Note: Application Auto Scaling keeps activities for 6 weeks: none before 2025-12-20 14:00Z is"
                                + " shown.");
    }

    @Test
    void aStackMustBeDeployed() throws IOException {
        fixture = ScalingFixture.described(ScalingFixture.SPLIT);
        assertThatThrownBy(() -> sentences("14:00", "15:00"))
                .isInstanceOf(OperationException.class)
                .hasMessage("There is no stack stepscale-orders-AllTraffic in Region eu-central-1: nothing to explain."
                        + " Deploy it with Deploy.");
        assertThatThrownBy(() -> new ExplainOptions(at("15:00"), at("14:00")))
                .hasMessageEndingWith("the start must be earlier than the end.");
    }

    @Test
    void keepsTheOrderWithinAMinuteAndEndsNow() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.state("ScaleOut", "13:40:05", "ALARM", "OK", "[30.0]");
        fixture.state("ScaleOut", "13:40:50", "OK", "ALARM", "[61.0]");
        fixture.scripted().alarms().addHistory(fixture.alarm("ScaleIn"), at("13:50"), "New", "Something new", "?");
        assertThat(ExplainText.lines(explain(new ExplainOptions(at("13:40"), fixture.instant()))))
                .containsExactly(
                        "From 2026-01-31 13:40Z to 2026-01-31 14:00Z, times in UTC",
                        "13:40 ScaleOutAlarm stayed in ALARM and probably requested a change every minute, no scaling"
                                + " activity followed",
                        "13:40 ScaleOutAlarm at 30 (0 of 1) went from ALARM to OK",
                        "13:40 ScaleOutAlarm at 61 (1 of 1) requested +1, no scaling activity followed",
                        "13:41 to 13:59 ScaleOutAlarm stayed in ALARM and probably requested a change every minute, no"
                                + " scaling activity followed",
                        "13:50 ScaleInAlarm: Something new");
        ExplainOptions ahead = new ExplainOptions(at("13:50"), at("18:00"));
        assertThat(new Explain(fixture.aws(), fixture, LibraryHints.INSTANCE)
                        .run(fixture.stack(), ahead)
                        .to())
                .isEqualTo(fixture.instant());
    }

    @Test
    void aQuotaThatRefusesEachRequestIsSaidOnceWithACount() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.state("ScaleOut", "14:10:00", "OK", "ALARM", "[55.0,56.0,57.0]");
        for (int minute = 10; minute < 30; minute++) {
            fixture.add(failed("14:" + minute + ":01", "ResourceLimitExceeded: 0 ml.g5.xlarge for endpoint usage"));
        }
        fixture.add(failed("14:30:01", "Unable to provision requested ML compute capacity"));
        fixture.state("ScaleOut", "14:30:50", "ALARM", "OK", "[1.0]");
        assertThat(sentences("14:00", "15:00"))
                .containsExactly(
                        "14:10 to 14:29 ScaleOutAlarm at 57 (3 of 3) requested +1, failed: Setting desired instance count to"
                                + " 3: ResourceLimitExceeded: 0 ml.g5.xlarge for endpoint usage (Request a higher quota of"
                                + " this instance type for endpoint usage in Service Quotas, or lower maxCapacity); the same"
                                + " 19 more times",
                        "14:30 ScaleOutAlarm requested a change (the value is not recorded), failed: Setting desired"
                                + " instance count to 3: Unable to provision requested ML compute capacity (AWS has too few"
                                + " instances of this type at the moment: list other types in the instance pools of the"
                                + " endpoint configuration, use a capacity reservation, or another Region)",
                        "14:30 ScaleOutAlarm at 1 (0 of 1) went from ALARM to OK");
    }

    private ObjectNode failed(String start, String message) {
        return fixture.activity("ScaleOut", start, start, 3)
                .put("StatusCode", "Failed")
                .put("StatusMessage", message);
    }

    @Test
    void failuresThatNoAlarmOfTheStackCausedAreJoinedToo() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        for (int minute = 10; minute < 13; minute++) {
            fixture.add(fixture.activity("14:" + minute, "Setting desired instance count to 4.")
                    .put("StatusCode", "Failed")
                    .put("StatusMessage", "no"));
        }
        assertThat(sentences("14:00", "15:00"))
                .containsExactly(
                        "14:10 to 14:12 not by an alarm of the stack, failed: Setting desired instance count to 4: no;"
                                + " the same 2 more times");
    }

    @Test
    void quotesWhatSageMakerDidNotFulfil() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.add(fixture.activity("14:10", "Setting desired instance count to 4.")
                .put("StatusCode", "Unfulfilled")
                .put("StatusMessage", "InsufficientInstanceCapacity"));
        fixture.add(fixture.activity("14:20", "Setting desired instance count to 4.")
                .put("StatusCode", "Overridden"));
        assertThat(sentences("14:00", "15:00"))
                .containsExactly(
                        "14:10 not by an alarm of the stack, not fulfilled by SageMaker: Setting desired instance count to 4:"
                                + " InsufficientInstanceCapacity (AWS has too few instances of this type at the moment: list"
                                + " other types in the instance pools of the endpoint configuration, use a capacity"
                                + " reservation, or another Region)",
                        "14:20 not by an alarm of the stack, overridden by a newer change: Setting desired instance count to"
                                + " 4 (14:20)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AlreadyAtMaxCapacity                 | To serve that load, raise maxCapacity and run Deploy.
            AlreadyAtMinCapacity                 | lower minCapacity to pay for less, then run Deploy.
            AlreadyAtDesiredCapacity             | then change the step.
            AutoScalingAnticipatedFlapping       | Leave a wider gap between the steps that add and those that remove
            TargetServicePutResourceAsUnscalable | The alarm asks again while it stays in ALARM
            SomethingNew                         | for a reason that this version of stepscale does not know.
            """)
    void saysWhatToDoAboutEachReasonOnce(String code, String advice) throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.add(fixture.refused("ScaleOut", "14:03", code));
        fixture.add(fixture.refused("ScaleOut", "14:13", code));
        assertThat(sentences("14:00", "15:00"))
                .filteredOn(line -> line.startsWith("Note: "))
                .singleElement()
                .asString()
                .startsWith("Note: " + code + ": ")
                .contains(advice);
    }

    @Test
    void anActivityThatWaitsLongerThanAnyThatSucceededIsNamed() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.add(fixture.activity("ScaleOut", "14:00:10", "14:07:16", 3));
        fixture.state("ScaleOut", "14:20:00", "OK", "ALARM", "[55.0]");
        fixture.add(
                fixture.activity("ScaleOut", "14:20:05", "", 4)
                        .put(
                                "StatusMessage",
                                "Successfully set desired instance count to 4. Waiting for change to be fulfilled by sagemaker."));
        fixture.capacity("InService", 3, 4);
        assertThat(sentences("14:10", "14:54"))
                .containsExactly(
                        "14:20 ScaleOutAlarm at 55 (1 of 1) requested +1, in progress: Setting desired instance count to 4,"
                                + " since 14:20",
                        "14:21 to 14:27 ScaleOutAlarm stayed in ALARM and probably requested a change every minute, probably"
                                + " refused: endpoint updating since 14:20",
                        "14:28 to 14:53 ScaleOutAlarm stayed in ALARM and probably requested a change every minute, no"
                                + " scaling activity followed, while one waits for SageMaker since 14:20",
                        "Note: the activity of 2026-01-31 14:20 (Setting desired instance count to 4) has waited for 33 min, longer than"
                                + " any that succeeded here (at most 7 min). AWS says: Successfully set desired instance count"
                                + " to 4. Waiting for change to be fulfilled by sagemaker. SageMaker says: InService, 3 of 4"
                                + " desired. If SageMaker is InService at another count than desired, it has given the change"
                                + " up: look for insufficient capacity and for quotas, then set the count with"
                                + " UpdateEndpointWeightsAndCapacities.");
    }

    @Test
    void anAlarmOfTenSecondsRepeatsEveryTenSeconds() throws IOException {
        fixture = ScalingFixture.deployed("""
                endpointName: orders
                minCapacity: 1
                maxCapacity: 10
                layout: split
                metric:
                  name: ConcurrentRequestsPerModel
                  period: 10
                steps:
                  - { upper: 2, change: -1 }
                  - { lower: 5, change: +1 }
                """);
        fixture.state("ScaleOut", "14:03:07", "OK", "ALARM", "[6.0]");
        fixture.add(fixture.refused("ScaleOut", "14:03:08", "AlreadyAtMaxCapacity"));
        fixture.add(fixture.activity("ScaleOut", "14:03:27", "14:03:30", 4));
        fixture.state("ScaleOut", "14:04:00", "ALARM", "OK", "[1.0]");
        assertThat(explain(new ExplainOptions(at("14:00"), at("15:00"))).moments().stream()
                        .map(moment -> moment.from() + " " + moment.to()))
                .containsExactly(
                        "2026-01-31T14:03:07Z 2026-01-31T14:03:07Z",
                        "2026-01-31T14:03:17Z 2026-01-31T14:03:17Z",
                        "2026-01-31T14:03:27Z 2026-01-31T14:03:27Z",
                        "2026-01-31T14:03:37Z 2026-01-31T14:03:57Z",
                        "2026-01-31T14:04:00Z 2026-01-31T14:04:00Z");
        assertThat(sentences("14:00", "15:00"))
                .contains(
                        "14:03 ScaleOutAlarm stayed in ALARM and probably requested a change every 10 s, probably refused"
                                + " again: already at maxCapacity 10");
    }

    @Test
    void repetitionsCountFromTheChangeOfStateBeforeTheSpan() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SINGLE);
        fixture.sleep(Duration.ofSeconds(40));
        fixture.aws().alarms().setState(fixture.alarm("Scaling"), "ALARM", "as always", "");
        fixture.sleep(Duration.ofHours(1));
        assertThat(explain(new ExplainOptions(at("14:20"), at("14:30"))).moments())
                .singleElement()
                .satisfies(moment -> assertThat(List.of(moment.from(), moment.to()))
                        .containsExactly(at("14:20:40"), at("14:29:40")));
    }

    @Test
    void anAlarmWithoutADatapointMatchesNoStep() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.state("ScaleOut", "14:03:20", "OK", "ALARM", "[]");
        fixture.state("ScaleOut", "14:03:50", "ALARM", "OK", "[1.0]");
        assertThat(sentences("14:00", "15:00"))
                .first()
                .isEqualTo(
                        "14:03 ScaleOutAlarm without a datapoint (missing data count as breaching) probably matched no"
                                + " step, no scaling activity followed");
    }

    @Test
    void namesTheInsufficientCapacityThatSageMakerPublishes() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.scripted().sageMaker().metricsConfig("orders", 60, false, true);
        shortage("orders", "14:03:20", 2);
        shortage("orders", "14:06:20", 1);
        shortage("orders", "14:40:10", 1);
        shortage("orders", "14:50:00", 0);
        shortage("returns", "14:10:00", 5);
        String sentence = " SageMaker found insufficient capacity (ice_count) of ml.g5.xlarge in eu-central-1a";
        assertThat(sentences("14:00", "15:00"))
                .containsExactly(
                        "14:03 to 14:06" + sentence,
                        "14:40" + sentence,
                        "Note: AWS has too few instances of this type at the moment: list other types in the instance pools"
                                + " of the endpoint configuration, use a capacity reservation, or another Region.");
    }

    private void shortage(String endpoint, String time, double count) {
        fixture.scripted()
                .openTelemetry()
                .publish(
                        "ice_count",
                        at(time),
                        count,
                        "aws.sagemaker.endpoint.name",
                        endpoint,
                        "@resource.host.type",
                        "ml.g5.xlarge",
                        "@resource.cloud.availability_zone",
                        "eu-central-1a");
    }

    @Test
    void whatCannotBeReadIsANoteEachAndTheRestIsExplained() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.scripted().sageMaker().metricsConfig("orders", 60, false, true);
        fixture.add(fixture.activity("ScaleOut", "14:03:24", "14:09:10", 3));
        fixture.scripted().faultOn("QueryMetrics", Fault.ACCESS_DENIED, 1);
        assertThat(sentences("14:00", "15:00"))
                .hasSize(2)
                .anyMatch(line -> line.contains("done: Setting desired instance count to 3"))
                .anyMatch(line ->
                        line.startsWith("Note: insufficient capacity shows only where an activity failed: ice_count"
                                + " could not be read. Cannot read metrics from CloudWatch by PromQL: "));

        fixture.scripted().faultOn("DescribeEndpoint", Fault.ACCESS_DENIED, 1);
        assertThat(sentences("14:00", "15:00"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("Note: the state of the endpoint orders, and how it publishes metrics, are unknown.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Deleting | Note: the endpoint orders is being deleted (Deleting): it does not scale any more. Deploy again once one of that name is InService.
            Creating | Note: the endpoint orders is being created (Creating): it serves and scales once it is InService.
            """)
    void namesAStateInWhichNothingScales(String status, String note) throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.capacity(status, 0, 0);
        assertThat(sentences("14:00", "15:00")).contains(note);
    }

    @Test
    void writesJson() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.state("ScaleIn", "14:03", "OK", "ALARM", "[3.0]");
        fixture.state("ScaleIn", "14:03:40", "ALARM", "OK", "[30.0]");
        Explanation report = explain(new ExplainOptions(at("14:00"), at("14:10")));
        assertThat(report.moments())
                .first()
                .isEqualTo(new Moment(
                        at("14:03"),
                        at("14:03"),
                        "ScaleInAlarm",
                        "ScaleInAlarm at 3 (1 of 1) requested -1, no scaling activity followed",
                        false));
        JsonNode json = new ObjectMapper().readTree(ExplainText.json(report));
        assertThat(json.path("stack").asText()).isEqualTo("stepscale-orders-AllTraffic");
        assertThat(json.path("from").asText()).isEqualTo("2026-01-31T14:00:00Z");
        assertThat(json.path("moments")).hasSize(2);
        assertThat(json.path("moments").path(0).toString())
                .isEqualTo(
                        "{\"from\":\"2026-01-31T14:03:00Z\",\"to\":\"2026-01-31T14:03:00Z\",\"alarm\":\"ScaleInAlarm\",\"sentence\":\"ScaleInAlarm at 3 (1 of 1) requested -1, no scaling activity followed\",\"probable\":false}");
    }

    private List<String> sentences(String from, String to) {
        List<String> lines = ExplainText.lines(explain(new ExplainOptions(at(from), at(to))));
        return lines.subList(1, lines.size());
    }

    private Explanation explain(ExplainOptions options) {
        if (fixture.instant().isBefore(options.to())) {
            fixture.sleep(Duration.between(fixture.instant(), options.to()));
        }
        return new Explain(fixture.aws(), fixture, LibraryHints.INSTANCE).run(fixture.stack(), options);
    }
}
