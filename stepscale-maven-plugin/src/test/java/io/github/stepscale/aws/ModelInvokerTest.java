package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.stepscale.aws.ModelInvoker.Failure.Kind;
import io.github.stepscale.scripted.ModelReply;
import io.github.stepscale.scripted.ModelRequest;
import io.github.stepscale.scripted.ModelServer;
import io.github.stepscale.scripted.TestConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

/** The real SDK against a model on loopback. */
@Tag("timing")
class ModelInvokerTest {
    private static final byte[] BODY = "{\"a\": 1}".getBytes(StandardCharsets.UTF_8);
    private static final ModelInvoker.RequestParameters PLAIN = ModelInvoker.RequestParameters.json("orders");
    private static final ModelInvoker.RequestParameters FULL = new ModelInvoker.RequestParameters(
            "orders",
            "application/json",
            Optional.of("text/csv"),
            Optional.of("Blue"),
            Optional.of("a.tar.gz"),
            Optional.of("llm"),
            Optional.of("trace=1"),
            Optional.of("session"));

    private ModelServer model;
    private Aws aws;
    private ModelInvoker invocations;

    @BeforeEach
    void start() throws IOException {
        TestConnection.signIn();
        model = ModelServer.start();
        aws = Aws.connect(
                Connection.standard().withRegion("eu-central-1").withEndpoint(URI.create("http://127.0.0.1:9")));
        invocations = within(Duration.ofSeconds(20));
    }

    private ModelInvoker within(Duration patience) {
        return aws.modelInvoker(Optional.of(model.address()), patience);
    }

    @AfterEach
    void stop() throws IOException {
        aws.close();
        model.close();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(
                        ModelReply.modelError(400, "derp"),
                        Kind.MODEL_ERROR,
                        "The container answered with status 400: derp"),
                arguments(
                        ModelReply.modelError(0, "Your invocation timed out"),
                        Kind.MODEL_ERROR,
                        "The container gave no answer: Your invocation timed out"),
                arguments(ModelReply.NOT_READY, Kind.MODEL_NOT_READY, "Model is not ready for inference"),
                arguments(ModelReply.UNAVAILABLE, Kind.UNAVAILABLE, "Overloaded"),
                arguments(ModelReply.INTERNAL, Kind.INTERNAL_FAILURE, "Something broke"),
                arguments(ModelReply.DEPENDENCY, Kind.DEPENDENCY_FAILURE, "Something else broke"),
                arguments(ModelReply.INVALID, Kind.INVALID, "Content type is wrong"),
                arguments(
                        ModelReply.NO_CAPACITY,
                        Kind.NO_CAPACITY,
                        "Inference Component has no capacity to process this request."),
                arguments(ModelReply.NOT_FOUND, Kind.NOT_FOUND, "Endpoint orders of account 123456789012 not found."),
                arguments(
                        ModelReply.THROTTLED,
                        Kind.THROTTLED,
                        "HTTP status 400 without a message (ThrottlingException)"),
                arguments(
                        ModelReply.DENIED,
                        Kind.DENIED,
                        "User: arn:aws:iam::123456789012:user/ann is not authorized to perform: sagemaker:InvokeEndpoint"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void eachErrorHasItsKind(ModelReply reply, Kind kind, String message) {
        model.answers(number -> reply);

        assertThat(invocations.invoke(PLAIN, BODY)).contains(new ModelInvoker.Failure(kind, message));
        assertThat(model.received()).as("nothing is sent twice").isEqualTo(1);
    }

    @Test
    void silenceIsATimeout() {
        model.answers(number -> ModelReply.OK.after(Duration.ofSeconds(2)));

        assertThat(within(Duration.ofMillis(500))
                        .invoke(PLAIN, BODY)
                        .orElseThrow()
                        .kind())
                .isEqualTo(Kind.TIMEOUT);
        assertThat(model.received()).isEqualTo(1);
    }

    @Test
    void aClosedConnectionIsNotTriedAgain() {
        model.answers(number -> number == 1 ? ModelReply.CLOSED : ModelReply.OK);

        assertThat(invocations.invoke(PLAIN, BODY)).isEmpty();
        assertThat(invocations.invoke(PLAIN, BODY).orElseThrow().kind()).isEqualTo(Kind.CONNECTION);
        assertThat(model.received()).isEqualTo(2);
    }

    /** A connection to a free port of one's own machine may even end at itself, and hear its own request. */
    @Test
    void aServerThatDoesNotSpeakHttpIsAConnectionFailure() {
        model.answers(number -> ModelReply.NOT_HTTP);

        ModelInvoker.Failure error = invocations.invoke(PLAIN, BODY).orElseThrow();
        assertThat(error.kind()).isEqualTo(Kind.CONNECTION);
        assertThat(error.message()).contains("the server does not speak HTTP");
    }

    @Test
    void aRedirectIsNotFollowed() {
        model.answers(number -> new ModelReply(302, "", "moved", Duration.ZERO));

        ModelInvoker.Failure error = invocations.invoke(PLAIN, BODY).orElseThrow();
        assertThat(error.kind()).isEqualTo(Kind.OTHER);
        assertThat(error.message()).isEqualTo("HTTP status 302 without a message");
    }

    @Test
    void aClosedPortIsAConnectionFailure() throws IOException {
        try (Socket taken = new Socket()) {
            // Bound, but not listening: no other process can get this port.
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            URI closedPort = URI.create("http://127.0.0.1:" + taken.getLocalPort());
            ModelInvoker toClosedPort = aws.modelInvoker(Optional.of(closedPort), Duration.ofSeconds(20));

            assertThat(toClosedPort.invoke(PLAIN, BODY).orElseThrow().kind()).isEqualTo(Kind.CONNECTION);
        }
    }

    @Test
    void aRequestEqualsThatOfTheSdk() {
        assertThat(invocations.invoke(FULL, BODY)).isEmpty();
        assertThat(invocations.invoke(PLAIN, BODY)).isEmpty();
        try (SageMakerRuntimeClient sdk = sdk()) {
            sdk.invokeEndpoint(request -> request.endpointName("orders")
                    .contentType("application/json")
                    .accept("text/csv")
                    .targetVariant("Blue")
                    .targetModel("a.tar.gz")
                    .inferenceComponentName("llm")
                    .customAttributes("trace=1")
                    .sessionId("session")
                    .body(SdkBytes.fromByteArray(BODY)));
            sdk.invokeEndpoint(request -> request.endpointName("orders")
                    .contentType("application/json")
                    .body(SdkBytes.fromByteArray(BODY)));
        }

        assertSame(model.requests().get(0), model.requests().get(2));
        assertSame(model.requests().get(1), model.requests().get(3));
        assertThat(model.requests().get(0).headers()).containsEntry("x-amzn-sagemaker-session-id", "session");
    }

    @Test
    void anAsyncRequestEqualsThatOfTheSdk() {
        model.answers(number -> new ModelReply(202, "", "{\"InferenceId\": \"1\"}", Duration.ZERO));
        ModelInvoker.RequestParameters with = new ModelInvoker.RequestParameters(
                "orders",
                "image/jpeg",
                Optional.of("text/csv"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("trace=1"),
                Optional.empty());

        assertThat(invocations.enqueue(with, "s3://bucket/body.jpg")).isEmpty();
        try (SageMakerRuntimeClient sdk = sdk()) {
            sdk.invokeEndpointAsync(request -> request.endpointName("orders")
                    .contentType("image/jpeg")
                    .accept("text/csv")
                    .customAttributes("trace=1")
                    .inputLocation("s3://bucket/body.jpg"));
        }
        ModelRequest ours = model.requests().get(0);
        // It has no body; the JDK names a length and a type nevertheless.
        assertThat(ours.headers())
                .containsEntry("content-length", "0")
                .containsEntry("content-type", "application/json");
        ours.headers().keySet().removeAll(Set.of("content-length", "content-type"));
        assertSame(ours, model.requests().get(1));
        assertThat(ours.line()).isEqualTo("POST /endpoints/orders/async-invocations HTTP/1.1");
    }

    private SageMakerRuntimeClient sdk() {
        return SageMakerRuntimeClient.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(model.address())
                .credentialsProvider(SystemPropertyCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** Except for the user agent and the time. */
    private static void assertSame(ModelRequest ours, ModelRequest sdks) {
        assertThat(ours.line()).isEqualTo(sdks.line());
        assertThat(ours.body()).isEqualTo(sdks.body());
        assertThat(meaningful(ours)).isEqualTo(meaningful(sdks));
        assertThat(signedBy(ours)).isEqualTo(signedBy(sdks));
    }

    private static Map<String, String> meaningful(ModelRequest request) {
        Map<String, String> headers = new TreeMap<>(request.headers());
        headers.keySet()
                .removeAll(Set.of(
                        "authorization", "x-amz-date", "user-agent", "amz-sdk-invocation-id", "amz-sdk-request"));
        return headers;
    }

    /** Credentials and scope. The SDK also signs the headers in which it counts its attempts. */
    private static String signedBy(ModelRequest request) {
        return request.headers().get("authorization").replaceFirst(", SignedHeaders=.*", "");
    }

    @Test
    void aConnectionServesManyRequests() {
        for (int i = 0; i < 20; i++) {
            assertThat(invocations.invoke(PLAIN, BODY)).isEmpty();
        }
        assertThat(model.opened()).isLessThanOrEqualTo(2);
    }
}
