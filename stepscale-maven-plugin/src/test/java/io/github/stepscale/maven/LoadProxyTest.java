package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.stepscale.scripted.Loopback;
import io.github.stepscale.scripted.ServerCertificate;
import io.github.stepscale.scripted.TunnelProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Load to a model that only the proxy of settings.xml can reach. */
class LoadProxyTest extends ScriptedModule {
    private static final URI MODELS = URI.create("https://models.invalid");

    private final AtomicInteger received = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private SSLContext before;
    private HttpsServer models;
    private TunnelProxy proxy;

    @BeforeEach
    void start() throws Exception {
        before = SSLContext.getDefault();
        SSLContext tls = ServerCertificate.of(module, MODELS.getHost());
        models = Loopback.startTls(new HttpsConfigurator(tls), threads, exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
            received.incrementAndGet();
        });
        SSLContext.setDefault(tls);
        proxy = TunnelProxy.to(models.getAddress().getPort());
        aws.sageMaker().endpoint("orders", "InService", "AllTraffic", 1, 1);
    }

    @AfterEach
    void stop() throws IOException {
        SSLContext.setDefault(before);
        proxy.close();
        models.stop(0);
        threads.shutdownNow();
    }

    /** @param nonProxyHosts as settings.xml has them */
    private LoadMojo load(String nonProxyHosts) {
        org.apache.maven.settings.Proxy written = new org.apache.maven.settings.Proxy();
        written.setActive(true);
        goals.request.addProxy(written);
        DefaultProxySelector selector = new DefaultProxySelector();
        Proxy tunnels = new Proxy(
                Proxy.TYPE_HTTP,
                "127.0.0.1",
                proxy.address().getPort(),
                new AuthenticationBuilder()
                        .addUsername("ann")
                        .addPassword("secret")
                        .build());
        selector.add(tunnels, nonProxyHosts);
        DefaultRepositorySystemSession repositories = new DefaultRepositorySystemSession();
        repositories.setProxySelector(selector);
        LoadMojo load = goals.load(MODELS);
        load.session = session(repositories);
        return load;
    }

    @SuppressWarnings("deprecation") // A session for tests: Maven says the constructor is for that only.
    private MavenSession session(DefaultRepositorySystemSession repositories) {
        return new MavenSession(null, repositories, goals.request, null);
    }

    @Test
    void requestsToTheModelGoThroughATunnelWithTheLogin() throws Exception {
        load("*.internal").execute();

        assertThat(received.get()).as("20 and a trial").isEqualTo(21);
        assertThat(proxy.asked())
                .isNotEmpty()
                .allSatisfy(head -> assertThat(head)
                        .startsWith("CONNECT models.invalid:443 HTTP/1.1\r\n")
                        .containsIgnoringCase("proxy-authorization: Basic YW5uOnNlY3JldA=="));
        assertThat(goals.everything()).noneMatch(line -> line.contains("YW5uOnNlY3JldA") || line.contains("secret"));
    }

    /** There is no such host. */
    @Test
    void aHostUnderNonProxyHostsIsCalledDirectly() throws Exception {
        load("*.invalid").execute();

        assertThat(proxy.asked()).isEmpty();
        assertThat(received.get()).isZero();
        assertThat(goals.written("orders-scaling.load/summary.json"))
                .content()
                .contains("UnknownHostException: models.invalid");
    }
}
