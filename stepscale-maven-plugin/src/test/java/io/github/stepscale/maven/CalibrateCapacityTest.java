package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.scripted.Fault;
import io.github.stepscale.scripted.ModelReply;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A calibration whose endpoint changes its capacity, or whose capacity cannot be read any more. */
@Tag("timing")
@Tag("slow")
class CalibrateCapacityTest {
    private static final int ALWAYS = Integer.MAX_VALUE;

    @TempDir
    Path module;

    private CalibrateFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new CalibrateFixture(module);
    }

    @AfterEach
    void stop() throws IOException {
        fixture.close();
    }

    /** Some 25 requests and a trial are the first step; what happens at the 41st happens in the second one. */
    private void inTheSecondStep(Runnable event) {
        fixture.model.answers(number -> {
            if (number == 50) {
                event.run();
            }
            return ModelReply.OK;
        });
    }

    private void readsFail(Fault fault, int times) {
        inTheSecondStep(() -> fixture.aws.faultOn("DescribeEndpoint", fault, times));
    }

    private static void endsInTheSecondStep(CalibrateMojo calibrate, String why) {
        assertThatThrownBy(calibrate::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("Ended at 2250 requests a minute: " + why);
    }

    /** Of the first step, which one instance served alone. */
    private void onlyTheFirstStepCounts(String verdictOfTheSecond) throws IOException {
        assertThat(fixture.written("steps.csv"))
                .containsPattern("(?m)^[^,]+,1500,.*,met,")
                .containsPattern("(?m)^[^,]+,2250,.*," + verdictOfTheSecond + ",");
        assertThat(fixture.written("calibration.json"))
                .contains("\"knee\" : 1500", "\"failure\" : \"Ended at 2250 requests a minute: ");
        assertThat(fixture.log())
                .contains("INFO The knee is at 1500 requests a minute (p95 ", "the search ended early.");
        assertThat(fixture.service().requestsPerInstance()).hasValue(750);
    }

    /** What two served would be twice what one can. */
    @Test
    void aStepThatTwoInstancesServedDoesNotCount() throws Exception {
        inTheSecondStep(() -> fixture.aws.sageMaker().endpoint("orders", "InService", "AllTraffic", 2, 2));

        endsInTheSecondStep(
                fixture.quick("1500", "9000"),
                "the capacity changed: 2 instances, 2 desired, status InService. Calibration needs exactly one: set it to one with ");
        onlyTheFirstStepCounts("scaled");
    }

    @Test
    void anEndpointThatVanishesIsNamed() {
        inTheSecondStep(() -> fixture.aws.sageMaker().endpoint("orders", "InService", "Green", 1, 1));

        endsInTheSecondStep(fixture.quick("1500", "9000"), "endpoint/orders/variant/AllTraffic no longer exists. ");
    }

    @Test
    void aThrottledReadIsRetried() throws Exception {
        readsFail(Fault.THROTTLED, 1);
        fixture.quick("1500", "2500").execute();

        assertThat(fixture.log()).contains("INFO The knee is above 2500 requests a minute (p95 ");
        assertThat(fixture.requestCount("DescribeEndpoint"))
                .as("before it, after the warm-up and each of nine steps, and once more")
                .isEqualTo(12);
    }

    @Test
    void withoutPermissionToReadTheCapacityAStepDoesNotCount() throws Exception {
        readsFail(Fault.ACCESS_DENIED, ALWAYS);

        endsInTheSecondStep(
                fixture.quick("1500", "9000"),
                "the capacity could not be read (Cannot read orders from SageMaker: User:"
                        + " arn:aws:iam::123456789012:user/tester is not authorized to perform: sagemaker:DescribeEndpoint)."
                        + " Whether the capacity was still one is unknown, so this step does not count. Fix the cause, then run"
                        + " it again.");
        onlyTheFirstStepCounts("unread");
        assertThat(fixture.requestCount("DescribeEndpoint"))
                .as("a refusal stays one")
                .isEqualTo(4);
    }

    /** The read is retried for ten seconds. */
    @Test
    @Tag("slow")
    void anUnansweredReadEndsTheCalibrationAfterAWhile() throws Exception {
        readsFail(Fault.CLOSED, ALWAYS);

        endsInTheSecondStep(
                fixture.quick("1500", "9000"),
                "the capacity could not be read (Cannot read orders from SageMaker: no answer (");
        onlyTheFirstStepCounts("unread");
        assertThat(fixture.requestCount("DescribeEndpoint")).isGreaterThan(4);
    }

    @Test
    void withoutPermissionToReadTheCapacityNothingIsSent() {
        fixture.aws.faultOn("DescribeEndpoint", Fault.ACCESS_DENIED, ALWAYS);

        assertThatThrownBy(fixture.quick("1500", "2000")::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("Cannot read orders from SageMaker: User:")
                .hasMessageContaining("is not authorized to perform: sagemaker:DescribeEndpoint. Grant the caller");
        assertThat(fixture.model.received()).isZero();
        assertThat(module.resolve("target")).doesNotExist();
    }
}
