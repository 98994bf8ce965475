package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stepscale.aws.AwsException.Kind;
import io.github.stepscale.scripted.Fault;
import io.github.stepscale.scripted.ScriptedAws;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What AWS says is looked at once, here: what is no answer, or lacks what is needed of it, is a sentence. */
@Tag("timing")
class ResponseFieldsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final StackSets.PermissionModel ROLES =
            new StackSets.PermissionModel.SelfManaged(Optional.empty(), Optional.empty());
    private static final Metrics.Query QUERY = new Metrics.Query("AWS/SageMaker", "Invocations", Map.of(), "Sum", 60);

    private static final String STACK = """
            <Stacks><member><StackId>arn:aws:cloudformation:eu-central-1:123456789012:stack/orders/1</StackId>\
            <StackName>orders</StackName><StackStatus>CREATE_COMPLETE</StackStatus></member></Stacks>""";

    /** A request, and the first thing that is needed of its answer. */
    record Call(String action, String needed, Consumer<Aws> call) {
        @Override
        public String toString() {
            return action;
        }
    }

    static Stream<Call> reads() {
        return Stream.of(
                new Call("DescribeStacks", "Stacks", aws -> aws.stacks().find("orders")),
                new Call("CreateChangeSet", "Id", aws -> aws.changeSets().create(changeSet())),
                new Call(
                        "DescribeChangeSet",
                        "ChangeSetId",
                        aws -> aws.changeSets().read("orders", "c")),
                new Call(
                        "DescribeStackEvents",
                        "StackEvents",
                        aws -> aws.stackEvents().read("orders", Optional.empty())),
                new Call(
                        "ListStackResources",
                        "StackResourceSummaries",
                        aws -> aws.stacks().resources("orders")),
                new Call(
                        "DescribeEvents",
                        "OperationEvents",
                        aws -> aws.operationEvents().ofChangeSet("c")),
                new Call(
                        "DescribeEvents",
                        "OperationEvents",
                        aws -> aws.operationEvents().ofOperation("o")),
                new Call(
                        "ListHookResults",
                        "HookResults",
                        aws -> aws.operationEvents().hookResults("c")),
                new Call(
                        "GetHookResult",
                        "TypeName",
                        aws -> aws.operationEvents().hookResult("h")),
                new Call("GetTemplate", "TemplateBody", aws -> aws.stacks().template("orders")),
                new Call("DescribeStackSet", "StackSet", aws -> aws.stackSets().find("orders", ROLES)),
                new Call(
                        "ListStackInstances",
                        "Summaries",
                        aws -> aws.stackSets().instances("orders", ROLES)),
                new Call(
                        "ListStackSetOperations",
                        "Summaries",
                        aws -> aws.stackSets().busyOperation("orders", ROLES)),
                new Call(
                        "DescribeStackSetOperation",
                        "StackSetOperation",
                        aws -> aws.stackSets().operation("orders", ROLES, "o")),
                new Call(
                        "ListStackSetOperationResults",
                        "Summaries",
                        aws -> aws.stackSets().results("orders", ROLES, "o")),
                new Call("DescribeAlarms", "MetricAlarms", aws -> aws.alarms().find(List.of("orders"))),
                new Call(
                        "DescribeAlarmHistory",
                        "AlarmHistoryItems",
                        aws -> aws.alarms().history("orders", NOON, NOON)),
                new Call(
                        "DescribeScalingPolicies",
                        "ScalingPolicies",
                        aws -> aws.scaling().policies("r", "d")),
                new Call(
                        "DescribeScalableTargets",
                        "ScalableTargets",
                        aws -> aws.scaling().target("r", "d")),
                new Call(
                        "DescribeScalingActivities",
                        "ScalingActivities",
                        aws -> aws.scaling().activities("r", "d", 5)),
                new Call(
                        "DescribeScalingActivities",
                        "ScalingActivities",
                        aws -> aws.scaling().activities("r", "d", NOON)),
                new Call(
                        "DescribeEndpoint",
                        "EndpointStatus",
                        aws -> aws.endpoints().ofVariant("orders", "v")),
                new Call(
                        "DescribeInferenceComponent",
                        "RuntimeConfig",
                        aws -> aws.endpoints().ofComponent("c")),
                new Call(
                        "DescribeEndpoint",
                        "EndpointName",
                        aws -> aws.endpointDescriptions().endpoint("orders")),
                new Call(
                        "DescribeEndpointConfig",
                        "EndpointConfigName",
                        aws -> aws.endpointDescriptions().configuration("orders")),
                new Call(
                        "DescribeInferenceComponent",
                        "InferenceComponentName",
                        aws -> aws.endpointDescriptions().component("c")),
                new Call(
                        "ListEndpoints",
                        "Endpoints",
                        aws -> aws.endpointDescriptions().endpointNames()),
                new Call(
                        "ListInferenceComponents",
                        "InferenceComponents",
                        aws -> aws.endpointDescriptions().componentNames()),
                new Call("GetServiceQuota", "Quota", aws -> aws.serviceQuotas().ofEndpointInstances("ml.g5.xlarge")),
                new Call(
                        "ListServiceQuotas",
                        "Quotas",
                        aws -> aws.serviceQuotas().ofEndpointInstances("ml.m5.large")),
                new Call("GetCallerIdentity", "Account", Aws::account));
    }

    /** Those that need nothing of the answer but that it is one. */
    static Stream<Call> acknowledged() {
        return Stream.of(
                new Call("DeleteStack", "", aws -> aws.stacks().delete("orders", "t", Optional.empty(), List.of())),
                new Call("DeleteStack", "", aws -> aws.stacks().forceDelete("orders", "t", Optional.empty())),
                new Call("DeleteChangeSet", "", aws -> aws.changeSets().delete("orders", "c")),
                new Call("ExecuteChangeSet", "", aws -> aws.changeSets().execute(created(), "t")),
                new Call(
                        "ContinueUpdateRollback",
                        "",
                        aws -> aws.stacks().continueRollback("orders", "t", Optional.empty())),
                new Call("RollbackStack", "", aws -> aws.stacks().rollback("orders", "t", Optional.empty())),
                new Call(
                        "UpdateTerminationProtection",
                        "",
                        aws -> aws.stacks().setTerminationProtection("orders", true)),
                new Call("SetAlarmState", "", aws -> aws.alarms().setState("a", "ALARM", "r", "")),
                new Call("GetMetricData", "", aws -> aws.metrics().read(List.of(QUERY), NOON, NOON.plusSeconds(60))));
    }

    static Stream<Call> everything() {
        return Stream.concat(reads(), acknowledged());
    }

    private static ChangeSets.ChangeSet created() {
        return new ChangeSets.ChangeSet(
                "c",
                "c",
                "orders",
                ChangeSets.ChangeSet.Status.COMPLETE,
                ChangeSets.ChangeSet.Execution.AVAILABLE,
                "",
                Map.of(),
                List.of(),
                Optional.empty());
    }

    private static ChangeSets.ChangeSetRequest changeSet() {
        return new ChangeSets.ChangeSetRequest(
                "orders",
                "c",
                true,
                "t",
                "{}",
                Map.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** A page of a proxy, nothing, half an answer, another answer. */
    private static List<String> noAnswers(String action) {
        return List.of(
                "<!doctype html><html><body>Sign in to the network</body></html>",
                "",
                "<" + action + "Response><" + action + "Result>",
                "{\"a\":{\"b\":1}",
                "[]",
                "{}{}",
                CannedAws.xml("Other", ""));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void aSuccessWithoutAResponseOfAwsIsRefused(Call tested) throws IOException {
        List<String> bodies = noAnswers(tested.action());
        // Each request is sent three times, as after a lost response.
        try (CannedAws canned = CannedAws.saying(request -> bodies.get((request - 1) / 3))) {
            for (int body = 1; body <= bodies.size(); body++) {
                assertThatExceptionOfType(AwsException.class)
                        .isThrownBy(() -> tested.call().accept(canned.aws()))
                        .withMessageContaining("the response cannot be used: it is not a complete response of AWS to "
                                + tested.action())
                        .satisfies(failed -> assertThat(failed.kind()).isEqualTo(Kind.SERVICE))
                        .satisfies(failed -> assertThat(failed.getCause()).isNotNull());
                assertThat(canned.requests()).isEqualTo(3 * body);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("reads")
    void aMissingFieldIsNamed(Call tested) throws IOException {
        boolean json = tested.action().contains("Scal")
                || tested.action().contains("Endpoint")
                || tested.action().contains("Component")
                || tested.action().contains("Quota");
        try (CannedAws canned = CannedAws.saying(json ? "{}" : CannedAws.xml(tested.action(), ""))) {
            assertThatExceptionOfType(AwsException.class)
                    .isThrownBy(() -> tested.call().accept(canned.aws()))
                    .withMessageEndingWith(": AWS's response lacks " + tested.needed())
                    .satisfies(failed -> assertThat(failed.kind()).isEqualTo(Kind.SERVICE));
            assertThat(canned.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DescribeStacks | <StackId>arn:aws:cloudformation:eu-central-1:123456789012:stack/orders/1</StackId> | an ARN as StackId
            DescribeStacks | <StackName>orders</StackName> | StackName
            DescribeStacks | <StackStatus>CREATE_COMPLETE</StackStatus> | StackStatus
            """)
    void aStackWithoutARequiredFieldIsRefused(String action, String without, String field) throws IOException {
        String replaced = field.startsWith("an ARN") ? "<StackId>orders</StackId>" : "";
        try (CannedAws canned = CannedAws.saying(CannedAws.xml(action, STACK.replace(without, replaced)))) {
            assertThatExceptionOfType(AwsException.class)
                    .isThrownBy(() -> canned.aws().stacks().find("orders"))
                    .withMessage("Cannot read the stack orders: AWS's response lacks " + field);
        }
    }

    @Test
    void anUnknownStatusIsNamedAndIsNeitherHealthyNorDead() throws IOException {
        String newer = STACK.replace("CREATE_COMPLETE", "UPDATE_VALIDATION_FAILED");
        try (CannedAws canned = CannedAws.saying(CannedAws.xml("DescribeStacks", newer))) {
            assertThatExceptionOfType(AwsException.class)
                    .isThrownBy(() -> canned.aws().stacks().find("orders"))
                    .withMessage(
                            "Cannot read the stack orders: the status of the stack is UPDATE_VALIDATION_FAILED, which"
                                    + " this version of stepscale does not know")
                    .satisfies(unknown -> assertThat(unknown.kind()).isEqualTo(Kind.UNKNOWN_STATE));
            assertThat(canned.requests()).isEqualTo(1);
        }
    }

    @Test
    void anOperationOrChangeSetInAnUnknownStatusIsNotOver() throws IOException {
        String operation = "<StackSetOperation><OperationId>o</OperationId><Status>PAUSED</Status></StackSetOperation>";
        try (CannedAws canned = CannedAws.saying(CannedAws.xml("DescribeStackSetOperation", operation))) {
            StackSets.Operation paused = canned.aws().stackSets().operation("orders", ROLES, "o");
            assertThat(paused.isBusy()).isTrue();
            assertThat(paused.hasSucceeded()).isFalse();
        }
        String changeSet = "<ChangeSetId>i</ChangeSetId><ChangeSetName>c</ChangeSetName><StackId>s</StackId>"
                + "<Status>CREATE_VALIDATING</Status>";
        try (CannedAws canned = CannedAws.saying(CannedAws.xml("DescribeChangeSet", changeSet))) {
            assertThatExceptionOfType(AwsException.class)
                    .isThrownBy(() -> canned.aws().changeSets().read("orders", "c"))
                    .withMessageContaining("the status of the change set is CREATE_VALIDATING");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"EndpointStatus":"InService"} | ProductionVariants
            {"EndpointStatus":"InService","ProductionVariants":[{"VariantName":"v","CurrentInstanceCount":1}]} | DesiredInstanceCount
            {"EndpointStatus":"InService","ProductionVariants":[{"VariantName":"v","DesiredInstanceCount":"x"}]} | a number as DesiredInstanceCount
            """)
    void aMissingCapacityIsNotZero(String body, String field) throws IOException {
        try (CannedAws canned = CannedAws.saying(body)) {
            assertThatExceptionOfType(AwsException.class)
                    .isThrownBy(() -> canned.aws().endpoints().ofVariant("orders", "v"))
                    .withMessageEndingWith("lacks " + field);
        }
    }

    @Test
    void onlyARefusalMeansThatTheStackDoesNotExist() throws IOException {
        String body = "<ErrorResponse><Error><Code>%s</Code><Message>Stack with id orders does not exist</Message>"
                + "</Error></ErrorResponse>";
        try (CannedAws canned = CannedAws.refusing(400, body.formatted("ValidationError"))) {
            assertThat(canned.aws().stacks().find("orders")).isEmpty();
        }
        try (CannedAws canned = CannedAws.refusing(403, body.formatted("AccessDenied"))) {
            assertThatExceptionOfType(AwsException.class)
                    .isThrownBy(() -> canned.aws().stacks().find("orders"))
                    .satisfies(denied -> assertThat(denied.kind()).isEqualTo(Kind.ACCESS_DENIED));
        }
    }

    @Test
    void aListWhosePagesGoInACircleIsRefused() throws IOException {
        String page = "<StackResourceSummaries/><NextToken>again</NextToken>";
        try (CannedAws canned = CannedAws.saying(CannedAws.xml("ListStackResources", page))) {
            assertThatExceptionOfType(AwsException.class)
                    .isThrownBy(() -> canned.aws().stacks().resources("orders"))
                    .withMessageEndingWith("the pages of AWS's response do not end: the next page is repeated");
            assertThat(canned.requests()).isEqualTo(2);
        }
    }

    @Test
    void aListThatAlwaysHasANextPageIsRefused() throws IOException {
        try (CannedAws canned = CannedAws.saying(n -> "{\"ScalingPolicies\":[],\"NextToken\":\"t" + n + "\"}")) {
            assertThatExceptionOfType(AwsException.class)
                    .isThrownBy(() -> canned.aws().scaling().policies("r", "d"))
                    .withMessageEndingWith("there are more than 10 pages");
            assertThat(canned.requests()).isEqualTo(10);
        }
    }

    @Test
    void aBodyWithoutEndIsRefused() throws IOException {
        try (ScriptedAws server = ScriptedAws.quick();
                Aws aws = Aws.connect(
                        Connection.standard().withRegion("eu-central-1").withEndpoint(server.endpoint()),
                        new ResponseLimits(1 << 20, 10, Duration.ofMillis(1)))) {
            server.faultFrom(1, Fault.ENDLESS);

            assertThatExceptionOfType(AwsException.class)
                    .isThrownBy(() -> aws.alarms().find(List.of("a")))
                    .withMessageEndingWith("the response cannot be used: it is longer than 1048576 bytes");
            assertThatExceptionOfType(AwsException.class)
                    .isThrownBy(aws::account)
                    .withMessageEndingWith("the response cannot be used: it is longer than 1048576 bytes");
        }
    }

    @Test
    @Tag("slow")
    void aTrickleOfBytesIsATimeout() throws IOException {
        try (ScriptedAws server = ScriptedAws.quick();
                Aws aws = Aws.connect(
                        Connection.standard()
                                .withRegion("eu-central-1")
                                .withEndpoint(server.endpoint())
                                .withTimeout(Duration.ofMillis(250)),
                        new ResponseLimits(1 << 20, 10, Duration.ofMillis(1)))) {
            server.trickleEvery(Duration.ofMillis(10));
            server.faultFrom(1, Fault.SLOW);

            assertThatExceptionOfType(AwsException.class)
                    .isThrownBy(() -> aws.alarms().find(List.of("a")))
                    .satisfies(lost -> assertThat(lost.kind()).isEqualTo(Kind.UNREACHABLE));
        }
    }

    @Test
    @Tag("slow")
    void aHeaderWithoutEndIsATimeout() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Aws aws = Aws.connect(
                        Connection.standard()
                                .withRegion("eu-central-1")
                                .withEndpoint(URI.create("http://127.0.0.1:" + server.getLocalPort()))
                                .withTimeout(Duration.ofMillis(250)),
                        new ResponseLimits(1 << 20, 10, Duration.ofMillis(1)))) {
            Thread thread = new Thread(() -> sendHeads(server), "heads without end");
            thread.setDaemon(true);
            thread.start();

            assertThatExceptionOfType(AwsException.class)
                    .isThrownBy(() -> aws.alarms().find(List.of("a")))
                    .withMessageContaining("no complete response within 1000 ms");
        }
    }

    /** A byte now and then, to each connection until it is closed. */
    private static void sendHeads(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(StandardCharsets.UTF_8));
                while (true) {
                    TimeUnit.MILLISECONDS.sleep(10);
                    socket.getOutputStream().write('x');
                }
            } catch (IOException | InterruptedException closed) {
                // By the client, which had enough; or by the test, which is over.
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"THROTTLED", "ERROR_500", "ERROR_503", "CLOSED", "RESET", "LOST_ANSWER", "HTML", "EMPTY"})
    void ourOwnSignedRequestsAreRetriedAsTheSdkRetries(Fault fault) throws IOException {
        try (ScriptedAws server = ScriptedAws.quick();
                Aws aws = Aws.connect(
                        Connection.standard().withRegion("eu-central-1").withEndpoint(server.endpoint()),
                        new ResponseLimits(1 << 20, 10, Duration.ofMillis(1)))) {
            server.sageMaker().endpoint("orders", "InService", "AllTraffic", 2, 3);
            server.faultOn("DescribeEndpoint", fault, 2);
            assertThat(aws.endpoints().ofVariant("orders", "AllTraffic"))
                    .contains(new Endpoints.Capacity("InService", 3, 2, false));
            assertThat(server.requests()).hasSize(3);

            server.reset();
            server.faultOn("DescribeEndpoint", fault, Integer.MAX_VALUE);
            assertThatExceptionOfType(AwsException.class)
                    .isThrownBy(() -> aws.endpoints().ofVariant("orders", "AllTraffic"));
            // Where a connection that was kept is closed, the JDK sends once more by itself.
            assertThat(server.requests()).hasSizeBetween(3, 6);
        }
    }

    @ParameterizedTest
    @CsvSource({"SLOW,TIMEOUT,no complete response within 400 ms", "ENDLESS,CONNECTION,it is longer than 1048576 bytes"
    })
    void aModelMustFinishItsResponseInTime(Fault fault, ModelInvoker.Failure.Kind kind, String message)
            throws IOException {
        try (ScriptedAws server = ScriptedAws.quick();
                Aws aws = Aws.connect(
                        Connection.standard().withRegion("eu-central-1").withEndpoint(server.endpoint()),
                        new ResponseLimits(1 << 20, 10, Duration.ofMillis(1)))) {
            server.trickleEvery(Duration.ofMillis(10));
            server.faultFrom(1, fault);
            Duration patience = fault == Fault.SLOW ? Duration.ofMillis(400) : Duration.ofSeconds(20);

            Optional<ModelInvoker.Failure> error = aws.modelInvoker(Optional.empty(), patience)
                    .invoke(ModelInvoker.RequestParameters.json("orders"), "{}".getBytes(StandardCharsets.UTF_8));

            assertThat(error.orElseThrow().kind()).isEqualTo(kind);
            assertThat(error.orElseThrow().message()).contains(message);
            assertThat(server.requests()).as("sent once").hasSize(1);
        }
    }

    @Test
    void aRefusalIsNotRetried() throws IOException {
        try (CannedAws canned =
                CannedAws.refusing(400, "{\"__type\":\"com.amazon#AccessDeniedException\",\"message\":\"no\"}")) {
            assertThatExceptionOfType(AwsException.class)
                    .isThrownBy(() -> canned.aws().endpoints().ofVariant("orders", "v"))
                    .satisfies(denied -> assertThat(denied.kind()).isEqualTo(Kind.ACCESS_DENIED));
            assertThat(canned.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"429,THROTTLED", "502,SERVICE", "403,REFUSED"})
    void aProxyPageWithAnErrorStatusGivesASentence(int status, Kind kind) throws IOException {
        try (CannedAws canned = CannedAws.refusing(status, "<html><body>no <b>way</body></html>")) {
            for (Consumer<Aws> call : List.<Consumer<Aws>>of(
                    aws -> aws.stacks().find("orders"),
                    aws -> aws.scaling().target("r", "d"),
                    aws -> aws.endpoints().ofComponent("c"),
                    Aws::account)) {
                assertThatExceptionOfType(AwsException.class)
                        .isThrownBy(() -> call.accept(canned.aws()))
                        .withMessageEndingWith("HTTP status " + status + " without a message")
                        .satisfies(failed -> assertThat(failed.kind()).isEqualTo(kind));
            }
        }
    }
}
