package io.github.stepscale.operation.history;

import static io.github.stepscale.operation.ScalingFixture.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.ScalingFixture;
import io.github.stepscale.operation.history.MeasuredDelays.DelayStatistics;
import io.github.stepscale.operation.history.MeasuredDelays.DirectionDelays;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.service.DelayRange;
import io.github.stepscale.service.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DelayStudyTest {
    private ScalingFixture fixture;

    @AfterEach
    void close() {
        fixture.close();
    }

    private MeasuredDelays study() {
        return new DelayStudy(fixture.aws()).run(fixture.stack(), at("14:00"), at("15:00"));
    }

    /** The alarm fires, and the datapoints that made it do so have times. */
    private void fires(String rule, String time, String... minutes) {
        String points = String.join(
                ",",
                List.of(minutes).stream()
                        .map(minute ->
                                "{'timestamp':'2026-01-31T" + minute + ":00.000+0000','sampleCount':9.0,'value':61.0}")
                        .toList());
        String data = "{'oldState':{'stateValue':'OK'},'newState':{'stateValue':'ALARM','stateReasonData':{'period':60,"
                + "'evaluatedDatapoints':[" + points + ",{'timestamp':'2026-01-31T14:59:00.000+0000'}]}}}";
        fixture.scripted()
                .alarms()
                .addHistory(
                        fixture.alarm(rule),
                        at(time),
                        "StateUpdate",
                        "Alarm updated from OK to ALARM",
                        data.replace('\'', '"'));
    }

    @Test
    void measuresTheThreeDelaysOfEachDirection() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fires("ScaleOut", "14:03:10", "14:01", "14:00", "13:59");
        fixture.add(fixture.activity("ScaleOut", "14:03:14", "14:08:24", 3));
        fires("ScaleOut", "14:20:30", "14:18");
        fixture.add(fixture.activity("ScaleOut", "14:20:36", "14:26:36", 4));
        // A repetition: the time of its request is not recorded.
        fixture.add(fixture.activity("ScaleOut", "14:28:36", "14:34:36", 5));
        fixture.state("ScaleIn", "14:40:00", "OK", "ALARM", "[1.0]");
        fixture.add(fixture.activity("ScaleIn", "14:40:01", "14:41:31", 4));
        MeasuredDelays delays = study();

        assertThat(delays.out().metricToAlarm()).contains(new DelayStatistics(2, 70, 80, 90));
        assertThat(delays.out().alarmToActivity()).contains(new DelayStatistics(2, 4, 5, 6));
        assertThat(delays.out().activityToEnd()).contains(new DelayStatistics(3, 310, 360, 360));
        assertThat(delays.in().alarmToActivity()).contains(new DelayStatistics(1, 1, 1, 1));
        assertThat(delays.serviceBlock())
                .containsExactly(
                        "service:",
                        "  metricDelay: 1  # measured: 80 s (70 to 90 s, seen 2 times) from the datapoint's end to the alarm",
                        "  scaleOutDelay: 6  # measured: 5 s (4 to 6 s, seen 2 times) from the alarm to the activity, 360 s"
                                + " (310 to 360 s, seen 3 times) from its start to its end",
                        "  scaleInDelay: 2  # measured: 1 s (1 to 1 s, seen once) from the alarm to the activity, 90 s (90"
                                + " to 90 s, seen once) from its start to its end");
        Service service = DeployFixture.checked(ScalingFixture.SPLIT + String.join("\n", delays.serviceBlock()) + "\n")
                .descriptor()
                .service();
        assertThat(List.of(service.metricDelay(), service.scaleOutDelay(), service.scaleInDelay()))
                .containsExactly(1, 6, 2);
    }

    @Test
    void consecutiveCapacitiesGiveTheDirectionOfASingleLayout() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SINGLE);
        fixture.add(fixture.activity("Scaling", "14:00:00", "14:05:00", 3));
        fixture.add(fixture.activity("Scaling", "14:10:00", "14:15:30", 4));
        fixture.add(fixture.activity("Scaling", "14:20:00", "14:22:00", 3));
        MeasuredDelays delays = study();

        assertThat(delays.out())
                .isEqualTo(new DirectionDelays(
                        Optional.empty(), Optional.empty(), DelayStatistics.of(List.of(330.0)), Optional.empty()));
        assertThat(delays.in().activityToEnd()).contains(new DelayStatistics(1, 120, 120, 120));
        assertThat(delays.serviceBlock()).hasSize(3).element(1).asString().startsWith("  scaleOutDelay: 6  #");
    }

    @Test
    void failedAndRunningActivitiesAreNotMeasured() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.add(fixture.activity("ScaleOut", "14:03:14", "14:08:24", 3).put("StatusCode", "Failed"));
        fixture.add(fixture.activity("ScaleOut", "14:20:36", "", 4));
        fixture.add(fixture.refused("ScaleOut", "14:30", "AlreadyAtMaxCapacity"));

        assertThat(study().serviceBlock()).isEmpty();
        assertThat(study().notes()).contains("no scaling activity succeeded in this period.");
    }

    @Test
    void theDelaysThatSageMakerPublishesReplaceThoseOfActivities() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.scripted().sageMaker().metricsConfig("orders", 60, false, true);
        fires("ScaleOut", "14:03:10", "14:01");
        fixture.add(fixture.activity("ScaleOut", "14:03:14", "14:08:24", 3));
        fixture.add(fixture.activity("ScaleIn", "14:40:01", "14:41:31", 4));
        publish("e2e_duration", "14:10:30", 410, "aws.sagemaker.scaling.direction", "ScaleOut");
        publish("e2e_duration", "14:30:00", 470, "aws.sagemaker.scaling.direction", "ScaleOut");
        publish("e2e_duration", "14:35:00", 9_000, "aws.sagemaker.operation.type", "CreateEndpoint");
        publish("e2e_duration", "15:30:00", 9_000, "aws.sagemaker.scaling.direction", "ScaleOut");
        publish("e2e_duration", "14:31:00", 9_000, "aws.sagemaker.variant.name", "Other");
        publish("model_download_time", "14:09:00", 120);
        publish("container_start_time", "14:10:00", 45);
        publish("gpu_load_time", "14:09:30", 80);
        publish("gpu_load_time", "14:29:30", 90);
        MeasuredDelays delays = study();

        assertThat(delays.out().endToEnd()).contains(new DelayStatistics(2, 410, 440, 470));
        assertThat(delays.in().endToEnd()).isEmpty();
        assertThat(delays.notes()).noneMatch(note -> note.contains("detailed observability"));
        assertThat(delays.serviceBlock())
                .containsExactly(
                        "service:",
                        "  metricDelay: 1  # measured: 70 s (70 to 70 s, seen once) from the datapoint's end to the alarm",
                        "  scaleOutDelay: 7  # measured: 4 s (4 to 4 s, seen once) from the alarm to the activity, 440 s (410"
                                + " to 470 s, seen 2 times) by e2e_duration",
                        "  # of each start: model download 120 s (120 to 120 s, seen once), container start 45 s (45 to 45 s,"
                                + " seen once), load into the GPU 85 s (80 to 90 s, seen 2 times)",
                        "  scaleInDelay: 2  # measured: 90 s (90 to 90 s, seen once) from its start to its end");
        Service service = DeployFixture.checked(ScalingFixture.SPLIT + String.join("\n", delays.serviceBlock()) + "\n")
                .descriptor()
                .service();
        assertThat(service.scaleOutDelay()).isEqualTo(7);
        assertThat(delays.differences(service)).isEmpty();
        assertThat(delays.differences(Service.standard()))
                .containsExactly(
                        "service.scaleOutDelay is 5 min, but 7 min were measured (4 s (4 to 4 s, seen once) from the alarm to"
                                + " the activity, 440 s (410 to 470 s, seen 2 times) by e2e_duration). Write scaleOutDelay: 7.",
                        "service.scaleInDelay is 4 min, but 2 min were measured (90 s (90 to 90 s, seen once) from its start"
                                + " to its end). Write scaleInDelay: 2.");
    }

    private void publish(String metric, String time, double seconds, String... labels) {
        List<String> all = new ArrayList<>(List.of("aws.sagemaker.endpoint.name", "orders"));
        all.addAll(List.of(labels));
        fixture.scripted().openTelemetry().publish(metric, at(time), seconds, all.toArray(String[]::new));
    }

    @Test
    void aLateMetricIsSaidWithTheValueToWrite() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fires("ScaleOut", "14:04:30", "14:01", "14:00");

        assertThat(study().differences(Service.standard()))
                .containsExactly(
                        "service.metricDelay is 1 min, but 3 min were measured (150 s (150 to 150 s, seen once)). Write"
                                + " metricDelay: 3.");
        assertThat(study().differences(Service.builder()
                        .metricDelay(new DelayRange(1, 3))
                        .build()))
                .isEmpty();
        assertThat(study().differences(Service.builder()
                        .metricDelay(new DelayRange(1, 2))
                        .build()))
                .singleElement()
                .asString()
                .startsWith("service.metricDelay is 1 to 2 min, but 3 min were measured");
    }

    /** Of 2 out of 3 the newest datapoint does not breach, so no time of it is recorded. */
    @Test
    void aDatapointThatDecidesIsNotTakenForTheNewest() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        String data =
                "{'newState':{'stateValue':'ALARM','stateReasonData':{'period':60,'recentDatapoints':[61.0,62.0,LAST],"
                        + "'evaluatedDatapoints':[{'timestamp':'2026-01-31T14:01:00.000+0000','value':62.0},"
                        + "{'timestamp':'2026-01-31T14:00:00.000+0000','value':61.0}]}}}";
        change("14:03:10", data.replace("LAST", "3.0"));
        assertThat(study().out().metricToAlarm()).isEmpty();

        change("14:05:10", data.replace(",LAST", ""));
        assertThat(study().out().metricToAlarm()).contains(new DelayStatistics(1, 190, 190, 190));
    }

    private void change(String time, String data) {
        fixture.scripted()
                .alarms()
                .addHistory(
                        fixture.alarm("ScaleOut"),
                        at(time),
                        "StateUpdate",
                        "Alarm updated from OK to ALARM",
                        data.replace('\'', '"'));
    }

    @Test
    void histogramsCountWithTheirAverage() throws IOException {
        fixture = ScalingFixture.described(ScalingFixture.SPLIT);
        fixture.capacity("InService", 2, 2);
        fixture.scripted().sageMaker().metricsConfig("orders", 60, false, true);
        fixture.scripted().openTelemetry().asHistograms();
        fixture.scripted().openTelemetry().warn("result truncated");
        publish("e2e_duration", "14:30:00", 100, "aws.sagemaker.scaling.direction", "ScaleIn");
        MeasuredDelays delays = study();

        assertThat(delays.serviceBlock())
                .containsExactly(
                        "service:", "  scaleInDelay: 2  # measured: 100 s (100 to 100 s, seen once) by e2e_duration");
        assertThat(delays.notes())
                .hasSize(2)
                .anyMatch(note -> note.startsWith("there is no stack"))
                .contains("CloudWatch warns of its metrics of detailed observability: result truncated");
    }

    @Test
    void theEventsOfAComponentAreFoundByItsEndpointAndItsName() throws IOException {
        fixture = ScalingFixture.described("""
                inferenceComponentName: summarizer
                minCapacity: 1
                maxCapacity: 6
                steps:
                  - { upper: 30, change: -1 }
                  - { lower: 100, change: +1 }
                """);
        fixture.capacity("InService", 2, 2);
        fixture.scripted().sageMaker().inferenceComponent("summarizer", "orders", "InService", 2, 2);
        fixture.scripted().sageMaker().metricsConfig("orders", 60, false, true);
        String name = "aws.sagemaker.inference_component.name";
        String direction = "@datapoint.aws.sagemaker.scaling.direction";
        publish("e2e_duration", "14:10:30", 240, direction, "ScaleOut", name, "summarizer");
        publish("e2e_duration", "14:10:30", 999, direction, "ScaleOut", name, "translator");
        publish("e2e_duration", "14:10:30", 999, direction, "ScaleOut");

        assertThat(study().out().endToEnd()).contains(new DelayStatistics(1, 240, 240, 240));
    }

    @Test
    void anEndpointWithoutDetailedObservabilityCostsNoQuery() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.scripted().sageMaker().metricsConfig("orders", 60, true, false);
        study();

        assertThat(fixture.scripted().requests())
                .noneMatch(request -> request.action().equals("QueryMetrics"));
    }

    @Test
    void withoutThePermissionTheActivitiesAreMeasured() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.scripted().sageMaker().metricsConfig("orders", 60, false, true);
        fixture.add(fixture.activity("ScaleIn", "14:40:01", "14:41:31", 4));
        fixture.scripted().faultOn("QueryMetrics", Fault.ACCESS_DENIED, 1);
        MeasuredDelays delays = study();

        assertThat(delays.in().activityToEnd()).isPresent();
        assertThat(delays.notes())
                .last()
                .asString()
                .startsWith(
                        "the metrics of detailed observability could not be read, so the delays are those of the scaling"
                                + " activities. Cannot read metrics from CloudWatch by PromQL: ");
    }

    @Test
    void withoutAStackNothingIsMeasured() throws IOException {
        fixture = ScalingFixture.described(ScalingFixture.SPLIT);

        assertThat(study().serviceBlock()).isEmpty();
        assertThat(study().notes())
                .containsExactly(
                        "there is no stack stepscale-orders-AllTraffic in Region eu-central-1, so no delays can be"
                                + " measured: deploy it with Deploy.");
    }

    @Test
    void aDeniedReadIsANote() throws IOException {
        fixture = ScalingFixture.deployed(ScalingFixture.SPLIT);
        fixture.scripted().faultOn("DescribeScalingActivities", Fault.ACCESS_DENIED, 1);
        assertThat(study().notes())
                .singleElement()
                .asString()
                .startsWith("no delays are measured. ")
                .contains("application-autoscaling:DescribeScalingActivities");

        fixture.scripted().faultOn("DescribeScalingActivities", Fault.EXPIRED_TOKEN, 9);
        assertThatThrownBy(this::study).isInstanceOf(AwsException.class);
    }
}
