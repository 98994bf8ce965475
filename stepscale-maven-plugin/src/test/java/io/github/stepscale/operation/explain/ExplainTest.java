package io.github.stepscale.operation.explain;

import static io.github.stepscale.operation.ScalingFixture.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainTest extends ExplainCase {
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
}
