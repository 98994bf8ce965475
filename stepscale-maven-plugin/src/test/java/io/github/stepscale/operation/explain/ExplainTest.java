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
import io.github.stepscale.operation.explain.ExplainReport.Moment;
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
    private ScalingFixture bench;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void anActivityAnswersTheAlarm() throws IOException {
        bench = ScalingFixture.deployed(ScalingFixture.SPLIT);
        bench.state("ScaleOut", "14:03:20", "OK", "ALARM", "[55.0,58.0,61.0]");
        bench.add(bench.activity("ScaleOut", "14:03:24", "14:09:10", 3));
        bench.state("ScaleOut", "14:04:10", "ALARM", "OK", "[61.0,58.0,30.0]");
        assertThat(sentences("14:00", "15:00"))
                .containsExactly(
                        "14:03 ScaleOutAlarm at 61 (3 of 3) asked +1, done: Setting desired instance count to 3 (14:03 to"
                                + " 14:09)",
                        "14:04 ScaleOutAlarm at 61 (2 of 3) went from ALARM to OK");
    }

    @Test
    void anActivityAnswersTheAlarmThoughAClockIsLate() throws IOException {
        bench = ScalingFixture.deployed(ScalingFixture.SPLIT);
        bench.add(bench.activity("ScaleOut", "14:03:19", "14:09:10", 3));
        bench.state("ScaleOut", "14:03:20", "OK", "ALARM", "[61.0]");
        bench.state("ScaleOut", "14:03:50", "ALARM", "OK", "[30.0]");
        assertThat(sentences("14:00", "15:00"))
                .first()
                .isEqualTo(
                        "14:03 ScaleOutAlarm at 61 (1 of 1) asked +1, done: Setting desired instance count to 3 (14:03"
                                + " to 14:09)");
    }

    @Test
    void tellsWhatHoldsAnAlarmBack() throws IOException {
        bench = ScalingFixture.deployed(ScalingFixture.SPLIT);
        bench.state("ScaleOut", "13:59:58", "OK", "ALARM", "[55.0,58.0,61.0]");
        bench.add(bench.activity("ScaleOut", "14:00:02", "14:09:10", 3));
        bench.state("ScaleOut", "14:02:20", "ALARM", "OK", "[61.0,40.0,30.0]");
        bench.state("ScaleOut", "14:03:20", "OK", "ALARM", "[70.0,90.0,85.0]");
        bench.state("ScaleOut", "14:13:50", "ALARM", "INSUFFICIENT_DATA", "[]");
        assertThat(sentences("14:03", "15:00"))
                .containsExactly(
                        "14:03 ScaleOutAlarm at 90 (3 of 3) probably asked +3, probably refused: endpoint updating until"
                                + " 14:09",
                        "14:04 to 14:08 ScaleOutAlarm stayed in ALARM and probably asked each minute, probably refused:"
                                + " endpoint updating until 14:09",
                        "14:09 to 14:10 ScaleOutAlarm stayed in ALARM and probably asked each minute, probably held"
                                + " back: in the cooldown until 14:11",
                        "14:11 to 14:13 ScaleOutAlarm stayed in ALARM and probably asked each minute, no scaling"
                                + " activity followed",
                        "14:13 ScaleOutAlarm went from ALARM to INSUFFICIENT_DATA");
    }

    @Test
    void tellsARefusalAndThatItProbablyGoesOn() throws IOException {
        bench = ScalingFixture.deployed(ScalingFixture.SPLIT);
        bench.state("ScaleOut", "14:03:20", "OK", "ALARM", "[81.0,82.0,83.0]");
        bench.add(bench.refused("ScaleOut", "14:03:21", "AlreadyAtMaxCapacity"));
        bench.state("ScaleOut", "14:06:00", "ALARM", "OK", "[1.0]");
        assertThat(sentences("14:00", "15:00"))
                .startsWith(
                        "14:03 ScaleOutAlarm at 83 (3 of 3) asked +3, refused: already at maxCapacity 10",
                        "14:04 to 14:05 ScaleOutAlarm stayed in ALARM and probably asked each minute, probably refused"
                                + " again: already at maxCapacity 10");
    }

    @Test
    void namesARefusalWhileTheEndpointUpdates() throws IOException {
        bench = ScalingFixture.deployed(ScalingFixture.SPLIT);
        bench.add(bench.activity("ScaleIn", "14:00", "14:09", 1));
        bench.state("ScaleOut", "14:03", "OK", "ALARM", "[61.0]");
        bench.add(bench.refused("ScaleOut", "14:03:02", "TargetServicePutResourceAsUnscalable"));
        bench.state("ScaleOut", "14:03:50", "ALARM", "OK", "[1.0]");
        assertThat(sentences("14:01", "15:00"))
                .startsWith("14:03 ScaleOutAlarm at 61 (1 of 1) asked +1, refused: SageMaker takes no change at present"
                        + " (TargetServicePutResourceAsUnscalable), endpoint updating until 14:09");
    }

    @Test
    void namesARefusalWhileTheInferenceComponentUpdates() throws IOException {
        bench = ScalingFixture.deployed("""
                inferenceComponentName: summarizer
                minCapacity: 1
                maxCapacity: 6
                layout: split
                steps:
                  - { upper: 30, change: -1 }
                  - { lower: 100, change: +1 }
                """);
        bench.add(ofTheComponent(bench.activity("ScaleIn", "14:00", "14:09", 1)));
        bench.state("ScaleOut", "14:03", "OK", "ALARM", "[110.0]");
        bench.add(ofTheComponent(bench.refused("ScaleOut", "14:03:02", "TargetServicePutResourceAsUnscalable")));
        bench.state("ScaleOut", "14:03:50", "ALARM", "OK", "[1.0]");
        assertThat(sentences("14:01", "15:00"))
                .startsWith(
                        "14:03 ScaleOutAlarm at 110 (1 of 1) asked +1, refused: SageMaker takes no change at present"
                                + " (TargetServicePutResourceAsUnscalable), component updating until 14:09");
    }

    private static ObjectNode ofTheComponent(ObjectNode activity) {
        return activity.put("ResourceId", "inference-component/summarizer")
                .put("ScalableDimension", "sagemaker:inference-component:DesiredCopyCount");
    }

    @Test
    void namesFailures() throws IOException {
        bench = ScalingFixture.deployed(ScalingFixture.SPLIT);
        bench.state("ScaleOut", "14:03:20", "OK", "ALARM", "[40.0,55.0,45.0]");
        bench.scripted()
                .alarms()
                .addHistory(
                        bench.alarm("ScaleOut"),
                        at("14:03:21"),
                        "Action",
                        "Failed to execute AutoScaling action",
                        "{\"actionState\":\"Failed\",\"error\":\"No step adjustment found for metric value"
                                + " [0.0] and breach threshold 50.0\"}");
        bench.state("ScaleOut", "14:03:59", "ALARM", "OK", "[1.0]");
        bench.state("ScaleOut", "14:10", "OK", "ALARM", "[55.0]");
        ObjectNode failed =
                bench.activity("ScaleOut", "14:10:01", "14:10:30", 3).put("StatusCode", "Failed");
        bench.add(failed.put("StatusMessage", "ResourceLimitExceeded: ml.g5.xlarge for endpoint usage"));
        bench.state("ScaleOut", "14:10:50", "ALARM", "OK", "[1.0]");
        assertThat(sentences("14:00", "15:00"))
                .contains(
                        "14:03 ScaleOutAlarm at 55 (1 of 3) probably asked +1, failed: No step adjustment found for metric"
                                + " value [0.0] and breach threshold 50.0")
                .anySatisfy(line -> assertThat(line)
                        .startsWith("14:10 ScaleOutAlarm at 55 (1 of 1) asked +1, failed: Setting desired"
                                + " instance count to 3: ResourceLimitExceeded: ml.g5.xlarge for"
                                + " endpoint usage (Request a higher quota"));
    }

    @Test
    void theSingleAlarmIsAlwaysInAlarm() throws IOException {
        bench = ScalingFixture.deployed(ScalingFixture.SINGLE);
        bench.aws().alarms().setState(bench.alarm("Scaling"), "ALARM", "as always", "");
        bench.add(bench.activity("Scaling", "14:30:10", "14:35:30", 3));
        bench.sleep(Duration.ofHours(1));
        assertThat(sentences("14:20", "14:50"))
                .containsExactly(
                        "14:20 to 14:29 ScalingAlarm stayed in ALARM and probably asked each minute, no scaling activity"
                                + " followed, as at values at which a step holds",
                        "14:30 ScalingAlarm asked for a change (the value is not recorded), done: Setting desired"
                                + " instance count to 3 (14:30 to 14:35)",
                        "14:31 to 14:35 ScalingAlarm stayed in ALARM and probably asked each minute, probably refused:"
                                + " endpoint updating until 14:35",
                        "14:36 to 14:40 ScalingAlarm stayed in ALARM and probably asked each minute, probably held back:"
                                + " in the cooldown until 14:40",
                        "14:41 to 14:49 ScalingAlarm stayed in ALARM and probably asked each minute, no scaling activity"
                                + " followed, as at values at which a step holds");
    }

    @Test
    void tellsAHoldAndAChangeOfTheAlarmAndWhatOthersDid() throws IOException {
        bench = ScalingFixture.deployed(ScalingFixture.SINGLE);
        bench.state("Scaling", "14:03", "INSUFFICIENT_DATA", "ALARM", "[30.0]");
        bench.state("Scaling", "14:03:30", "ALARM", "OK", "[]");
        bench.scripted()
                .alarms()
                .addHistory(bench.alarm("Scaling"), at("14:05"), "ConfigurationUpdate", "Alarm updated", "{}");
        bench.add(bench.activity("14:07", "Setting min capacity to 2 and max capacity to 8")
                .put("Cause", "scheduled action name night was triggered"));
        assertThat(sentences("14:00", "15:00"))
                .containsExactly(
                        "14:03 ScalingAlarm at 30 (1 of 1) asked to hold, nothing to do",
                        "14:03 ScalingAlarm went from ALARM to OK",
                        "14:05 ScalingAlarm was changed: Alarm updated",
                        "14:07 no alarm of the stack, done: Setting min capacity to 2 and max capacity to 8 (14:07)"
                                + " because of: scheduled action name night was triggered");
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
        bench = ScalingFixture.deployed(ScalingFixture.SPLIT);
        for (String type : List.of("StateUpdate", "Action", "ConfigurationUpdate", "AlarmContributorStateUpdate")) {
            Alarms.HistoryItem event = new Alarms.HistoryItem(at("14:03"), type, "", data);
            AlarmHistory record = AlarmHistory.of("a", "OK", List.of(event));
            assertThat(new AlarmTimeline(
                                    bench.stack().plan().rules().get(0),
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
        bench = ScalingFixture.deployed(ScalingFixture.SPLIT);
        for (int i = 0; i < 180; i++) {
            Instant start = at("11:00").plusSeconds(60L * i);
            bench.add(bench.activity("12:00", "Number " + i).put("StartTime", start.getEpochSecond()));
        }
        assertThat(sentences("13:50", "14:00")).hasSize(10).first().asString().contains("Number 170");
        assertThat(bench.aws()
                        .scaling()
                        .activities(
                                "endpoint/orders/variant/AllTraffic",
                                "sagemaker:variant:DesiredInstanceCount",
                                at("11:30")))
                .hasSize(150);
    }

    @Test
    void saysWhatCannotBeSeen() throws IOException {
        bench = ScalingFixture.deployed(ScalingFixture.SPLIT);
        ExplainReport report = explain(new ExplainOptions(bench.instant().minus(Duration.ofDays(50)), bench.instant()));
        assertThat(ExplainText.lines(report))
                .containsExactly(
                        "From 2025-12-12 14:00Z to 2026-01-31 14:00Z, times in UTC",
                        "Nothing happened: no alarm was in ALARM or changed, and nothing was scaled.",
                        "Note: Scaling activities are kept for 6 weeks: none from before 2025-12-20 14:00Z can be seen.");
    }

    @Test
    void aStackMustBeDeployed() throws IOException {
        bench = ScalingFixture.described(ScalingFixture.SPLIT);
        assertThatThrownBy(() -> sentences("14:00", "15:00"))
                .isInstanceOf(OperationException.class)
                .hasMessage("There is no stack stepscale-orders-AllTraffic in Region eu-central-1: nothing to explain."
                        + " Deploy it with Deploy.");
        assertThatThrownBy(() -> new ExplainOptions(at("15:00"), at("14:00")))
                .hasMessageEndingWith("the start must be earlier than the end.");
    }

    @Test
    void keepsTheOrderWithinAMinuteAndDoesNotLookAhead() throws IOException {
        bench = ScalingFixture.deployed(ScalingFixture.SPLIT);
        bench.state("ScaleOut", "13:40:05", "ALARM", "OK", "[30.0]");
        bench.state("ScaleOut", "13:40:50", "OK", "ALARM", "[61.0]");
        bench.scripted().alarms().addHistory(bench.alarm("ScaleIn"), at("13:50"), "New", "Something new", "?");
        assertThat(ExplainText.lines(explain(new ExplainOptions(at("13:40"), bench.instant()))))
                .containsExactly(
                        "From 2026-01-31 13:40Z to 2026-01-31 14:00Z, times in UTC",
                        "13:40 ScaleOutAlarm stayed in ALARM and probably asked each minute, no scaling activity followed",
                        "13:40 ScaleOutAlarm at 30 (0 of 1) went from ALARM to OK",
                        "13:40 ScaleOutAlarm at 61 (1 of 1) asked +1, no scaling activity followed",
                        "13:41 to 13:59 ScaleOutAlarm stayed in ALARM and probably asked each minute, no scaling activity"
                                + " followed",
                        "13:50 ScaleInAlarm: Something new");
        ExplainOptions ahead = new ExplainOptions(at("13:50"), at("18:00"));
        assertThat(new Explain(bench.aws(), bench, LibraryHints.INSTANCE)
                        .run(bench.stack(), ahead)
                        .to())
                .isEqualTo(bench.instant());
    }

    @Test
    void isJsonToo() throws IOException {
        bench = ScalingFixture.deployed(ScalingFixture.SPLIT);
        bench.state("ScaleIn", "14:03", "OK", "ALARM", "[3.0]");
        bench.state("ScaleIn", "14:03:40", "ALARM", "OK", "[30.0]");
        ExplainReport report = explain(new ExplainOptions(at("14:00"), at("14:10")));
        assertThat(report.moments())
                .first()
                .isEqualTo(new Moment(
                        at("14:03"),
                        at("14:03"),
                        "ScaleInAlarm",
                        "ScaleInAlarm at 3 (1 of 1) asked -1, no scaling activity followed",
                        false));
        JsonNode json = new ObjectMapper().readTree(ExplainText.json(report));
        assertThat(json.path("stack").asText()).isEqualTo("stepscale-orders-AllTraffic");
        assertThat(json.path("from").asText()).isEqualTo("2026-01-31T14:00:00Z");
        assertThat(json.path("moments")).hasSize(2);
        assertThat(json.path("moments").path(0).toString())
                .isEqualTo("{\"from\":\"2026-01-31T14:03:00Z\",\"to\":\"2026-01-31T14:03:00Z\","
                        + "\"alarm\":\"ScaleInAlarm\",\"sentence\":\"ScaleInAlarm at 3 (1 of 1) asked -1, no scaling"
                        + " activity followed\",\"probable\":false}");
    }

    private List<String> sentences(String from, String to) {
        List<String> lines = ExplainText.lines(explain(new ExplainOptions(at(from), at(to))));
        return lines.subList(1, lines.size());
    }

    private ExplainReport explain(ExplainOptions options) {
        if (bench.instant().isBefore(options.to())) {
            bench.sleep(Duration.between(bench.instant(), options.to()));
        }
        return new Explain(bench.aws(), bench, LibraryHints.INSTANCE).run(bench.stack(), options);
    }
}
