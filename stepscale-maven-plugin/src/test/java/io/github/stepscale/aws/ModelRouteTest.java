package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.stepscale.aws.ModelInvoker.Failure;
import io.github.stepscale.aws.ModelInvoker.Failure.Kind;
import io.github.stepscale.scripted.Loopback;
import io.github.stepscale.scripted.ModelServer;
import io.github.stepscale.scripted.ServerCertificate;
import io.github.stepscale.scripted.TestConnection;
import io.github.stepscale.scripted.TunnelProxy;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS and proxies on the way to a model: the settings of the JVM hold, as for its own client. */
class ModelRouteTest {
    private final ProxySelector direct = ProxySelector.getDefault();
    private final AtomicInteger received = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private SSLContext before;
    private HttpsServer model;
    private Aws aws;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws Exception {
        TestConnection.signIn();
        aws = Aws.connect(Connection.standard().withRegion("eu-central-1"));
        before = SSLContext.getDefault();
        SSLContext ours = ServerCertificate.of(folder, "localhost");
        model = Loopback.startTls(new HttpsConfigurator(ours), threads, exchange -> {
            received.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        SSLContext.setDefault(ours);
    }

    @AfterEach
    void stop() {
        SSLContext.setDefault(before);
        ProxySelector.setDefault(direct);
        Authenticator.setDefault(null);
        aws.close();
        model.stop(0);
        threads.shutdownNow();
    }

    private Optional<Failure> invoke(String address) {
        ModelInvoker invoker = aws.modelInvoker(Optional.of(URI.create(address)), Duration.ofSeconds(20));
        return invoker.invoke(ModelInvoker.RequestParameters.json("orders"), new byte[] {'{', '}'});
    }

    private int port() {
        return model.getAddress().getPort();
    }

    private static void proxy(InetSocketAddress address) {
        proxy(Proxy.Type.HTTP, address);
    }

    private static void proxy(Proxy.Type type, InetSocketAddress address) {
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI to) {
                return List.of(new Proxy(type, address));
            }

            @Override
            public void connectFailed(URI to, SocketAddress proxy, IOException why) {
                // The request fails, too.
            }
        });
    }

    @Test
    void aCertificateThatTheJvmTrustsIsAccepted() {
        assertThat(invoke("https://localhost:" + port())).isEmpty();
        assertThat(received.get()).isEqualTo(1);
    }

    @Test
    void aCertificateOfAnotherNameIsRefused() {
        Failure failure = invoke("https://127.0.0.1:" + port()).orElseThrow();

        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION);
        assertThat(failure.message()).containsIgnoringCase("certificate");
        assertThat(received.get()).isZero();
    }

    @Test
    void aCertificateThatTheJvmDoesNotTrustIsRefused() {
        SSLContext.setDefault(before);
        Failure failure = invoke("https://localhost:" + port()).orElseThrow();

        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION);
        assertThat(received.get()).isZero();
    }

    @Test
    void aServerThatDoesNotSpeakTlsIsABrokenConnection() throws IOException {
        try (ServerSocket plain = Loopback.listen(0)) {
            threads.execute(() -> greet(plain));

            assertThat(invoke("https://localhost:" + plain.getLocalPort())
                            .orElseThrow()
                            .kind())
                    .isEqualTo(Kind.CONNECTION);
        }
    }

    private static void greet(ServerSocket server) {
        try (Socket connection = server.accept()) {
            connection.getOutputStream().write("SSH-2.0-OpenSSH_9.2\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // So is whoever connected.
        }
    }

    @Test
    void tlsGoesThroughATunnelOfTheProxy() throws IOException {
        try (TunnelProxy proxy = TunnelProxy.to(port())) {
            proxy(proxy.address());

            assertThat(invoke("https://localhost:4711")).isEmpty();
            assertThat(proxy.asked())
                    .singleElement()
                    .satisfies(head -> assertThat(head)
                            .startsWith("CONNECT localhost:4711 HTTP/1.1\r\n")
                            .doesNotContain("authorization"));
        }
    }

    @Test
    void theProxyReceivesTheLoginThatTheJvmHasForIt() throws IOException {
        Authenticator.setDefault(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("ann", "secret".toCharArray());
            }
        });
        try (TunnelProxy proxy = TunnelProxy.to(port())) {
            proxy(proxy.address());

            assertThat(invoke("https://localhost:4711")).isEmpty();
            assertThat(proxy.asked().get(0)).containsIgnoringCase("proxy-authorization: Basic YW5uOnNlY3JldA==");
        }
    }

    @Test
    void aSocksProxyIsToldTheNameAndThePort() throws IOException {
        try (TunnelProxy proxy = TunnelProxy.socksTo(port())) {
            proxy(Proxy.Type.SOCKS, proxy.address());

            assertThat(invoke("https://localhost:4711")).isEmpty();
            assertThat(proxy.asked()).containsExactly("localhost:4711");
        }
    }

    /** Invokes through the proxies of a rule, which come before those of the JVM. */
    private static Optional<Failure> invoke(String address, ProxyRule rule) {
        Connection proxied = Connection.standard().withRegion("eu-central-1").withProxies(rule);
        try (Aws connected = Aws.connect(proxied)) {
            return connected
                    .modelInvoker(Optional.of(URI.create(address)), Duration.ofSeconds(20))
                    .invoke(ModelInvoker.RequestParameters.json("orders"), new byte[] {'{', '}'});
        }
    }

    @Test
    void theProxyOfARuleOpensTheTunnelAndReceivesItsLogin() throws IOException {
        try (TunnelProxy unused = TunnelProxy.to(port());
                TunnelProxy proxy = TunnelProxy.to(port())) {
            proxy(unused.address());
            HttpProxy chosen = new HttpProxy(
                    "127.0.0.1", proxy.address().getPort(), Optional.of(new HttpProxy.Login("ann", "secret")));

            assertThat(invoke("https://localhost:4711", address -> Optional.of(chosen)))
                    .isEmpty();
            assertThat(proxy.asked())
                    .singleElement()
                    .satisfies(head -> assertThat(head)
                            .startsWith("CONNECT localhost:4711 HTTP/1.1\r\n")
                            .containsIgnoringCase("proxy-authorization: Basic YW5uOnNlY3JldA=="));
            assertThat(unused.asked()).isEmpty();
            assertThat(received.get()).isEqualTo(1);
        }
    }

    /** The host of the rule's exceptions, as under nonProxyHosts. */
    @Test
    void anAddressForWhichARuleChoosesNoProxyTakesTheWayOfTheJvm() throws IOException {
        try (TunnelProxy proxy = TunnelProxy.to(port())) {
            HttpProxy chosen = new HttpProxy("127.0.0.1", proxy.address().getPort(), Optional.empty());
            ProxyRule rule = address -> address.getHost().equals("localhost") ? Optional.empty() : Optional.of(chosen);

            assertThat(invoke("https://localhost:" + port(), rule)).isEmpty();
            assertThat(proxy.asked()).isEmpty();
            assertThat(received.get()).isEqualTo(1);
        }
    }

    @Test
    void aPlainRequestGoesToTheProxyOfARuleWithItsLogin() throws IOException {
        try (ModelServer proxy = ModelServer.start()) {
            HttpProxy chosen = new HttpProxy(
                    "127.0.0.1", proxy.address().getPort(), Optional.of(new HttpProxy.Login("ann", "secret")));

            assertThat(invoke("http://models.invalid:81", address -> Optional.of(chosen)))
                    .isEmpty();
            assertThat(proxy.requests().get(0).line())
                    .isEqualTo("POST http://models.invalid:81/endpoints/orders/invocations HTTP/1.1");
            assertThat(proxy.requests().get(0).headers())
                    .containsEntry("proxy-authorization", "Basic YW5uOnNlY3JldA==");
        }
    }

    @Test
    void aPlainRequestIsAskedOfTheProxyItself() throws IOException {
        try (ModelServer proxy = ModelServer.start()) {
            proxy(new InetSocketAddress("127.0.0.1", proxy.address().getPort()));

            assertThat(invoke("http://models.invalid:81")).isEmpty();
            assertThat(proxy.requests().get(0).line())
                    .isEqualTo("POST http://models.invalid:81/endpoints/orders/invocations HTTP/1.1");
            assertThat(proxy.requests().get(0).headers()).containsEntry("host", "models.invalid:81");
        }
    }

    @Test
    void aNameThatDoesNotExistIsAConnectionFailure() {
        Failure failure = invoke("http://models.invalid").orElseThrow();

        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION);
        assertThat(failure.message()).contains("UnknownHostException: models.invalid");
    }
}
