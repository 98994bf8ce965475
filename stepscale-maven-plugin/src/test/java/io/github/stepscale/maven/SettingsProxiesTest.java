package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.HttpProxy;
import io.github.stepscale.aws.ProxyRule;
import java.net.URI;
import java.util.Optional;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.junit.jupiter.api.Test;

/** The proxies of settings.xml as Maven's session holds them. */
class SettingsProxiesTest {
    private static final URI STS = URI.create("https://sts.eu-central-1.amazonaws.com");

    private final DefaultRepositorySystemSession repositories = new DefaultRepositorySystemSession();
    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();

    private Optional<ProxyRule> rule(boolean active) {
        org.apache.maven.settings.Proxy written = new org.apache.maven.settings.Proxy();
        written.setActive(active);
        request.addProxy(written);
        DefaultProxySelector selector = new DefaultProxySelector();
        selector.add(
                new Proxy(
                        Proxy.TYPE_HTTPS,
                        "proxy.example.com",
                        8080,
                        new AuthenticationBuilder()
                                .addUsername("user")
                                .addPassword("secret")
                                .build()),
                "*.internal|sts.us-east-1.amazonaws.com");
        repositories.setProxySelector(selector);
        return SettingsProxies.of(session());
    }

    @SuppressWarnings("deprecation") // A session for tests: Maven says the constructor is for that only.
    private MavenSession session() {
        return new MavenSession(null, repositories, request, null);
    }

    @Test
    void theActiveProxyIsUsedWithItsLogin() {
        assertThat(rule(true).orElseThrow().proxyFor(STS))
                .contains(new HttpProxy("proxy.example.com", 8080, Optional.of(new HttpProxy.Login("user", "secret"))));
    }

    @Test
    void hostsWithoutProxyAndThisMachineAreCalledDirectly() {
        ProxyRule rule = rule(true).orElseThrow();

        assertThat(rule.proxyFor(URI.create("https://sts.us-east-1.amazonaws.com")))
                .isEmpty();
        assertThat(rule.proxyFor(URI.create("https://aws.internal"))).isEmpty();
        assertThat(rule.proxyFor(URI.create("https://localhost:5000"))).isEmpty();
        assertThat(rule.proxyFor(URI.create("https://127.0.0.1:5000"))).isEmpty();
        assertThat(rule.proxyFor(URI.create("https://[::1]:5000"))).isEmpty();
    }

    @Test
    void withoutAnActiveProxyThereIsNoRule() {
        assertThat(rule(false)).isEmpty();
    }
}
