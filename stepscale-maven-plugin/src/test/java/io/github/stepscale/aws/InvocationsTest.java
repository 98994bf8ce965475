package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.stepscale.aws.InvocationError.Kind;
import io.github.stepscale.scripted.ModelReply;
import io.github.stepscale.scripted.ModelRequest;
import io.github.stepscale.scripted.ModelServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The real SDK against a model on loopback. */
class InvocationsTest {
    private static final byte[] BODY = "{\"a\": 1}".getBytes(StandardCharsets.UTF_8);
    private static final Invocation PLAIN = new Invocation(
            "orders",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private ModelServer model;
    private Aws aws;
    private Invocations invocations;

    @BeforeEach
    void start() throws IOException {
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "hush");
        model = ModelServer.start();
        aws = Aws.connect(
                Connection.standard().withRegion("eu-central-1").withEndpoint(URI.create("http://127.0.0.1:9")));
        invocations = aws.invocations(Optional.of(model.address()), Duration.ofMillis(500));
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
                arguments(ModelReply.THROTTLED, Kind.THROTTLED, "HTTP status 400 without an explanation"),
                arguments(
                        ModelReply.DENIED,
                        Kind.DENIED,
                        "User: arn:aws:iam::123456789012:user/ann is not authorized to perform: sagemaker:InvokeEndpoint"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void eachErrorHasItsKind(ModelReply reply, Kind kind, String message) {
        model.answers(number -> reply);

        assertThat(invocations.invoke(PLAIN, BODY)).contains(new InvocationError(kind, message));
        assertThat(model.received()).as("nothing is sent twice").isEqualTo(1);
    }

    @Test
    void silenceIsATimeout() {
        model.answers(number -> ModelReply.OK.after(Duration.ofSeconds(2)));

        assertThat(invocations.invoke(PLAIN, BODY).orElseThrow().kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(model.received()).isEqualTo(1);
    }

    @Test
    void aClosedConnectionIsNotTriedAgain() {
        model.answers(number -> number == 1 ? ModelReply.CLOSED : ModelReply.OK);

        assertThat(invocations.invoke(PLAIN, BODY)).isEmpty();
        assertThat(invocations.invoke(PLAIN, BODY).orElseThrow().kind()).isEqualTo(Kind.CONNECTION);
        assertThat(model.received()).isEqualTo(2);
    }

    @Test
    void nobodyThereIsNoConnection() throws IOException {
        model.close();

        assertThat(invocations.invoke(PLAIN, BODY).orElseThrow().kind()).isEqualTo(Kind.CONNECTION);
    }

    @Test
    void everythingThatIsGivenArrivesAndNothingElse() {
        Invocation full = new Invocation(
                "orders",
                Optional.of("application/json"),
                Optional.of("text/csv"),
                Optional.of("Blue"),
                Optional.of("a.tar.gz"),
                Optional.of("llm"),
                Optional.of("trace=1"),
                Optional.of("session"));

        assertThat(invocations.invoke(full, BODY)).isEmpty();
        assertThat(invocations.invoke(PLAIN, BODY)).isEmpty();

        ModelRequest first = model.requests().get(0);
        assertThat(first.line()).isEqualTo("POST /endpoints/orders/invocations HTTP/1.1");
        assertThat(first.body()).isEqualTo("{\"a\": 1}");
        assertThat(first.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("accept", "text/csv")
                .containsEntry("x-amzn-sagemaker-target-variant", "Blue")
                .containsEntry("x-amzn-sagemaker-target-model", "a.tar.gz")
                .containsEntry("x-amzn-sagemaker-inference-component", "llm")
                .containsEntry("x-amzn-sagemaker-custom-attributes", "trace=1")
                .containsEntry("x-amzn-sagemaker-session-id", "session");
        assertThat(first.headers().get("authorization"))
                .startsWith("AWS4-HMAC-SHA256")
                .contains("/eu-central-1/sagemaker/");
        assertThat(model.requests().get(1).headers().keySet()).noneMatch(name -> name.startsWith("x-amzn-sagemaker"));
    }

    @Test
    void asyncRequestsNameWhereTheirBodyIs() {
        model.answers(number -> new ModelReply(202, "", "{\"InferenceId\": \"1\"}", Duration.ZERO));

        assertThat(invocations.enqueue(PLAIN, "s3://bucket/body.json")).isEmpty();
        ModelRequest request = model.requests().get(0);
        assertThat(request.line()).isEqualTo("POST /endpoints/orders/async-invocations HTTP/1.1");
        assertThat(request.headers()).containsEntry("x-amzn-sagemaker-inputlocation", "s3://bucket/body.json");
    }

    @Test
    void aConnectionServesManyRequests() {
        for (int i = 0; i < 20; i++) {
            assertThat(invocations.invoke(PLAIN, BODY)).isEmpty();
        }
        assertThat(model.opened()).isLessThanOrEqualTo(2);
    }
}
