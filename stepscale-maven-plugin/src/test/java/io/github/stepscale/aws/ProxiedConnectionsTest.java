package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.github.stepscale.scripted.Loopback;
import io.github.stepscale.scripted.TestConnection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls AWS through a proxy on this machine. */
class ProxiedConnectionsTest {
    private static final HttpProxy.Login LOGIN = new HttpProxy.Login("user", "a-secret-of-the-proxy");
    private static final String BASIC = "Basic dXNlcjphLXNlY3JldC1vZi10aGUtcHJveHk=";
    private static final String IDENTITY = """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>\
            <Arn>arn:aws:iam::123456789012:user/a</Arn><UserId>A</UserId><Account>123456789012</Account>\
            </GetCallerIdentityResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>\
            </GetCallerIdentityResponse>
            """;

    private static final String ROLE = """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>\
            <AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>hush</SecretAccessKey><SessionToken>hush</SessionToken>\
            <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult>\
            <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></AssumeRoleResponse>
            """;

    private final List<String> seen = new CopyOnWriteArrayList<>();

    @BeforeEach
    void setCredentials() {
        TestConnection.signIn();
    }

    private static Connection through(int port, Optional<HttpProxy.Login> login) {
        HttpProxy proxy = new HttpProxy(InetAddress.getLoopbackAddress().getHostAddress(), port, login);
        return Connection.standard()
                .withRegion("eu-central-1")
                .withTimeout(Duration.ofSeconds(10))
                .withProxies(address -> Optional.of(proxy));
    }

    @Test
    void aRequestInTheClearGoesToTheProxyWithItsLogin() throws IOException {
        HttpServer server = Loopback.start(0, Runnable::run, exchange -> {
            seen.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Proxy-Authorization"));
            byte[] answer = IDENTITY.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/xml");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        try (Aws aws = Aws.connect(through(server.getAddress().getPort(), Optional.of(LOGIN))
                .withEndpoint(URI.create("http://aws.invalid:5000")))) {
            assertThat(aws.account()).isEqualTo("123456789012");
        } finally {
            server.stop(0);
        }
        assertThat(seen).containsExactly("http://aws.invalid:5000/ " + BASIC);
    }

    @Test
    void aRoleIsAssumedThroughTheProxy() throws IOException {
        HttpServer server = Loopback.start(0, Runnable::run, exchange -> {
            String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            seen.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Proxy-Authorization")
                    + (request.contains("Action=AssumeRole") ? " AssumeRole" : ""));
            byte[] answer = (request.contains("Action=AssumeRole") ? ROLE : IDENTITY).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/xml");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        try (Aws aws = Aws.connect(through(server.getAddress().getPort(), Optional.of(LOGIN))
                .withEndpoint(URI.create("http://aws.invalid:5000"))
                .withRoleArn("arn:aws:iam::123456789012:role/scaling"))) {
            assertThat(aws.account()).isEqualTo("123456789012");
        } finally {
            server.stop(0);
        }
        assertThat(seen)
                .containsExactly(
                        "http://aws.invalid:5000/ " + BASIC + " AssumeRole", "http://aws.invalid:5000/ " + BASIC);
    }

    @Test
    void anEncryptedRequestOpensATunnelAndTheFailureHoldsNoPassword() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread proxy = new Thread(() -> refuseTunnels(listening));
            proxy.setDaemon(true);
            proxy.start();
            try (Aws aws =
                    Aws.connect(through(listening.getLocalPort(), Optional.of(LOGIN)), ResponseLimits.standard())) {
                assertThatExceptionOfType(AwsException.class)
                        .isThrownBy(aws::account)
                        .satisfies(failure -> assertThat(String.valueOf(failure))
                                .contains(
                                        "the proxy 127.0.0.1:" + listening.getLocalPort()
                                                + " opens no connection to sts.eu-central-1.amazonaws.com:443: HTTP/1.1 403 Forbidden")
                                .doesNotContain(LOGIN.password()));
            }
        }
        assertThat(seen)
                .contains("CONNECT sts.eu-central-1.amazonaws.com:443 HTTP/1.1")
                .contains("Proxy-Authorization: " + BASIC);
    }

    private void refuseTunnels(ServerSocket listening) {
        while (!listening.isClosed()) {
            try (Socket caller = listening.accept();
                    BufferedReader head = new BufferedReader(
                            new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1))) {
                for (String line = head.readLine(); line != null && !line.isEmpty(); line = head.readLine()) {
                    seen.add(line);
                }
                caller.getOutputStream()
                        .write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException ended) {
                return;
            }
        }
    }

    @Test
    void noTextOfALoginHoldsThePassword() {
        HttpProxy proxy = new HttpProxy("proxy.example.com", 8080, Optional.of(LOGIN));

        assertThat(proxy.toString()).contains("proxy.example.com", "user").doesNotContain(LOGIN.password());
    }
}
