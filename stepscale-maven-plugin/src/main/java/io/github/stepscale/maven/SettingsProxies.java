package io.github.stepscale.maven;

import io.github.stepscale.aws.HttpProxy;
import io.github.stepscale.aws.ProxyRule;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.Proxy;
import org.eclipse.aether.repository.ProxySelector;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * The proxies of settings.xml, as Maven chooses them for its own downloads: the active one for the scheme, unless
 * {@code nonProxyHosts} has the host. Maven has decrypted their passwords.
 *
 * @param selector of the session
 * @param session for which a proxy's login can be read
 */
record SettingsProxies(ProxySelector selector, RepositorySystemSession session) implements ProxyRule {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Empty if no proxy of settings.xml is active; those of the environment and of the JVM apply then. */
    static Optional<ProxyRule> of(MavenSession session) {
        if (session.getRequest().getProxies().stream().noneMatch(proxy -> proxy.isActive())) {
            return Optional.empty();
        }
        return Optional.ofNullable(session.getRepositorySession())
                .flatMap(repositories -> Optional.ofNullable(repositories.getProxySelector())
                        .map(selector -> new SettingsProxies(selector, repositories)));
    }

    @Override
    public Optional<HttpProxy> proxyFor(URI address) {
        if (LOOPBACK.contains(address.getHost().toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        RemoteRepository target = new RemoteRepository.Builder("aws", "default", address.toString()).build();
        return Optional.ofNullable(selector.getProxy(target))
                .map(proxy -> new HttpProxy(proxy.getHost(), proxy.getPort(), login(target, proxy)));
    }

    private Optional<HttpProxy.Login> login(RemoteRepository target, Proxy proxy) {
        RemoteRepository proxied =
                new RemoteRepository.Builder(target).setProxy(proxy).build();
        try (AuthenticationContext context = AuthenticationContext.forProxy(session, proxied)) {
            return Optional.ofNullable(context)
                    .flatMap(given -> Optional.ofNullable(given.get(AuthenticationContext.USERNAME))
                            .map(user -> new HttpProxy.Login(
                                    user,
                                    Optional.ofNullable(given.get(AuthenticationContext.PASSWORD))
                                            .orElse(""))));
        }
    }
}
