package io.github.stepscale.aws;

import static io.github.stepscale.scripted.RawServer.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.ModelInvoker.Failure;
import io.github.stepscale.aws.ModelInvoker.Failure.Kind;
import io.github.stepscale.scripted.RawServer;
import io.github.stepscale.scripted.TestConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model says that is not a complete answer, over the wire. */
class BrokenAnswersTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(800);
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String EMPTY = OK + "Content-Length: 0\r\n\r\n";
    private static final int MAX_BYTES = 1 << 20;

    private Aws aws;

    @BeforeEach
    void start() {
        TestConnection.signIn();
        aws = Aws.connect(
                Connection.standard().withRegion("eu-central-1"),
                new ResponseLimits(MAX_BYTES, 10, Duration.ofMillis(1)));
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private Optional<Failure> invoke(RawServer server, Duration timeout) {
        return invoke(invoker(server, timeout));
    }

    private ModelInvoker invoker(RawServer server, Duration timeout) {
        return aws.modelInvoker(Optional.of(server.address()), timeout);
    }

    private static Optional<Failure> invoke(ModelInvoker invoker) {
        return invoker.invoke(ModelInvoker.RequestParameters.json("orders"), new byte[] {'{', '}'});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 20",
                OK,
                OK + "Content-Le",
                OK + "Content-Length: 100\r\n\r\n",
                OK + "Content-Length: 100\r\n\r\nabc",
                OK + "Transfer-Encoding: chunked\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nabc",
                OK + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 503 -\r\nContent-Length: 100\r\n\r\n{\"mess"
            })
    void anAnswerThatBreaksOffIsABrokenConnection(String answer) throws IOException {
        try (RawServer server = RawServer.sayingOnce(answer)) {
            Failure failure = invoke(server, LONG).orElseThrow();

            assertThat(failure.kind()).isEqualTo(Kind.CONNECTION);
            assertThat(failure.message())
                    .isEqualTo("No connection, or a broken one (EOFException: the server closed the connection before"
                            + " its response was complete)");
            assertThat(server.received()).as("nothing is sent twice").isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OK + "Content-Length: 3\r\n\r\nabc",
                OK + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
                OK + "\r\nto the end of the connection",
                "HTTP/1.0 200 OK\r\n\r\nabc",
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n" + OK + "Content-Length: 3\r\n\r\nabc"
            })
    void aCompleteAnswerCountsInEachOfItsForms(String answer) throws IOException {
        try (RawServer server = RawServer.sayingOnce(answer)) {
            assertThat(invoke(server, LONG)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.2\r\n", "<html>\r\n\r\n", OK + "Content-Length: many\r\n\r\n"})
    void whatIsNotHttpIsABrokenConnection(String answer) throws IOException {
        try (RawServer server = RawServer.sayingOnce(answer)) {
            assertThat(invoke(server, LONG).orElseThrow().kind()).isEqualTo(Kind.CONNECTION);
        }
    }

    /** A byte now and then keeps a connection alive, but is no answer. */
    @Test
    void theTimeoutCoversTheWholeAnswer() throws IOException {
        try (RawServer server = RawServer.start((number, out) -> {
            write(out, OK + "Content-Length: 100\r\n\r\n");
            for (int i = 0; i < 100; i++) {
                write(out, "a");
                Thread.sleep(100);
            }
            return true;
        })) {
            long start = System.nanoTime();
            Failure failure = invoke(server, SHORT).orElseThrow();

            assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(failure.message()).contains("no complete response within 800 ms");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT, Duration.ofSeconds(8));
        }
    }

    @Test
    void theTimeoutCoversTheHeadToo() throws IOException {
        try (RawServer server = RawServer.start((number, out) -> {
            for (int i = 0; i < 100; i++) {
                write(out, i == 0 ? OK : "a");
                Thread.sleep(100);
            }
            return true;
        })) {
            assertThat(invoke(server, SHORT).orElseThrow().kind()).isEqualTo(Kind.TIMEOUT);
        }
    }

    /** The answer to a request that timed out is not taken for that to the next. */
    @Test
    void anAnswerAfterTheTimeoutBelongsToNobody() throws IOException {
        try (RawServer server = RawServer.start((number, out) -> {
            Thread.sleep(number == 0 ? 1_500 : 0);
            write(out, number == 0 ? "HTTP/1.1 500 -\r\nContent-Length: 0\r\n\r\n" : EMPTY);
            return true;
        })) {
            ModelInvoker invoker = invoker(server, SHORT);

            assertThat(invoke(invoker).orElseThrow().kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(invoke(invoker)).isEmpty();
            assertThat(server.opened()).isEqualTo(2);
        }
    }

    @Test
    void anEndlessAnswerEndsInAnErrorNotInMemory() throws IOException {
        try (RawServer server = RawServer.start((number, out) -> {
            write(out, "HTTP/1.1 500 -\r\n\r\n");
            while (true) {
                out.write(new byte[8_192]);
            }
        })) {
            Failure failure = invoke(server, LONG).orElseThrow();

            assertThat(failure.message()).contains("it is longer than " + MAX_BYTES + " bytes");
        }
    }

    @Test
    void anEndlessHeadEndsInAnError() throws IOException {
        try (RawServer server = RawServer.start((number, out) -> {
            write(out, OK);
            while (true) {
                write(out, "x-header: " + "a".repeat(1_000) + "\r\n");
            }
        })) {
            assertThat(invoke(server, LONG).orElseThrow().kind()).isEqualTo(Kind.CONNECTION);
        }
    }

    /** The server closes after each answer without saying so: the next request finds the connection closed, or opens one. */
    @Test
    void aStaleConnectionLeadsToNoSecondSending() throws IOException, InterruptedException {
        try (RawServer server = RawServer.start((number, out) -> {
            write(out, EMPTY);
            return false;
        })) {
            ModelInvoker invoker = invoker(server, LONG);
            int failed = 0;
            for (int i = 0; i < 40; i++) {
                failed += invoke(invoker).isPresent() ? 1 : 0;
                Thread.sleep(i % 4);
            }

            assertThat(server.received()).isBetween(40L - failed, 40L);
        }
    }

    @Test
    void aConnectionThatTheServerClosesIsNotUsedAgain() throws IOException {
        try (RawServer server = RawServer.start((number, out) -> {
            write(out, OK + "Connection: close\r\nContent-Length: 0\r\n\r\n");
            return false;
        })) {
            ModelInvoker invoker = invoker(server, LONG);
            for (int i = 0; i < 10; i++) {
                assertThat(invoke(invoker)).isEmpty();
            }

            assertThat(server.received()).isEqualTo(10);
            assertThat(server.opened()).isEqualTo(10);
        }
    }

    @Test
    void aClosedClientAnswersThatItIsClosed() throws IOException {
        try (RawServer server = RawServer.sayingOnce(EMPTY)) {
            ModelInvoker invoker = invoker(server, LONG);
            aws.close();

            assertThat(invoke(invoker).orElseThrow().message()).contains("the client is closed");
        }
    }
}
