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
import io.github.stepscale.simulation.Service;
import java.io.IOException;
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
                .isEqualTo(new DirectionDelays(Optional.empty(), Optional.empty(), DelayStatistics.of(List.of(330.0))));
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
