package io.github.stepscale.operation.record;

import static io.github.stepscale.operation.record.RecordFixture.NOON;
import static io.github.stepscale.operation.record.RecordFixture.ago;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.traffic.TraceReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordTest {
    private RecordFixture fixture = new RecordFixture(RecordFixture.realtime());

    @AfterEach
    void close() {
        fixture.close();
    }

    private void describe(String descriptor) {
        fixture.close();
        fixture = new RecordFixture(DeployFixture.checked(descriptor));
    }

    @Test
    void writesTrafficAndCapacity() throws Exception {
        fixture.value("Invocations", 5, 60)
                .value("Invocations", 3, 90)
                .value("InvocationsPerInstance", 5, 20)
                .value("InvocationsPerInstance", 3, 30)
                .value("CPUUtilization", 5, 3)
                .value("CPUUtilization", 4, 3)
                .value("CPUUtilization", 3, 3)
                .value("Invocation4XXErrors", 3, 2)
                .value("Invocation5XXErrors", 3, 0)
                .value("ModelLatency Average", 3, 12_345.6)
                .value("ModelLatency p95", 3, 20_000);
        Recording recording = fixture.record(ago(60), NOON);

        assertThat(fixture.traffic()).isEqualTo("""
                timestamp,requests,errors4xx,errors5xx,modelErrors,latencyMs,latencyP95Ms
                2026-01-31T11:55:00Z,60,,,,,
                2026-01-31T11:57:00Z,90,2,0,,12.346,20
                """);
        assertThat(fixture.capacity()).isEqualTo("""
                timestamp,inService
                2026-01-31T11:55:00Z,3
                2026-01-31T11:56:00Z,3
                2026-01-31T11:57:00Z,3
                """);
        Trace trace = TraceReader.read("traffic.csv", fixture.traffic().getBytes(StandardCharsets.UTF_8))
                .trace();
        assertThat(trace.toArray()).containsExactly(60, 0, 90);
        assertThat(RecordingText.lines(recording))
                .containsExactly(
                        "Recorded account 123456789012, region eu-central-1, kind realtime, EndpointName orders,"
                                + " VariantName AllTraffic",
                        "From 2026-01-31 11:00Z to 2026-01-31 12:00Z, 60 minutes newly read; requests are Invocations,"
                                + " Sum of 60 s",
                        "2 minutes recorded, 2 with requests; peak: 90 requests at 2026-01-31 11:57Z",
                        "Gaps: 1 minute without a datapoint; the longest is 1 minute from 2026-01-31 11:56Z",
                        "Note: inService is inferred, because CloudWatch has no such metric: Invocations /"
                                + " InvocationsPerInstance, and in minutes without requests the number of CPUUtilization samples,"
                                + " at one every 60 s from each.");
        assertThat(fixture.files.get(Recording.IDENTITY))
                .contains("\"publishedMinutes\" : 2", "\"estimatedMinutes\" : 0");
    }

    @Test
    void theUnfinishedMinuteIsLeftOut() {
        fixture.value("Invocations", 1, 5).value("Invocations", 0, 7);
        fixture.stage.clock.advance(Duration.ofSeconds(59));
        fixture.record(ago(10), NOON.plusSeconds(59));

        assertThat(fixture.traffic()).contains("11:59:00Z,5").doesNotContain("12:00:00Z");
    }

    @Test
    void samplesThatContradictTheRequestsAreIgnored() {
        fixture.value("Invocations", 5, 60)
                .value("InvocationsPerInstance", 5, 20)
                .value("CPUUtilization", 5, 18)
                .value("CPUUtilization", 4, 18);
        Recording recording = fixture.record(ago(10), NOON);

        assertThat(fixture.capacity()).isEqualTo("timestamp,inService\n2026-01-31T11:55:00Z,3\n");
        assertThat(recording.notes()).anyMatch(note -> note.contains("probably does not publish every 60 s"));
    }

    @Test
    void pagesAreJoined() {
        for (int minute = 1; minute <= 50; minute++) {
            fixture.value("Invocations", minute, minute).value("CPUUtilization", minute, 2);
        }
        fixture.record(ago(60), NOON);
        String whole = fixture.traffic() + fixture.capacity();
        fixture.files.clear();
        fixture.stage.server.alarms().metrics().perPage(7);
        fixture.stage.server.reset();
        fixture.record(ago(60), NOON);

        assertThat(fixture.traffic() + fixture.capacity()).isEqualTo(whole);
        assertThat(fixture.stage.actions()).filteredOn("GetMetricData"::equals).hasSize(15);
    }

    @Test
    void aLongSpanTakesSeveralCallsBelowTheLimit() {
        fixture.value("Invocations", 60 * 24 * 14, 3).value("Invocations", 1, 4);
        fixture.record(ago(60 * 24 * 14), NOON);

        assertThat(fixture.traffic()).contains("2026-01-17T12:00:00Z,3", "2026-01-31T11:59:00Z,4");
        // 8 queries of 20,161 minutes are 161,288 datapoints.
        assertThat(fixture.stage.actions()).filteredOn("GetMetricData"::equals).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            InternalError | SERVICE       | Invocation5XXErrors has status InternalError
            PartialData   | SERVICE       | Invocation5XXErrors has status PartialData
            Forbidden     | ACCESS_DENIED | not authorized to perform cloudwatch:GetMetricData of Invocation5XXErrors
            """)
    void anIncompleteAnswerIsAnErrorAndNotAGap(String status, AwsException.Kind kind, String said) {
        fixture.value("Invocations", 1, 5);
        fixture.stage.server.alarms().metrics().status("Invocation5XXErrors", status);

        assertThatThrownBy(() -> fixture.record(ago(10), NOON))
                .isInstanceOfSatisfying(
                        AwsException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(kind))
                .hasMessageContaining(said);
        assertThat(fixture.files).isEmpty();
    }

    @Test
    void throttlingIsRetried() {
        fixture.value("Invocations", 1, 5);
        fixture.stage.server.faultOn("GetMetricData", Fault.THROTTLED, 2);
        fixture.record(ago(10), NOON);

        assertThat(fixture.traffic()).contains("11:59:00Z,5");
    }

    @Test
    void continuesWhereItEndedAndTheNewerAnswerWins() {
        fixture.value("Invocations", 40, 7).value("Invocations", 21, 5);
        fixture.record(ago(60), ago(20));
        fixture.value("Invocations", 21, 9).value("Invocations", 10, 8);
        fixture.stage.server.reset();
        Recording second = fixture.record(ago(60), NOON);

        assertThat(fixture.traffic()).contains("11:20:00Z,7", "11:39:00Z,9", "11:50:00Z,8");
        assertThat(second.queriedMinutes()).isEqualTo(20);
        assertThat(starts()).containsExactly("2026-01-31T11:24:00Z");
    }

    @Test
    void aLaterRunLosesNothing() {
        fixture.value("Invocations", 21, 5).value("Invocation4XXErrors", 21, 1);
        fixture.record(ago(60), ago(20));
        fixture.stage.server.alarms().metricValues("Invocation4XXErrors", List.of());
        fixture.stage.server.alarms().metricValues("Invocations", List.of());
        fixture.value("Invocations", 5, 6);
        fixture.record(ago(60), NOON);

        assertThat(fixture.traffic()).contains("11:39:00Z,5,1", "11:55:00Z,6");
    }

    @Test
    void queriesAnEarlierSpanToo() {
        fixture.value("Invocations", 50, 5).value("Invocations", 10, 6);
        fixture.record(ago(20), NOON);
        fixture.stage.server.reset();
        fixture.record(ago(60), NOON);

        assertThat(fixture.traffic()).contains("11:10:00Z,5", "11:50:00Z,6");
        assertThat(starts()).containsExactly("2026-01-31T10:59:00Z");
    }

    @Test
    void leavesNoHoleBetweenTwoRuns() {
        fixture.value("Invocations", 50, 5).value("Invocations", 30, 7).value("Invocations", 10, 6);
        fixture.record(ago(60), ago(40));
        fixture.record(ago(20), NOON);

        assertThat(fixture.traffic()).contains("11:10:00Z,5", "11:30:00Z,7", "11:50:00Z,6");
    }

    @Test
    void notesWhatCloudWatchNoLongerKeeps() {
        fixture.value("Invocations", 10, 6);
        Recording recording = fixture.record(ago(60 * 24 * 20), NOON);

        assertThat(recording.notes())
                .contains(
                        "CloudWatch keeps 1-minute datapoints for 15 days: recording starts at 2026-01-16 12:05Z. Older"
                                + " datapoints cover 5 minutes or more, which would hide the peaks.");
    }

    @Test
    void notesAHoleThatCannotBeFilled() {
        fixture.value("Invocations", 10, 6);
        fixture.record(ago(60), NOON);
        fixture.stage.clock.advance(Duration.ofDays(20));
        fixture.value("Invocations", NOON.plus(Duration.ofDays(19)), 8);
        Recording recording = fixture.record(NOON.plus(Duration.ofDays(18)), NOON.plus(Duration.ofDays(20)));

        assertThat(fixture.traffic()).contains("2026-01-31T11:50:00Z,6", "2026-02-19T12:00:00Z,8");
        assertThat(recording.notes())
                .contains("there are no data from 2026-01-31 12:00Z to 2026-02-05 12:05Z: it was not recorded while"
                        + " CloudWatch kept it. A simulation treats it as minutes without requests.");
    }

    @Test
    void theRequestsOfAQueueIncludeTheChangeOfTheBacklog() {
        describe("""
                endpointName: orders
                stackName: scaling
                inferenceType: async
                minCapacity: 0
                maxCapacity: 5
                steps:
                  - { upper: 2, change: -1 }
                  - { lower: 5, change: +1 }
                """);
        for (int minute = 6; minute >= 1; minute--) {
            fixture.value("ApproximateBacklogSize", minute, minute > 4 ? 10 : minute);
        }
        fixture.value("InvocationsProcesssed", 5, 3)
                .value("ExpiredRequests", 5, 1)
                .value("CPUUtilization", 5, 2);
        Recording recording = fixture.record(ago(6), NOON);

        assertThat(fixture.traffic()).isEqualTo("""
                timestamp,requests,processed,expired,failed,backlog
                2026-01-31T11:55:00Z,4,3,1,,10
                2026-01-31T11:56:00Z,0,0,,,4
                2026-01-31T11:57:00Z,0,0,,,3
                2026-01-31T11:58:00Z,0,0,,,2
                2026-01-31T11:59:00Z,0,0,,,1
                """);
        assertThat(recording.notes()).anyMatch(note -> note.startsWith("requests are inferred"));
        assertThat(fixture.capacity()).contains("11:55:00Z,2");
    }

    private static final String COMPONENT = """
            inferenceComponentName: summarizer
            stackName: scaling
            minCapacity: 0
            maxCapacity: 6
            steps:
              - { upper: 30, change: -1 }
              - { lower: 100, change: +1 }
            """;

    @Test
    void theRequestsOfAComponentAreThePublishedTotal() {
        describe(COMPONENT);
        fixture.value("Invocations", 5, 61)
                .value("InvocationsPerCopy", 5, 20)
                .value("CPUUtilization", 5, 3)
                .value("Invocations", 3, 4)
                .value("NoCapacityInvocationFailures", 3, 7);
        Recording recording = fixture.record(ago(6), NOON);

        assertThat(fixture.traffic()).isEqualTo("""
                timestamp,requests,perCopy,withoutCapacity,published
                2026-01-31T11:55:00Z,61,20,,61
                2026-01-31T11:57:00Z,7,,7,4
                """);
        assertThat(fixture.files.get(Recording.IDENTITY))
                .contains("\"publishedMinutes\" : 2", "\"estimatedMinutes\" : 0");
        assertThat(recording.notes()).noneMatch(note -> note.startsWith("requests"));
        assertThat(recording.source())
                .isEqualTo("requests are Invocations, Sum of 60 s; where it has no datapoint, InvocationsPerCopy times"
                        + " the copies + NoCapacityInvocationFailures");
    }

    @Test
    void aMinuteWithoutThePublishedTotalIsEstimatedAndMarked() throws Exception {
        describe(COMPONENT);
        fixture.value("Invocations", 6, 10)
                .value("InvocationsPerCopy", 5, 20)
                .value("CPUUtilizationNormalized", 5, 3)
                .value("InvocationsPerCopy", 4, 20)
                .value("NoCapacityInvocationFailures", 3, 7);
        Recording recording = fixture.record(ago(7), NOON);

        assertThat(fixture.traffic()).isEqualTo("""
                timestamp,requests,perCopy,withoutCapacity,published
                2026-01-31T11:54:00Z,10,,,10
                2026-01-31T11:55:00Z,60,20,,
                2026-01-31T11:57:00Z,7,,7,
                """);
        assertThat(fixture.files.get(Recording.IDENTITY))
                .contains("\"publishedMinutes\" : 1", "\"estimatedMinutes\" : 2");
        assertThat(recording.source()).endsWith("NoCapacityInvocationFailures (2 minutes of 3)");
        Trace trace = TraceReader.read("traffic.csv", fixture.traffic().getBytes(StandardCharsets.UTF_8))
                .trace();
        assertThat(trace.toArray()).containsExactly(10, 60, 0, 7);
        assertThat(recording.notes())
                .contains(
                        "requests of 2 minutes are inferred, because Invocations has no datapoint there:"
                                + " InvocationsPerCopy times inService, plus NoCapacityInvocationFailures. Their field"
                                + " published is empty.",
                        "1 minute with requests left out: the number of copies is unknown.");
    }

    @Test
    void aRecordingOfAnOlderVersionIsContinued() {
        describe(COMPONENT);
        fixture.value("Invocations", 30, 5);
        fixture.record(ago(60), ago(20));
        fixture.files.put(Recording.TRAFFIC, "timestamp,requests,perCopy,withoutCapacity\n2026-01-31T11:10:00Z,9,3,\n");
        fixture.value("Invocations", 5, 6);
        fixture.record(ago(60), NOON);

        assertThat(fixture.traffic()).isEqualTo("""
                timestamp,requests,perCopy,withoutCapacity,published
                2026-01-31T11:10:00Z,9,3,,
                2026-01-31T11:30:00Z,5,,,5
                2026-01-31T11:55:00Z,6,,,6
                """);
    }

    @ParameterizedTest
    @CsvSource({"10, 18", "30, 6", "60, 3"})
    void theSamplesOfAMinuteCountByThePublishFrequency(int seconds, int samples) {
        fixture.stage.server.sageMaker().metricsConfig("orders", seconds, false, false);
        fixture.value("Invocations", 5, 60).value("CPUUtilization", 4, samples);
        Recording recording = fixture.record(ago(10), NOON);

        assertThat(fixture.capacity()).isEqualTo("timestamp,inService\n2026-01-31T11:56:00Z,3\n");
        assertThat(recording.notes())
                .anyMatch(note -> note.endsWith("samples, at one every " + seconds + " s from each."));
    }

    @Test
    void anImpossibleFrequencyIsTakenForUnknown() {
        fixture.stage.server.sageMaker().metricsConfig("orders", 45, true, false);
        fixture.value("Invocations", 5, 60).value("CPUUtilization", 4, 3);

        assertThat(fixture.record(ago(10), NOON).notes())
                .anyMatch(note -> note.endsWith("samples, which is right if the endpoint publishes every 60 s."));
        assertThat(fixture.capacity()).endsWith("11:56:00Z,3\n");
    }

    @Test
    void samplesThatComeEveryFiveMinutesCountForEachOfThem() {
        fixture.stage.server.sageMaker().metricsConfig("orders", 300, false, false);
        fixture.value("Invocations", 8, 60).value("CPUUtilization", 10, 3);
        fixture.record(ago(60), NOON);

        assertThat(fixture.traffic()).endsWith("\n2026-01-31T11:52:00Z,60,,,,,\n");
        assertThat(fixture.capacity()).isEqualTo("""
                timestamp,inService
                2026-01-31T11:50:00Z,3
                2026-01-31T11:51:00Z,3
                2026-01-31T11:52:00Z,3
                2026-01-31T11:53:00Z,3
                2026-01-31T11:54:00Z,3
                """);
        assertThat(periods("Invocations")).containsExactly(60);
        assertThat(periods("CPUUtilization")).containsExactly(300);
    }

    @Test
    void invocationsThatComeEveryTwoMinutesAreSpreadAndNoneIsLost() {
        fixture.stage.server.sageMaker().metricsConfig("orders", 120, true, false);
        fixture.value("Invocations", 10, 7)
                .value("InvocationsPerInstance", 10, 3.5)
                .value("ModelLatency Average", 10, 5_000);
        fixture.stage.clock.advance(Duration.ofSeconds(90));
        Recording recording = fixture.record(ago(60), NOON.plusSeconds(60));

        assertThat(fixture.traffic()).isEqualTo("""
                timestamp,requests,errors4xx,errors5xx,modelErrors,latencyMs,latencyP95Ms
                2026-01-31T11:50:00Z,3,,,,5,
                2026-01-31T11:51:00Z,4,,,,5,
                """);
        assertThat(fixture.capacity()).contains("11:50:00Z,2", "11:51:00Z,2");
        assertThat(recording.to()).isEqualTo(NOON);
        assertThat(recording.notes())
                .contains(
                        "this endpoint publishes its invocations every 120 s: they are spread evenly over the minutes,"
                                + " which hides the peaks between. Set MetricPublishFrequencyInSeconds to 60 or less in its"
                                + " endpoint configuration.");
    }

    @Test
    void whatSageMakerDoesNotSayIsANoteAndTheTrafficIsRecorded() {
        fixture.value("Invocations", 5, 60);
        fixture.stage.server.faultOn("DescribeEndpoint", Fault.ACCESS_DENIED, 1);
        Recording denied = fixture.record(ago(10), NOON);

        assertThat(denied.notes())
                .filteredOn(note -> note.contains("sagemaker:DescribeEndpoint"))
                .singleElement()
                .asString()
                .startsWith("the state of the endpoint orders, and how it publishes metrics, are unknown. Cannot read"
                        + " orders from SageMaker: ")
                .endsWith("Grant the caller that permission.");
        assertThat(fixture.traffic()).contains("11:55:00Z,60");

        fixture.stage.server.faultOn("DescribeEndpoint", Fault.LACKING, 1);
        assertThat(fixture.record(ago(10), NOON).notes())
                .anyMatch(note -> note.contains("AWS's response lacks Endpoint"));

        // An emulator without the request.
        fixture.stage.server.faultOn("DescribeEndpoint", Fault.ERROR_500, 9);
        assertThat(fixture.record(ago(10), NOON).notes())
                .anyMatch(note -> note.endsWith("We encountered an internal error."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Deleting | the endpoint orders is being deleted (Deleting): it does not scale any more. Deploy again once one of that name is InService.
            Creating | the endpoint orders is being created (Creating): it serves and scales once it is InService.
            Failed   | the endpoint orders is Failed, so it does not scale: AWS gives no reason.
            """)
    void theTrafficOfAnEndpointInAnyStateIsRecorded(String status, String note) {
        fixture.stage.server.sageMaker().endpoint("orders", status, "AllTraffic", 0, 0);
        fixture.value("Invocations", 5, 60);

        assertThat(fixture.record(ago(10), NOON).notes()).contains(note);
        assertThat(fixture.traffic()).contains("11:55:00Z,60");
    }

    @Test
    void theTrafficOfAComponentInCreationIsRecorded() {
        describe(COMPONENT);
        fixture.stage.server.sageMaker().inferenceComponent("summarizer", "gone", "Creating", 0, 1);
        fixture.value("Invocations", 5, 60);

        assertThat(fixture.record(ago(10), NOON).notes())
                .contains(
                        "the component summarizer is being created (Creating): it serves and scales once it is InService.",
                        "SageMaker knows no endpoint gone: it was deleted, or the name is wrong (case matters).");
    }

    private List<Integer> periods(String metric) {
        return fixture.stage.server.requests().stream()
                .filter(request -> request.action().equals("GetMetricData"))
                .flatMap(request -> request.parameters().path("MetricDataQueries").findParents("Metric").stream())
                .filter(stat -> stat.at("/Metric/MetricName").asText().equals(metric))
                .map(stat -> stat.path("Period").asInt())
                .distinct()
                .toList();
    }

    @Test
    void noDatapointsAtAllIsAnError() {
        assertThatThrownBy(() -> fixture.record(ago(60), NOON))
                .isInstanceOf(OperationException.class)
                .hasMessage("CloudWatch has no datapoint of account 123456789012, region eu-central-1, kind realtime,"
                        + " EndpointName orders, VariantName AllTraffic from 2026-01-31 11:00Z to 2026-01-31 12:00Z,"
                        + " where requests are Invocations, Sum of 60 s. Check the names (case matters), the account, the"
                        + " Region, and whether there was traffic. Nothing was written.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            when,requests                        | recorded/traffic.csv:1: the heading is not
            HEAD;yesterday,1,,,,,                | recorded/traffic.csv:2: the first field is not a time
            HEAD;2026-01-31T11:00:30Z,1,,,,,     | recorded/traffic.csv:2: the time is not a full minute
            HEAD;2026-01-31T11:00:00Z,many,,,,,  | recorded/traffic.csv:2: requests is not a whole number
            HEAD;2026-01-31T11:00:00Z,1,,,,x,    | recorded/traffic.csv:2: a field is neither a number nor empty
            HEAD;2026-01-31T11:00:00Z,1          | recorded/traffic.csv:2: the row does not have 7 fields
            """)
    void aDamagedFileIsNotOverwritten(String content, String sentence) {
        fixture.value("Invocations", 21, 5);
        fixture.record(ago(60), ago(20));
        String heading = fixture.traffic().lines().findFirst().orElseThrow();
        fixture.files.put(Recording.TRAFFIC, content.replace("HEAD", heading).replace(';', '\n'));

        assertThatThrownBy(() -> fixture.record(ago(60), NOON))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith(sentence)
                .hasMessageEndingWith("Nothing was overwritten.");
    }

    @Test
    void theFolderOfAnotherEndpointIsNotTouched() {
        fixture.value("Invocations", 21, 5);
        fixture.record(ago(60), NOON);
        fixture.files.computeIfPresent(Recording.IDENTITY, (name, json) -> json.replace("orders", "returns"));

        assertThatThrownBy(() -> fixture.record(ago(60), NOON))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith("recorded/record.json says that this folder holds the traffic of account"
                        + " 123456789012, region eu-central-1, kind realtime, EndpointName returns,");
        fixture.files.put(Recording.IDENTITY, "{}");
        assertThatThrownBy(() -> fixture.record(ago(60), NOON)).hasMessageContaining("is damaged");
        fixture.files.remove(Recording.IDENTITY);
        assertThatThrownBy(() -> fixture.record(ago(60), NOON))
                .hasMessageContaining("without record.json, which names");
    }

    private List<String> starts() {
        return fixture.stage.server.requests().stream()
                .filter(request -> request.action().equals("GetMetricData"))
                .map(request -> request.text("StartTime").orElseThrow())
                .toList();
    }
}
