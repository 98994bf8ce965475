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
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
            AlarmHistory record = AlarmHistory.of("a", "OK", List.of(event));
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
