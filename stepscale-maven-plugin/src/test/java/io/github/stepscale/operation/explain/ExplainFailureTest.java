package io.github.stepscale.operation.explain;

import static io.github.stepscale.operation.ScalingFixture.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.operation.ScalingFixture;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of requests that were refused, failed or wait, and what to do about them. */
class ExplainFailureTest extends ExplainCase {
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
}
