package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.ServiceCurveReader;
import io.github.stepscale.scripted.ModelReply;
import io.github.stepscale.scripted.ModelServer;
import io.github.stepscale.scripted.ScriptedAws;
import io.github.stepscale.service.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.maven.plugin.MojoFailureException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("timing")
class CalibrateGoalTest {
    private static final String KIND =
            " Calibration works for real-time variants and inference components. To see how this endpoint handles load, use mvn stepscale:load; if inferenceType is wrong, correct it.";

    private static final String SERVERLESS =
            "A serverless variant has no instance to load: each request gets its own environment, and AWS adds more."
                    + KIND;

    @TempDir
    Path module;

    private CalibrateFixture fixture;
    private ScriptedAws aws;
    private ModelServer model;
    private MojoFixture goals;

    @BeforeEach
    void start() throws IOException {
        fixture = new CalibrateFixture(module);
        aws = fixture.aws;
        model = fixture.model;
        goals = fixture.goals;
    }

    @AfterEach
    void stop() throws IOException {
        fixture.close();
    }

    private CalibrateMojo quick(String start, String max) {
        return fixture.quick(start, max);
    }

    private static void fails(ThrowingCallable goal, String sentence) {
        assertThatThrownBy(goal).isInstanceOf(MojoFailureException.class).hasMessage(sentence);
    }

    private String written(String name) throws IOException {
        return fixture.written(name);
    }

    private String log() {
        return fixture.log();
    }

    /** One request at a time, each of 20 ms: 3,000 a minute, and a little more in a short step. */
    @Test
    @Tag("slow")
    void findsTheKneeOfAQueue() throws Exception {
        model.takes(Duration.ofMillis(20)).atOnce(1);
        CalibrateMojo calibrate = goals.calibrate(model.address());
        calibrate.stepDuration = "3s";
        calibrate.startRequestsPerMinute = "1000";
        calibrate.growth = "2";
        calibrate.execute();

        Service service = fixture.service();
        double served = service.requestsPerInstance().orElseThrow();
        assertThat(served).isBetween(800d, 2_200d);
        assertThat(service.trackingTarget()).hasValue(served);
        assertThat(log())
                .contains(
                        "INFO The knee is at ",
                        "requests a minute: there the p95 reaches 500 ms.",
                        "INFO It rests on ",
                        "INFO Warning: a step at this rate has ",
                        "On InvocationsPerInstance (Sum over a minute) this is")
                .contains("requests/min  answered       p50       p95       p99  errors  verdict");
        assertThat(written("steps.csv")).contains(",met,", ",missed,");
        assertThat(written("calibration.json")).contains("\"failure\" : null");
    }

    @Test
    @Tag("slow")
    void theKneeMayBeAboveTheHighestRate() throws Exception {
        CalibrateMojo calibrate = quick("1500", "2000");
        calibrate.curve = true;
        calibrate.execute();

        assertThat(log())
                .contains("INFO The knee is above 2000 requests a minute (p95 ")
                .contains("To find it, raise stepscale.calibrate.maxRequestsPerMinute.");
        assertThat(fixture.service().requestsPerInstance()).hasValue(1000);
        assertThat(written("steps.csv")).contains(",curve,");
        assertThat(log())
                .contains("INFO For the service curve, 5 steps at lower rates.", "INFO   curve: calibration.csv  # ");
        ServiceCurve curve = ServiceCurveReader.read("calibration.csv", written("calibration.csv"));
        assertThat(curve.lastRate()).isCloseTo(2000, Percentage.withPercentage(25));
        assertThat(model.requests().get(0).headers()).containsEntry("x-amzn-sagemaker-target-variant", "AllTraffic");
    }

    @Test
    @Tag("slow")
    void theFirstRateMayBeTooHigh() throws Exception {
        model.takes(Duration.ofMillis(1_300)).atOnce(1000);
        CalibrateMojo calibrate = quick("1500", "2000");
        calibrate.latency = "1s";

        assertThatThrownBy(calibrate::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageMatching("1500 requests a minute are too many already \\(p95 1\\d{3} ms; .*")
                .hasMessageEndingWith("; the limits are a p95 of 1000 ms and 1 error in 100). Start lower with"
                        + " stepscale.calibrate.startRequestsPerMinute, or allow a latency that the model can reach.");
        assertThat(written("steps.csv")).contains(",missed,");
        assertThat(written("calibration.json")).contains("\"knee\" : null", "\"lowestMissed\" : 1500");
    }

    /** 5 s of requests would come to the warm-up and to both steps, were they not ended. */
    @Test
    @Tag("slow")
    void anOverloadedStepEndsEarly() throws Exception {
        model.takes(Duration.ofMillis(200)).atOnce(1);
        CalibrateMojo calibrate = quick("1200", "1200");
        calibrate.stepDuration = "5s";

        assertThatThrownBy(calibrate::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("ended early, more than 1 in 20 took longer than 1000 ms");
        assertThat(model.received()).isLessThan(250);
    }

    /** A model that is three times as slow for the first requests: neither "start lower" nor a lower knee. */
    @Test
    @Tag("slow")
    void aColdModelIsWarmedUp() throws Exception {
        model.answers(number -> number < 30 ? ModelReply.OK.after(Duration.ofMillis(1_200)) : ModelReply.OK);
        CalibrateMojo calibrate = quick("1500", "2000");
        calibrate.latency = "1s";
        calibrate.execute();

        assertThat(log()).contains("The knee is above 2000 requests a minute (p95 ", "at least 2000 x 0.5");
        assertThat(written("steps.csv")).contains(",warm_up,", ",2000,");
    }

    @Test
    void tooManyErrorsEndAStepEarly() {
        model.answers(number -> number == 0 ? ModelReply.OK : ModelReply.UNAVAILABLE);

        assertThatThrownBy(quick("1200", "1200")::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("errors, such as UNAVAILABLE: Overloaded; the limits are");
        assertThat(model.received()).isLessThan(30);
    }

    @Test
    void refusedRequestsAreNoEvidenceAgainstTheEndpoint() {
        model.answers(number -> number == 0 ? ModelReply.OK : ModelReply.DENIED);

        assertThatThrownBy(quick("1200", "1200")::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("Ended at 1200 requests a minute: ")
                .hasMessageContaining("errors, such as DENIED: ")
                .hasMessageEndingWith(" Correct that, then run it again.");
    }

    /** Quick answers, and a limit of requests in flight that is lower than what the rate needs. */
    @Test
    @Tag("slow")
    void requestsThatCannotBeSentAreNoEvidence() throws Exception {
        model.takes(Duration.ofMillis(300)).atOnce(1000);
        CalibrateMojo calibrate = quick("1800", "1800");
        calibrate.maxInFlight = "3";

        assertThatThrownBy(calibrate::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "Ended at 1800 requests a minute: this machine could not send fast enough: the limit of requests in flight was reached. This says nothing about the endpoint. Raise stepscale.load.maxInFlight.");
        assertThat(written("steps.csv").split(",not_sent,", -1))
                .as("asked again once")
                .hasSize(3);
    }

    @Test
    void scalingEndsTheCalibration() throws Exception {
        model.answers(number -> {
            if (number == 5) {
                aws.sageMaker().endpoint("orders", "Updating", "AllTraffic", 1, 2);
            }
            return ModelReply.OK;
        });

        assertThatThrownBy(quick("1500", "2000")::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith(
                        "Ended at 1500 requests a minute: the capacity changed: 1 instance, 2 desired, status"
                                + " Updating. Calibration needs exactly one: set it to one with aws sagemaker update-endpoint-weights-and-capacities,");
        assertThat(written("steps.csv")).contains(",scaled,");
        assertThat(goals.lines()).noneMatch(line -> line.contains("service:"));
    }

    @Test
    void anInterruptedCalibrationKeepsItsMeasurements() throws Exception {
        Thread runner = Thread.currentThread();
        model.answers(number -> {
            if (number == 40) {
                runner.interrupt();
            }
            return ModelReply.OK;
        });
        CalibrateMojo calibrate = quick("1500", "60000");

        assertThatThrownBy(calibrate::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageEndingWith(": it was interrupted. The results so far are written.");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(written("steps.csv")).contains(",interrupted,");
    }

    @Test
    void withoutConfirmationNothingIsSent() {
        CalibrateMojo calibrate = quick("1500", "2000");
        calibrate.confirm = false;

        assertThatThrownBy(calibrate::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith(
                        "Send at most 1090 requests in 28 steps and 1 min, up to 2000 a minute, to orders? This brings its one instance to its limit. Not interactive:");
        assertThat(model.received()).isZero();
    }

    /** 70 steps of 60 s and 6 s after each; five may last three minutes longer: 92 min. */
    @Test
    void theMaximumDurationIsRoundedUp() {
        CalibrateMojo calibrate = goals.calibrate(model.address());
        calibrate.confirm = false;
        calibrate.curve = true;

        assertThatThrownBy(calibrate::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("Send at most 2186895 requests in 70 steps and 92 min, up to 60000 a minute,");
    }

    @Test
    void theEstimateNamesTheCostWhereThePriceIsKnown() throws Exception {
        fixture.describe(CalibrateFixture.VARIANT + "service: { requestsPerInstance: 600, instancePrice: 2 }\n");
        CalibrateMojo calibrate = goals.calibrate(model.address());
        calibrate.confirm = false;
        calibrate.curve = true;

        assertThatThrownBy(calibrate::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(
                        " in 70 steps and 92 min (1.53 instance-hours, which cost 3.07), up to 60000 a minute,");
    }

    @Test
    void aRejectedPayloadEndsTheCalibrationBeforeTheFirstStep() {
        model.answers(number -> ModelReply.modelError(400, "derp"));

        assertThatThrownBy(quick("1500", "2000")::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("The model rejects body.json.");
        assertThat(model.received()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            InService | 3 | 3 | endpoint/orders/variant/AllTraffic has 3 instances, 3 desired, but calibration needs exactly one: set it to one with aws sagemaker update-endpoint-weights-and-capacities, and keep it there for the calibration with mvn stepscale:deploy -Dstepscale.maxCapacity=1 -Dstepscale.minCapacity=1.
            InService | 1 | 2 | endpoint/orders/variant/AllTraffic has 1 instance, 2 desired, but calibration needs exactly one: set it to one with aws sagemaker update-endpoint-weights-and-capacities, and keep it there for the calibration with mvn stepscale:deploy -Dstepscale.maxCapacity=1 -Dstepscale.minCapacity=1.
            Updating  | 1 | 1 | endpoint/orders/variant/AllTraffic is in status Updating. Wait until it is InService, then run it again.
            """)
    void measuresOneInstanceOnly(String status, int present, int desired, String sentence) {
        aws.sageMaker().endpoint("orders", status, "AllTraffic", present, desired);

        fails(quick("1500", "2000")::execute, sentence);
        assertThat(model.received()).isZero();
    }

    @Test
    void aMissingEndpointIsNamed() throws Exception {
        fixture.describe(CalibrateFixture.VARIANT.replace("endpointName: orders", "endpointName: returns"));

        fails(
                quick("1500", "2000")::execute,
                "SageMaker does not know endpoint/returns/variant/AllTraffic. Check the endpoint's name, upper and lower"
                        + " case, and that it is in this account and Region.");
    }

    @Test
    void allMistakesAreReportedTogether() {
        CalibrateMojo calibrate = quick("some", "2000");
        calibrate.latency = null;
        calibrate.spacing = "odd";
        calibrate.maxInFlight = "0";

        assertThatThrownBy(calibrate::execute)
                .isInstanceOfSatisfying(
                        MojoFailureException.class,
                        wrong -> assertThat(wrong.getMessage().lines())
                                .extracting(line -> line.split("[:.] ")[0])
                                .containsExactlyInAnyOrder(
                                        "stepscale.calibrate.latency is missing",
                                        "stepscale.calibrate.startRequestsPerMinute is 'some'",
                                        "stepscale.calibrate.spacing is 'odd'",
                                        "stepscale.load.maxInFlight"));
        assertThat(model.received()).isZero();
    }

    @Test
    void aQueueCannotBeCalibrated() throws Exception {
        fixture.describe("""
                endpointName: orders
                inferenceType: async
                minCapacity: 1
                maxCapacity: 10
                steps:
                  - { upper: 5, change: -1 }
                  - { lower: 5, upper: 10, change: 0 }
                  - { lower: 10, change: +1 }
                """);

        fails(
                quick("1500", "2000")::execute,
                "An asynchronous endpoint queues every request at once, so the response time says nothing about"
                        + " what an instance can do." + KIND);
        nothingHappened();
    }

    @Test
    void aServerlessEndpointCannotBeCalibrated() throws Exception {
        fixture.describe("""
                endpointName: orders
                inferenceType: serverless
                minCapacity: 1
                maxCapacity: 10
                steps:
                  - { upper: 0.3, change: -1 }
                  - { lower: 0.7, change: +1 }
                """);

        fails(quick("1500", "2000")::execute, SERVERLESS);
        nothingHappened();
    }

    /** Its one unit is not taken for an instance. */
    @Test
    void anUndeclaredServerlessEndpointIsRefused() {
        aws.sageMaker().serverless("orders", "AllTraffic");

        fails(quick("1500", "2000")::execute, SERVERLESS);
        assertThat(model.received()).isZero();
        assertThat(module.resolve("target")).doesNotExist();
    }

    private void nothingHappened() {
        assertThat(aws.requests()).isEmpty();
        assertThat(model.received()).isZero();
        assertThat(module.resolve("target")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            latency                |        | stepscale.calibrate.latency is missing. Set the target for the p95 latency, such as -Dstepscale.calibrate.latency=500ms.
            latency                | fast   | stepscale.calibrate.latency is 'fast': a number with ms, s or m, such as 500ms, is allowed.
            latency                | 0ms    | stepscale.calibrate.latency is '0ms': a number with ms, s or m, such as 500ms, is allowed.
            latency                | -5s    | stepscale.calibrate.latency is '-5s': a number with ms, s or m, such as 500ms, is allowed.
            latency                | 40s    | stepscale.calibrate.latency: is more than half of the timeout of a request. Raise the timeout, or lower the latency.
            latency                | 2h     | stepscale.calibrate.latency: is not between 1ms and 1h. Write a duration such as 500ms.
            safety                 | 0      | stepscale.calibrate.safety: 0.0 is not allowed: above 0 and at most 1 is. Write 0.5, or 1 for no margin.
            safety                 | -0.5   | stepscale.calibrate.safety: -0.5 is not allowed: above 0 and at most 1 is. Write 0.5, or 1 for no margin.
            safety                 | 1.1    | stepscale.calibrate.safety: 1.1 is not allowed: above 0 and at most 1 is. Write 0.5, or 1 for no margin.
            safety                 | half   | stepscale.calibrate.safety is 'half': a number is allowed.
            safety                 | NaN    | stepscale.calibrate.safety is 'NaN': a number is allowed.
            growth                 | 1      | stepscale.calibrate.growth: 1.0 is not allowed: 1.2 to 10 is. Write a factor such as 1.5.
            growth                 | 11     | stepscale.calibrate.growth: 11.0 is not allowed: 1.2 to 10 is. Write a factor such as 1.5.
            stepDuration           | 5s     | stepscale.calibrate.stepDuration: has 5 requests at 60 a minute: a p95 needs at least 20. Lengthen the step, or start at a higher rate.
            stepDuration           | 2h     | stepscale.calibrate.stepDuration: is not between 1s and 1h. Write a duration such as 60s.
            stepDuration           | 0s     | stepscale.calibrate.stepDuration is '0s': a number with s, m, h or d, such as 30m, is allowed.
            startRequestsPerMinute | 0      | stepscale.calibrate.startRequestsPerMinute: 0 is not allowed: 1 to 60000 (maxRequestsPerMinute) is. Write a number in that range.
            startRequestsPerMinute | -60    | stepscale.calibrate.startRequestsPerMinute: -60 is not allowed: 1 to 60000 (maxRequestsPerMinute) is. Write a number in that range.
            startRequestsPerMinute | 70000  | stepscale.calibrate.startRequestsPerMinute: 70000 is not allowed: 1 to 60000 (maxRequestsPerMinute) is. Write a number in that range.
            startRequestsPerMinute | some   | stepscale.calibrate.startRequestsPerMinute is 'some': a whole number is allowed.
            maxRequestsPerMinute   | 0      | stepscale.calibrate.maxRequestsPerMinute: 0 is not allowed: 1 to 10000000 is. Write a number in that range.
            maxRequestsPerMinute   | 59     | stepscale.calibrate.startRequestsPerMinute: 60 is not allowed: 1 to 59 (maxRequestsPerMinute) is. Write a number in that range.
            maxConfirmations       | 7      | stepscale.calibrate.maxConfirmations: 7 is not allowed: 8 to 1000 is. Write a number in that range.
            maxConfirmations       | 1001   | stepscale.calibrate.maxConfirmations: 1001 is not allowed: 8 to 1000 is. Write a number in that range.
            spacing                | odd    | stepscale.calibrate.spacing is 'odd': even or poisson is allowed.
            seed                   | x      | stepscale.calibrate.seed is 'x': a whole number is allowed.
            targetVariant          | Blue   | stepscale.load.targetVariant is 'Blue': the descriptor's, 'AllTraffic', is allowed.
            timeout                | 0s     | stepscale.load.timeout is '0s': a number with ms, s or m, such as 500ms, is allowed.
            timeout                | 30d    | stepscale.load.timeout is '30d': at most 1h is allowed.
            maxInFlight            | 0      | stepscale.load.maxInFlight: 0 is not allowed. Write a number from 1 to 10000.
            runtimeEndpoint        | there  | stepscale.load.endpoint is 'there': an address such as http://127.0.0.1:5000 is allowed.
            """)
    void aWrongParameterIsNamedBeforeAnyRequest(String name, String value, String sentence) throws Exception {
        CalibrateMojo calibrate = goals.calibrate(URI.create("http://127.0.0.1:9"));
        boolean ofLoad = name.matches("targetVariant|timeout|maxInFlight|runtimeEndpoint");
        Class<?> owner = ofLoad ? AbstractLoadMojo.class : CalibrateMojo.class;
        owner.getDeclaredField(name).set(calibrate, value);

        fails(calibrate::execute, sentence);
        assertThat(aws.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            missing.json | missing.json does not exist. Expected: a file, a folder of files, or JSON lines.
            empty.json   | empty.json is empty. Write the body of a request into it, in the format the model accepts.
            blank.jsonl  | blank.jsonl contains nothing to send. Write the body of a request into it, in the format the model accepts.
            image.jsonl  | image.jsonl is not UTF-8 text, but each of its lines is a body. Save it as UTF-8.
            folder       | folder contains nothing to send. Write the body of a request into it, in the format the model accepts.
            """)
    void aPayloadWithoutABodyIsRefusedBeforeAnyRequest(String name, String sentence) throws IOException {
        Files.createFile(module.resolve("empty.json"));
        Files.writeString(module.resolve("blank.jsonl"), " \n\n");
        Files.write(module.resolve("image.jsonl"), new byte[] {(byte) 0xFF, (byte) 0xD8, 0});
        Files.createDirectory(module.resolve("folder"));
        CalibrateMojo calibrate = quick("1500", "2000");
        calibrate.payload = module.resolve(name).toFile();

        fails(calibrate::execute, sentence);
        nothingHappened();
    }

    @Test
    void aMissingPayloadIsReported() {
        CalibrateMojo calibrate = quick("1500", "2000");
        calibrate.payload = null;

        fails(
                calibrate::execute,
                "There is nothing to send. Name a file, a folder or a .jsonl file of request bodies with"
                        + " -Dstepscale.load.payload.");
        nothingHappened();
    }

    @Test
    void anUnreadablePayloadIsReported() {
        CalibrateMojo calibrate = quick("1500", "2000");
        assumeTrue(calibrate.payload.setReadable(false), "skipped: this file system has no permission to take away");
        assumeFalse(calibrate.payload.canRead(), "skipped: a superuser reads everything");

        fails(
                calibrate::execute,
                "body.json cannot be read. Check its permissions. Expected: a file, a folder of files, or JSON lines.");
        nothingHappened();
    }

    @Test
    void aMissingPermissionToInvokeIsReported() {
        model.answers(number -> ModelReply.DENIED);

        fails(
                quick("1500", "2000")::execute,
                "Cannot invoke orders: User: arn:aws:iam::123456789012:user/ann is not authorized to perform:"
                        + " sagemaker:InvokeEndpoint. Sign in with an identity that is allowed sagemaker:InvokeEndpoint on this"
                        + " endpoint.");
        assertThat(model.received()).isEqualTo(1);
        assertThat(module.resolve("target")).doesNotExist();
    }
}
