package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.scripted.ModelReply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One copy of an inference component, measured. */
@Tag("timing")
@Tag("slow")
class CalibrateComponentTest {
    private static final String COMPONENT = """
            inferenceComponentName: summarizer
            endpointName: orders
            stackName: orders-scaling
            minCapacity: 1
            maxCapacity: 6
            layout: split
            steps:
              - { upper: 30, change: -1 }
              - { lower: 100, change: +1 }
            """;
    private static final String TO_ONE =
            "set it to one with aws sagemaker update-inference-component-runtime-config, and keep it there"
                    + " for the calibration with mvn stepscale:deploy -Dstepscale.maxCapacity=1 -Dstepscale.minCapacity=1.";

    @TempDir
    Path module;

    private CalibrateFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new CalibrateFixture(module);
        fixture.describe(COMPONENT);
        copies(1);
    }

    @AfterEach
    void stop() throws IOException {
        fixture.close();
    }

    private void copies(int number) {
        fixture.aws.sageMaker().inferenceComponent("summarizer", "orders", "InService", number, number);
    }

    @Test
    void requestsGoToTheComponent() throws Exception {
        fixture.quick("1500", "2000").execute();

        assertThat(fixture.model.requests()).hasSizeGreaterThan(20).allSatisfy(request -> {
            assertThat(request.line()).startsWith("POST /endpoints/orders/invocations ");
            assertThat(request.headers())
                    .containsEntry("x-amzn-sagemaker-inference-component", "summarizer")
                    .doesNotContainKey("x-amzn-sagemaker-target-variant");
        });
        assertThat(fixture.requestCount("DescribeInferenceComponent")).isEqualTo(5);
        assertThat(fixture.requestCount("DescribeEndpoint"))
                .as("of no permission")
                .isZero();
    }

    @Test
    void messagesAreAboutCopies() throws Exception {
        fixture.quick("1500", "2000").execute();

        assertThat(fixture.service().requestsPerInstance()).hasValue(1000);
        assertThat(fixture.service().trackingTarget()).hasValue(1000);
        assertThat(fixture.log())
                .contains(
                        "INFO On InvocationsPerCopy (Sum over a minute) this is at least 1000: ",
                        "the first one that adds copies ")
                .doesNotContain("instance ", "instances", "InvocationsPerInstance");
        assertThat(fixture.written("calibration.json")).contains("\"InferenceComponentName\" : \"summarizer\"");
    }

    /** One request at a time, each of 20 ms: 3,000 a minute, and a little more in a short step. */
    @Test
    @Tag("slow")
    void findsTheKneeOfACopy() throws Exception {
        fixture.model.takes(Duration.ofMillis(20)).atOnce(1);
        CalibrateMojo calibrate = fixture.quick("1000", "60000");
        calibrate.stepDuration = "3s";
        calibrate.growth = "2";
        calibrate.execute();

        assertThat(fixture.service().requestsPerInstance().orElseThrow()).isBetween(800d, 2_200d);
        assertThat(fixture.log()).contains("INFO The knee is at ", "It rests on ");
    }

    @Test
    void theQuestionIsAboutACopy() {
        CalibrateMojo calibrate = fixture.quick("1500", "2000");
        calibrate.confirm = false;

        assertThatThrownBy(calibrate::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("This brings its one copy to its limit.");
        assertThat(fixture.model.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | inference-component/summarizer has 0 copies, 0 desired, but calibration needs exactly one:
            2 | inference-component/summarizer has 2 copies, 2 desired, but calibration needs exactly one:
            """)
    void anyOtherNumberOfCopiesIsRefused(int number, String sentence) {
        copies(number);

        assertThatThrownBy(fixture.quick("1500", "2000")::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(sentence + " " + TO_ONE);
        assertThat(fixture.model.requests()).isEmpty();
        assertThat(module.resolve("target")).doesNotExist();
    }

    @Test
    void anAddedCopyEndsTheCalibration() {
        fixture.model.answers(number -> {
            if (number == 5) {
                copies(2);
            }
            return ModelReply.OK;
        });

        assertThatThrownBy(fixture.quick("1500", "2000")::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "Ended at 1500 requests a minute: the capacity changed: 2 copies, 2 desired, status InService. Calibration needs exactly one: "
                                + TO_ONE);
    }

    @Test
    void aMissingComponentIsNamed() throws Exception {
        fixture.describe(COMPONENT.replace("summarizer", "translator"));

        assertThatThrownBy(fixture.quick("1500", "2000")::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith(
                        "SageMaker does not know inference-component/translator. Check the component's name");
    }

    @Test
    void withoutAnEndpointNothingCanBeSent() throws Exception {
        fixture.describe(COMPONENT.replace("endpointName: orders\n", ""));

        assertThatThrownBy(fixture.quick("1500", "2000")::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("The descriptor names only the inference component, and requests need an endpoint. Add"
                        + " endpointName, or set -Dstepscale.endpointName.");
        assertThat(fixture.aws.requests()).isEmpty();
    }
}
