package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.scripted.ModelReply;
import io.github.stepscale.scripted.ModelRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The goal load, with real time, a model on loopback and a scripted AWS. */
@Tag("timing")
class LoadGoalTest extends ScriptedModule {
    @Override
    String descriptor() {
        return MojoFixture.SPLIT;
    }

    @BeforeEach
    void prepare() {
        aws.sageMaker().endpoint("orders", "InService", "AllTraffic", 2, 3);
    }

    /** The 20 requests in two seconds. */
    private LoadMojo slow() {
        LoadMojo load = goals.load(model.address());
        load.requestsPerMinute = "600";
        load.speed = "30";
        return load;
    }

    @Test
    void aCurveNeedsTheCapacityAndInstances() throws Exception {
        LoadMojo load = slow();
        load.curve = true;
        load.watch = false;
        assertThatThrownBy(load::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "stepscale.load.curve needs the capacity, which stepscale.load.watch=false leaves out. Leave out one"
                                + " of the two.");

        goals.describe(MojoFixture.SPLIT + "inferenceType: serverless\n");
        load.watch = true;
        assertThatThrownBy(load::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("a serverless variant has no instances. Leave it out.");
        assertThat(model.received()).isZero();
    }

    /** A run of two seconds has no whole minute. */
    @Test
    void aRunWithoutASteadyMinuteWritesNoCurve() throws Exception {
        LoadMojo load = slow();
        load.curve = true;
        load.execute();

        assertThat(goals.written("orders-scaling.load/calibration.csv")).doesNotExist();
        assertThat(goals.lines())
                .anyMatch(line -> line.startsWith("INFO Service curve: 0 steady minutes of "))
                .anyMatch(line -> line.startsWith("INFO No service curve was written: a steady minute needs"));
    }

    private JsonNode summary() throws IOException {
        return new ObjectMapper()
                .readTree(goals.written("orders-scaling.load/summary.json").toFile());
    }

    private List<String> csv(String column) throws IOException {
        List<String> lines = Files.readAllLines(goals.written("orders-scaling.load/minutes.csv"));
        int index = List.of(lines.get(0).split(",")).indexOf(column);
        return lines.stream().skip(1).map(line -> line.split(",", -1)[index]).toList();
    }

    @Test
    void sendsTheAnnouncedRequestsAndWritesTheResults() throws Exception {
        slow().execute();

        assertThat(model.received()).as("20 and a trial").isEqualTo(21);
        ModelRequest first = model.requests().get(0);
        assertThat(first.body()).isEqualTo("{\"instances\": [1]}");
        assertThat(first.line()).startsWith("POST /endpoints/orders/invocations ");
        assertThat(goals.lines())
                .contains(
                        "INFO Region eu-central-1, stack orders-scaling",
                        "INFO Constant 600 requests a minute for 1 minute, 30 times as fast: 20 requests in 2 s to"
                                + " orders, at most 600 a minute, 0 to 0.01 instance-hours; before that, 1 trial request.")
                .anySatisfy(line -> assertThat(line)
                        .startsWith("INFO ✓ Every request succeeded, and none was sent late. 100 % of 20 requests"
                                + " succeeded; no errors; none late."));
        assertThat(goals.written("orders-scaling.load/requests.hlog")).content().startsWith("#[Histogram log format");
        assertThat(goals.written("orders-scaling.load/report.html")).content().contains("orders-scaling under load");
        assertThat(summary().path("due").asInt()).isEqualTo(20);
        assertThat(summary().path("done").asInt()).isEqualTo(20);
        assertThat(summary().path("settings").path("spacing").asText()).isEqualTo("even");
    }

    @Test
    void watchesCapacityAndAlarms() throws Exception {
        goals.deploy().execute();
        goals.load(model.address()).execute();

        assertThat(csv("inService")).containsOnly("2");
        assertThat(csv("desired")).containsOnly("3");
        assertThat(csv("alarms")).containsOnly("INSUFFICIENT_DATA;INSUFFICIENT_DATA");
        assertThat(summary().path("activities")).isEmpty();
    }

    @Tag("slow")
    @Test
    void activitiesAndDelaysOfTheRunAreReported() throws Exception {
        aws.alarmsScale();
        aws.sageMaker().endpoint("orders", "InService", "AllTraffic", 2, 2);
        goals.deploy().execute();
        LoadMojo load = slow();
        load.speed = "4"; // longer than the slowest drill
        Thread drill = new Thread(() -> {
            try {
                while (model.received() < 20) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
                goals.drill(true).execute();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        drill.start();
        load.execute();
        drill.join();

        assertThat(summary().path("activities")).isNotEmpty();
        assertThat(summary().path("activities").get(0).path("what").asText())
                .contains("Setting desired instance count to 3");
        assertThat(summary().path("delays").toString()).contains("scale-out: alarm to activity");
        assertThat(summary().path("service").toString()).contains("scaleOutDelay: 0");
        assertThat(goals.lines())
                .contains("INFO service:")
                .anyMatch(line -> line.startsWith("INFO Scaling done: Setting desired instance count to 3"));
    }

    @Test
    void withoutAStackOnlyTheCapacityIsWatched() throws Exception {
        goals.load(model.address()).execute();

        assertThat(goals.lines())
                .contains("INFO There is no stack orders-scaling, so no alarms are watched. Deploy it with mvn"
                        + " stepscale:deploy.");
        assertThat(csv("inService")).containsOnly("2");
    }

    @Test
    void withoutWatchingAwsIsNotCalled() throws Exception {
        LoadMojo load = goals.load(model.address());
        load.watch = false;
        load.execute();

        assertThat(aws.requests()).isEmpty();
        assertThat(csv("inService")).containsOnly("");
        assertThat(model.received()).isEqualTo(21);
    }

    @Test
    void aServiceInTheDescriptorIsSimulated() throws Exception {
        goals.describe(MojoFixture.SPLIT + "service: { requestsPerInstance: 100, scaleOutDelay: 0, metricDelay: 0 }\n");
        goals.load(model.address()).execute();

        assertThat(csv("simulated")).first().isEqualTo("2");
        assertThat(summary().path("simulated").path("compared").asInt()).isPositive();
    }

    /** A run of 200 ms covers no minute: none is replayed as one. */
    @Test
    void partialMinutesAreMarkedAndNotReplayed() throws Exception {
        goals.load(model.address()).execute();

        assertThat(csv("seconds").stream().mapToDouble(Double::parseDouble).sum())
                .isEqualTo(0.2);
        assertThat(csv("due").stream().mapToLong(Long::parseLong).sum()).isEqualTo(20);
        assertThat(goals.written("orders-scaling.load/traffic.csv")).hasContent("timestamp,requests");
        assertThat(summary().path("partialMinutes")).isNotEmpty();
    }

    @Test
    void brokenThresholdsFailTheBuildOnceEverythingIsWritten() throws Exception {
        model.answers(number -> number == 5 ? ModelReply.UNAVAILABLE : ModelReply.OK);
        LoadMojo load = goals.load(model.address());
        load.maxLatency = List.of("p50:4s", "p99:4s");
        load.maxErrorRate = "0.1%";

        assertThatThrownBy(load::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "Threshold broken: p99 latency not measured, limit 4000 ms (fewer than 20 of 20 requests succeeded).",
                        "Threshold broken: error rate 5 %, limit 0.1 % (1 of 20 requests failed or had no answer)."));
        assertThat(summary().path("passed").asBoolean()).isFalse();
        assertThat(summary().path("thresholds").findValuesAsText("met")).containsExactly("true", "false", "false");
        assertThat(goals.written("orders-scaling.load/report.html")).content().contains("✗ 2 of 3 thresholds broken");
        assertThat(goals.lines()).anyMatch(line -> line.startsWith("INFO ✗ 2 of 3 thresholds broken. Met: p50"));
    }

    /** They took at least the timeout, whatever the others took. */
    @Test
    void timeoutsBreakALatency() throws Exception {
        model.takes(Duration.ofMillis(900)).atOnce(1000);
        LoadMojo load = goals.load(model.address());
        load.timeout = "300ms";
        load.maxLatency = List.of("p95:30s");

        assertThatThrownBy(load::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("Threshold broken: p95 latency not measured, limit 30000 ms");
        assertThat(goals.lines()).anyMatch(line -> line.contains(" TIMEOUT)"));
    }

    @Test
    void thresholdsThatAreMetPassTheBuild() throws Exception {
        LoadMojo load = goals.load(model.address());
        load.maxLatency = List.of("p95:4s", "p99.9:4.5s", "max:4900ms");
        load.maxErrorRate = "0%";
        load.execute();

        assertThat(summary().path("passed").asBoolean()).isTrue();
        assertThat(summary().path("thresholds").findValuesAsText("metric"))
                .containsExactly("p95 latency", "p99.9 latency", "max latency", "error rate");
        assertThat(goals.lines()).anyMatch(line -> line.startsWith("INFO ✓ Every threshold is met. "));
    }

    @ParameterizedTest
    @CsvSource({"p95", "95:800ms", "p95:800", "p(95)<800", "p95:1m", "p100:1s", "avg:1s", "p95:-1ms", "max"})
    void aLatencyOfAnotherFormIsRefused(String text) {
        LoadMojo load = goals.load(model.address());
        load.maxLatency = List.of("p50:1s", text);

        assertThatThrownBy(load::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("stepscale.load.maxLatency is '" + text + "': ");
        assertThat(model.received()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.001", "-1%", "1 percent", "%"})
    void anErrorRateThatIsNoPercentageIsRefused(String text) {
        LoadMojo load = goals.load(model.address());
        load.maxErrorRate = text;

        assertThatThrownBy(load::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("stepscale.load.maxErrorRate is '" + text
                        + "': a percentage from 0% to 100%, such as 0.1%, is allowed.");
        assertThat(model.received()).isZero();
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        LoadMojo load = goals.load(model.address());
        load.maxLatency = List.of("p49:1s");
        load.maxErrorRate = "101%";

        assertThatThrownBy(load::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("stepscale.load.maxLatency: p49 is not allowed: p50 to p99.9 is, or max.");
        load.maxLatency = List.of();
        assertThatThrownBy(load::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("stepscale.load.maxErrorRate: is not between 0% and 100%");
    }

    @Test
    void aRunThatWasCutShortFailsTheBuildOnceEverythingIsWritten() throws Exception {
        model.answers(number -> number > 5 ? ModelReply.UNAVAILABLE : ModelReply.OK);
        LoadMojo load = slow();
        load.maxErrors = "1";

        assertThatThrownBy(load::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageMatching("The run was cut short: the run had \\d+ errors, the maximum that is allowed\\.");
        assertThat(summary().path("cutShort").asText()).contains("errors, the maximum that is allowed");
        assertThat(goals.written("orders-scaling.load/report.html")).content().contains("Cut short");
    }

    /** As a duration in k6 or Gatling: the run was meant to last so long. */
    @Test
    void aRunThatReachesItsMaximumDurationSucceeds() throws Exception {
        LoadMojo load = slow();
        load.maxDuration = "1s";
        load.maxLatency = List.of("p95:4s");
        load.execute();

        assertThat(model.received()).as("10 and a trial").isEqualTo(11);
        assertThat(goals.lines())
                .anyMatch(line -> line.contains("30 times as fast: 10 requests in 1 s to orders"))
                .contains("INFO The run ends after 1 s (stepscale.load.maxDuration); the traffic lasts 2 s.")
                .anyMatch(line -> line.startsWith("INFO ✓ Every threshold is met. "));
        assertThat(summary().path("cutShort").isNull()).isTrue();
        assertThat(summary().path("passed").asBoolean()).isTrue();
        assertThat(summary().path("settings").path("planned end").asText()).isEqualTo("after 1 s of 2 s");
        assertThat(csv("seconds").stream().mapToDouble(Double::parseDouble).sum())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"customAttributes", "accept", "targetModel", "sessionId", "contentType"})
    void aHeaderThatHttpCannotCarryIsRefused(String field) throws Exception {
        for (String value :
                List.of("a\nX-Injected: b", "a\r", "caf\u00e9", "a\tb", " a", "a\u0000", "x".repeat(1025))) {
            LoadMojo load = goals.load(model.address());
            AbstractLoadMojo.class.getDeclaredField(field).set(load, value);

            assertThatThrownBy(load::execute)
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessageStartingWith("stepscale.load." + field + " is '")
                    .hasMessageContaining("visible characters of ASCII, on one line, is allowed.");
        }
        assertThat(model.received()).isZero();
    }

    @Test
    void payloadsAreTakenInTurn() throws Exception {
        Files.writeString(module.resolve("bodies.jsonl"), "{\"a\": 1}\n\n{\"a\": 2}\n");
        LoadMojo load = goals.load(model.address());
        load.payload = module.resolve("bodies.jsonl").toFile();
        load.execute();

        assertThat(model.received()).as("20 and two trials").isEqualTo(22);
        assertThat(model.requests().stream().filter(request -> request.body().equals("{\"a\": 2}")))
                .hasSize(11);
    }

    @Test
    void aTraceIsReplayed() throws Exception {
        Files.writeString(
                module.resolve("traffic.csv"),
                "timestamp,requests\n2026-01-01T00:00:00Z,60\n2026-01-01T00:01:00Z,0\n2026-01-01T00:02:00Z,120\n");
        LoadMojo load = goals.load(model.address());
        load.loadProfile = "trace";
        load.traffic = module.resolve("traffic.csv").toFile();
        load.speed = "600";
        load.scale = "100";
        load.execute();

        assertThat(summary().path("due").asInt()).isEqualTo(30);
        assertThat(summary().path("settings").path("traffic").asText())
                .isEqualTo("trace traffic.csv, times 100, 600 times as fast");
    }

    @Test
    void anAsynchronousEndpointGetsAddresses() throws Exception {
        goals.describe("""
                endpointName: orders
                stackName: orders-scaling
                inferenceType: async
                minCapacity: 0
                maxCapacity: 3
                steps:
                  - { upper: 1, change: -1 }
                  - { lower: 5, change: +1 }
                """);
        LoadMojo load = goals.load(model.address());
        load.inputLocation = List.of("s3://bucket/a.json", "s3://bucket/b.json");
        load.execute();

        assertThat(model.requests().get(1).line()).startsWith("POST /endpoints/orders/async-invocations ");
        assertThat(model.requests().get(1).headers())
                .containsEntry("x-amzn-sagemaker-inputlocation", "s3://bucket/b.json");
        assertThat(summary().path("done").asInt()).isEqualTo(20);
    }

    @Test
    void anEmptyAddressIsRefused() throws Exception {
        goals.describe("""
                endpointName: orders
                inferenceType: async
                minCapacity: 0
                maxCapacity: 3
                steps:
                  - { upper: 1, change: -1 }
                  - { lower: 5, change: +1 }
                """);
        LoadMojo load = goals.load(model.address());
        load.inputLocation = Arrays.asList("s3://bucket/a.json", null);

        assertThatThrownBy(load::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "stepscale.load.inputLocation has an empty entry. Remove the extra comma, or set the property that"
                                + " the entry is made of.");
        assertThat(model.received()).isZero();
    }

    @Test
    void aRejectedBodyEndsTheRunBeforeItBegins() throws Exception {
        model.answers(number -> ModelReply.modelError(400, "cannot parse 'derp'"));

        assertThatThrownBy(() -> goals.load(model.address()).execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("The model rejects body.json. The container answered with status 400: cannot parse 'derp'."
                        + " Send what it accepts (stepscale.load.payload, stepscale.load.contentType), or continue anyway"
                        + " with -Dstepscale.load.continueOnModelError=true.");
        assertThat(model.received()).isEqualTo(1);
        assertThat(goals.written("orders-scaling.load")).doesNotExist();
    }

    @Test
    void continueOnModelErrorContinues() throws Exception {
        model.answers(number -> ModelReply.modelError(400, "cannot parse 'derp'"));
        LoadMojo load = goals.load(model.address());
        load.continueOnModelError = true;
        load.execute();

        assertThat(csv("errors.MODEL_ERROR").stream()
                        .mapToInt(Integer::parseInt)
                        .sum())
                .isEqualTo(20);
        assertThat(goals.lines())
                .anySatisfy(line ->
                        assertThat(line).contains("20 of 20 requests were answered with an error", "20 MODEL_ERROR"));
    }

    @Test
    void anEndpointWithoutCapacityDoesNotEndTheTrial() throws Exception {
        model.answers(number -> number < 5 ? ModelReply.NO_CAPACITY : ModelReply.OK);
        goals.load(model.address()).execute();

        assertThat(goals.lines())
                .contains("INFO Trial with body.json: NO_CAPACITY, Inference Component has no capacity to process this"
                        + " request. The run continues.");
        assertThat(summary().path("done").asInt()).isEqualTo(16);
    }

    @Test
    void moreRequestsThanTheBudgetNeedConfirmation() throws Exception {
        LoadMojo load = slow();
        load.maxRequests = "20";

        assertThatThrownBy(load::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("Send 20 requests in 2 s to orders")
                .hasMessageContaining("-Dstepscale.confirm=true");
        assertThat(model.received()).isZero();

        load.confirm = true;
        load.requestsPerMinute = "6000";
        load.speed = "300";
        load.execute();
        assertThat(model.received()).isEqualTo(21);
    }

    @Test
    void noSecretIsLogged() throws Exception {
        goals.load(model.address()).execute();

        assertThat(goals.lines()).noneMatch(line -> line.contains("secret") || line.contains("AWS4-HMAC"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            loadProfile       | spiky  | stepscale.load.profile is 'spiky': ramp, constant or trace is allowed.
            requestsPerMinute | many   | stepscale.load.requestsPerMinute is 'many': a whole number is allowed.
            requestsPerMinute | 0      | No minute has a request. Add requests with stepscale.load.requestsPerMinute.
            requestsPerMinute | -1     | stepscale.load.requestsPerMinute: -1 is not allowed: 0 to 1000000000000 is. Write a number in that range.
            minutes           | 0      | stepscale.load.minutes: 0 is not allowed: 1 to 5300000 is. Write a number in that range.
            speed             | 0      | stepscale.load.speed: 0.0 is not allowed. Write a number above 0, at most 1000000.
            scale             | NaN    | stepscale.load.scale is 'NaN': a number is allowed.
            spacing           | odd    | stepscale.load.spacing is 'odd': even or poisson is allowed.
            maxInFlight       | 0      | stepscale.load.maxInFlight: 0 is not allowed. Write a number from 1 to 10000.
            timeout           | soon   | stepscale.load.timeout is 'soon': a number with
            maxDuration       | 1 year | stepscale.load.maxDuration is '1 year': a number with
            runtimeEndpoint   | there  | stepscale.load.endpoint is 'there': an address such as http://127.0.0.1:5000 is allowed.
            targetVariant     | a b    | stepscale.load.targetVariant is 'a b': a variant's name is allowed.
            """)
    void aWrongParameterIsReported(String field, String value, String sentence) throws Exception {
        LoadMojo load = goals.load(model.address());
        Class<?> owner = field.matches("maxInFlight|timeout|runtimeEndpoint|targetVariant")
                ? AbstractLoadMojo.class
                : LoadMojo.class;
        owner.getDeclaredField(field).set(load, value);

        assertThatThrownBy(load::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith(sentence);
        assertThat(model.received()).isZero();
    }

    @Test
    void allMistakesAreReportedTogether() {
        LoadMojo load = goals.load(model.address());
        load.requestsPerMinute = "many";
        load.spacing = "odd";
        load.timeout = "soon";
        load.maxRequests = "few";
        load.payload = null;

        assertThatThrownBy(load::execute)
                .isInstanceOfSatisfying(
                        MojoFailureException.class,
                        wrong -> assertThat(wrong.getMessage().lines())
                                .extracting(line -> line.split("[:.] ")[0])
                                .containsExactlyInAnyOrder(
                                        "stepscale.load.requestsPerMinute is 'many'",
                                        "stepscale.load.spacing is 'odd'",
                                        "stepscale.load.timeout is 'soon'",
                                        "There is nothing to send",
                                        "stepscale.load.maxRequests is 'few'"));
    }

    @Test
    void aMissingOrEmptyPayloadIsReported() throws Exception {
        LoadMojo load = goals.load(model.address());
        load.payload = null;
        assertThatThrownBy(load::execute)
                .hasMessage("There is nothing to send. Name a file, a folder or a .jsonl file of request bodies with"
                        + " -Dstepscale.load.payload. For an asynchronous endpoint, name objects in S3 with"
                        + " -Dstepscale.load.inputLocation=s3://<bucket>/<key>.");

        load.payload = module.resolve("missing.json").toFile();
        assertThatThrownBy(load::execute)
                .hasMessage("missing.json does not exist. Expected: a file, a folder of files, or JSON lines.");

        load.payload = Files.createDirectory(module.resolve("bodies")).toFile();
        assertThatThrownBy(load::execute)
                .hasMessage(
                        "bodies contains nothing to send. Write the body of a request into it, in the format the model accepts.");

        load.payload = Files.createFile(module.resolve("empty.json")).toFile();
        assertThatThrownBy(load::execute)
                .hasMessage(
                        "empty.json is empty. Write the body of a request into it, in the format the model accepts.");
    }

    @Test
    void mistakesInATraceAreReportedWithTheirLines() throws Exception {
        Files.writeString(module.resolve("traffic.csv"), "timestamp,requests\nyesterday,many\n");
        LoadMojo load = goals.load(model.address());
        load.loadProfile = "trace";
        load.traffic = module.resolve("traffic.csv").toFile();

        assertThatThrownBy(load::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("traffic.csv:2");
    }

    @Test
    void aMissingTraceIsReported() {
        LoadMojo load = goals.load(model.address());
        load.loadProfile = "trace";

        assertThatThrownBy(load::execute).hasMessageStartingWith("orders-scaling: there is no trace to replay.");
    }

    @Test
    void aMissingEndpointIsReported() throws Exception {
        goals.describe(MojoFixture.SPLIT.replace("endpointName: orders", "endpointName: Orders"));
        assertThatThrownBy(() -> goals.load(model.address()).execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "SageMaker does not know endpoint/Orders/variant/AllTraffic. Check the endpoint's name, upper"
                                + " and lower case, and that it is in this account and Region.");

        model.answers(number -> ModelReply.NOT_FOUND);
        LoadMojo load = goals.load(model.address());
        load.watch = false;
        assertThatThrownBy(load::execute)
                .hasMessage(
                        "Cannot invoke Orders: Endpoint orders of account 123456789012 not found. Check the endpoint's"
                                + " name, upper and lower case, and that it is in this account and Region.");
    }

    @Test
    void aMissingPermissionIsReported() {
        model.answers(number -> ModelReply.DENIED);
        assertThatThrownBy(() -> goals.load(model.address()).execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith(
                        "Cannot invoke orders: User: arn:aws:iam::123456789012:user/ann is not authorized"
                                + " to perform: sagemaker:InvokeEndpoint. Sign in with an identity that is allowed");

        aws.faultOn("DescribeEndpoint", Fault.ACCESS_DENIED, 1);
        assertThatThrownBy(() -> goals.load(model.address()).execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("Cannot read orders from SageMaker");
    }

    @Test
    void anUnreachableModelIsCountedAsAConnectionError() throws Exception {
        URI closedPort = URI.create("http://127.0.0.1:9");
        goals.load(closedPort).execute();

        assertThat(csv("errors.CONNECTION").stream().mapToInt(Integer::parseInt).sum())
                .isEqualTo(20);
    }

    @Test
    void aComponentWithoutAnEndpointNameCannotBeInvoked() throws Exception {
        goals.describe("""
                inferenceComponentName: summarizer
                minCapacity: 1
                maxCapacity: 6
                steps:
                  - { upper: 30, change: -1 }
                  - { lower: 100, change: +1 }
                """);
        assertThatThrownBy(() -> goals.load(model.address()).execute())
                .hasMessage("The descriptor names only the inference component, and requests need an endpoint. Add"
                        + " endpointName, or set -Dstepscale.endpointName.");
    }
}
