package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.descriptor.Sections;
import io.github.stepscale.scripted.ModelReply;
import io.github.stepscale.scripted.ModelServer;
import io.github.stepscale.scripted.ScriptedAws;
import io.github.stepscale.simulation.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrateGoalTest {
    private static final String DESCRIPTOR = """
            endpointName: orders
            stackName: orders-scaling
            minCapacity: 1
            maxCapacity: 10
            layout: split
            steps:
              - { upper: 200, change: -1 }
              - { lower: 600, change: +1 }
            """;
    private static final String KIND = " stepscale:calibrate is for real-time variants and inference components.";

    @TempDir
    Path module;

    private ScriptedAws aws;
    private ModelServer model;
    private Goals goals;

    @BeforeEach
    void start() throws IOException {
        aws = ScriptedAws.start(InstantSource.system());
        aws.sageMaker().endpoint("orders", "InService", "AllTraffic", 1, 1);
        model = ModelServer.start();
        goals = new Goals(module, aws.endpoint());
        goals.describe(DESCRIPTOR);
        goals.describe("body.json", "{}");
    }

    @AfterEach
    void stop() throws IOException {
        model.close();
        aws.close();
    }

    /** Short steps, from a rate at which each has some 20 requests at least. */
    private CalibrateMojo quick(String start, String most) {
        CalibrateMojo calibrate = goals.calibrate(model.address());
        calibrate.stepDuration = "1s";
        calibrate.startRequestsPerMinute = start;
        calibrate.maxRequestsPerMinute = most;
        return calibrate;
    }

    private static void fails(ThrowingCallable goal, String sentence) {
        assertThatThrownBy(goal).isInstanceOf(MojoFailureException.class).hasMessage(sentence);
    }

    private String written(String name) throws IOException {
        return Files.readString(goals.written("orders-scaling.calibration/" + name));
    }

    private String log() {
        return String.join("\n", goals.lines());
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

        Service service = service();
        double served = service.requestsPerInstance().orElseThrow();
        assertThat(served).isBetween(800d, 2_200d);
        assertThat(service.trackingTarget()).hasValue(served);
        assertThat(log())
                .contains(
                        "INFO The knee is at ",
                        " are too much (",
                        "On InvocationsPerInstance (Sum of a minute) that is")
                .contains("requests/min  answered       p50       p95       p99  errors  verdict");
        assertThat(written("steps.csv")).contains(",met,", ",missed,");
        assertThat(written("calibration.json")).contains("\"failure\" : null");
    }

    /** The block of the log, put under the descriptor. */
    private Service service() {
        List<String> lines = goals.lines();
        int from = lines.indexOf("INFO service:");
        String block = lines.subList(from, from + 3).stream()
                .map(line -> line.substring("INFO ".length()))
                .collect(Collectors.joining("\n", "", "\n"));
        byte[] bytes = (DESCRIPTOR + block).getBytes(StandardCharsets.UTF_8);
        return DescriptorReader.standard()
                .read("stepscale.yaml", bytes, Map.of())
                .descriptor()
                .orElseThrow()
                .options()
                .of(Sections.SERVICE);
    }

    @Test
    void saysThatTheKneeIsAboveTheHighestRate() throws Exception {
        quick("1500", "2000").execute();

        assertThat(log())
                .contains("INFO The knee is above 2000 requests a minute (p95 ")
                .contains("To find it, raise stepscale.calibrate.maxRequestsPerMinute.");
        assertThat(service().requestsPerInstance()).hasValue(1000);
        assertThat(model.requests().get(0).headers()).containsEntry("x-amzn-sagemaker-target-variant", "AllTraffic");
    }

    @Test
    void theFirstRateMayBeTooMuch() throws Exception {
        model.takes(Duration.ofMillis(1_300)).atOnce(1000);
        CalibrateMojo calibrate = quick("1500", "2000");
        calibrate.latency = "1s";

        assertThatThrownBy(calibrate::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageMatching("1500 requests a minute are too much already \\(p95 1\\d{3} ms; .*")
                .hasMessageEndingWith(
                        "; asked is a p95 of 1000 ms and at most 1 error in 100). Start lower with"
                                + " -Dstepscale.calibrate.startRequestsPerMinute, or ask for a latency that the model can reach.");
        assertThat(written("steps.csv")).contains(",missed,");
        assertThat(written("calibration.json")).contains("\"knee\" : null", "\"tooMuch\" : 1500");
    }

    /** 20 s of requests would come, were it not ended. */
    @Test
    void aStepThatHurtsIsEndedEarly() throws Exception {
        model.takes(Duration.ofMillis(200)).atOnce(1);
        CalibrateMojo calibrate = quick("1200", "1200");
        calibrate.stepDuration = "20s";

        assertThatThrownBy(calibrate::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("ended early, more than 1 in 20 took longer than 1000 ms");
        assertThat(model.received()).isLessThan(200);
    }

    @Test
    void errorsEndAStepToo() {
        model.answers(number -> number == 0 ? ModelReply.OK : ModelReply.UNAVAILABLE);

        assertThatThrownBy(quick("1200", "1200")::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("errors, such as UNAVAILABLE: Overloaded; asked is");
        assertThat(model.received()).isLessThan(30);
    }

    @Test
    void refusedRequestsSayNothingOfTheEndpoint() {
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
    void whatThisMachineCannotSendIsNoEvidence() throws Exception {
        model.takes(Duration.ofMillis(300)).atOnce(1000);
        CalibrateMojo calibrate = quick("1800", "1800");
        calibrate.maxInFlight = "3";

        assertThatThrownBy(calibrate::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("Ended at 1800 requests a minute: this machine could not send fast enough, since as many"
                        + " requests were in flight as stepscale.load.maxInFlight allows. That is no evidence against the"
                        + " endpoint. Send from a larger machine near it, or raise stepscale.load.maxInFlight.");
        assertThat(written("steps.csv")).contains(",not_sent,");
    }

    @Test
    void whatScalesMeanwhileEndsIt() throws Exception {
        model.answers(number -> {
            if (number == 5) {
                aws.sageMaker().endpoint("orders", "Updating", "AllTraffic", 1, 2);
            }
            return ModelReply.OK;
        });

        assertThatThrownBy(quick("1500", "2000")::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith(
                        "Ended at 1500 requests a minute: something scaled it: 1 instance, 2 desired, status"
                                + " Updating. One is measured: set it by aws sagemaker update-endpoint-weights-and-capacities,");
        assertThat(written("steps.csv")).contains(",scaled,");
        assertThat(goals.lines()).noneMatch(line -> line.contains("service:"));
    }

    @Test
    void whoInterruptsKeepsWhatWasMeasured() throws Exception {
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
                .hasMessageEndingWith(": it was interrupted. What was measured until then is written.");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(written("steps.csv")).contains(",interrupted,");
    }

    @Test
    void withoutAYesNothingIsSent() {
        CalibrateMojo calibrate = quick("1500", "2000");
        calibrate.confirm = false;

        assertThatThrownBy(calibrate::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith(
                        "Send 192 requests in 6 steps and 1 min at most, up to 2000 a minute, to orders?"
                                + " They bring its one instance to its limit. Nobody can be asked here:");
        assertThat(model.received()).isZero();
    }

    @Test
    void aModelThatRefusesThePayloadEndsItBeforeTheFirstStep() {
        model.answers(number -> ModelReply.modelError(400, "derp"));

        assertThatThrownBy(quick("1500", "2000")::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("The model refuses body.json.");
        assertThat(model.received()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            InService | 3 | 3 | endpoint/orders/variant/AllTraffic has 3 instances, 3 desired, and one is measured. Bring it to one: set it by aws sagemaker update-endpoint-weights-and-capacities, and keep it there meanwhile with mvn stepscale:deploy -Dstepscale.minCapacity=1 -Dstepscale.maxCapacity=1.
            InService | 1 | 2 | endpoint/orders/variant/AllTraffic has 1 instance, 2 desired, and one is measured. Bring it to one: set it by aws sagemaker update-endpoint-weights-and-capacities, and keep it there meanwhile with mvn stepscale:deploy -Dstepscale.minCapacity=1 -Dstepscale.maxCapacity=1.
            Updating  | 1 | 1 | endpoint/orders/variant/AllTraffic is in status Updating. Wait until it is InService, then run it again.
            """)
    void measuresOneInstanceOnly(String status, int present, int desired, String sentence) {
        aws.sageMaker().endpoint("orders", status, "AllTraffic", present, desired);

        fails(quick("1500", "2000")::execute, sentence);
        assertThat(model.received()).isZero();
    }

    @Test
    void anEndpointThatIsNotThereIsNamed() throws Exception {
        goals.describe(DESCRIPTOR.replace("endpointName: orders", "endpointName: returns"));

        fails(
                quick("1500", "2000")::execute,
                "SageMaker does not know endpoint/returns/variant/AllTraffic. Check the endpoint's name, upper and lower"
                        + " case, and that it is in this account and Region.");
    }

    @Test
    void aQueueCannotBeCalibrated() throws Exception {
        goals.describe("""
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
                "An asynchronous endpoint takes every request into its queue at once: how long that takes says nothing of"
                        + " what an instance can do." + KIND);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            latency                |        | stepscale.calibrate.latency is not given: what may the p95 of the answers be at most? Give it, such as -Dstepscale.calibrate.latency=500ms.
            latency                | fast   | stepscale.calibrate.latency is 'fast': a number with ms, s or m, such as 500ms, is allowed.
            latency                | 40s    | stepscale.calibrate.latency: is more than half of stepscale.load.timeout, after which nobody waits for an answer. Raise the timeout, or ask for less.
            latency                | 2h     | stepscale.calibrate.latency: is above an hour. Write less.
            safety                 | 0      | stepscale.calibrate.safety: 0.0 is not allowed: above 0 and at most 1 is. Write 0.5, or 1 for none.
            safety                 | half   | stepscale.calibrate.safety is 'half': a number is allowed.
            growth                 | 1      | stepscale.calibrate.growth: 1.0 is not allowed: 1.2 to 10 is. Write a factor such as 1.5.
            stepDuration           | 5s     | stepscale.calibrate.stepDuration: has 5 requests at 60 a minute: a p95 takes 20 at least. Let a step last longer, or start higher.
            stepDuration           | 2h     | stepscale.calibrate.stepDuration: is not from 1s to 1h. Write a duration such as 60s.
            startRequestsPerMinute | 70000  | stepscale.calibrate.startRequestsPerMinute: 70000 is not allowed: 1 to 60000 is, the most requests a minute. Write a number in that range.
            spacing                | odd    | stepscale.calibrate.spacing is 'odd': even or poisson is allowed.
            targetVariant          | Blue   | stepscale.load.targetVariant is 'Blue': the descriptor's, 'AllTraffic', is allowed.
            """)
    void aWrongParameterIsNamedBeforeAnyRequest(String name, String value, String sentence) {
        CalibrateMojo calibrate = goals.calibrate(URI.create("http://127.0.0.1:9"));
        Map<String, Consumer<String>> parameters = Map.of(
                "latency", text -> calibrate.latency = text,
                "safety", text -> calibrate.safety = text,
                "growth", text -> calibrate.growth = text,
                "stepDuration", text -> calibrate.stepDuration = text,
                "startRequestsPerMinute", text -> calibrate.startRequestsPerMinute = text,
                "spacing", text -> calibrate.spacing = text,
                "targetVariant", text -> calibrate.targetVariant = text);
        parameters.get(name).accept(value);

        fails(calibrate::execute, sentence);
        assertThat(aws.requests()).isEmpty();
    }
}
