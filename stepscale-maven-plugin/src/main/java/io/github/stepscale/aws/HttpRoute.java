package io.github.stepscale.aws;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Optional;

/**
 * The way to a server: direct, or through a proxy.
 *
 * @param type the kind of proxy; direct: host and port are those of the server
 */
record HttpRoute(Proxy.Type type, String host, int port, Optional<PasswordAuthentication> login) {

    static HttpRoute direct(HttpOrigin origin) {
        return new HttpRoute(Proxy.Type.DIRECT, origin.host(), origin.port(), Optional.empty());
    }

    /** Returns the way through the proxy that a rule chooses for an address; if it chooses none, that of the JVM's properties. */
    static HttpRoute to(URI address, HttpOrigin origin, Optional<ProxyRule> proxies) {
        return proxies.flatMap(rule -> rule.proxyFor(address))
                .map(HttpRoute::through)
                .orElseGet(() -> ofJvm(address, origin));
    }

    private static HttpRoute through(HttpProxy proxy) {
        return new HttpRoute(
                Proxy.Type.HTTP,
                proxy.host(),
                proxy.port(),
                proxy.login()
                        .map(login -> new PasswordAuthentication(
                                login.user(), login.password().toCharArray())));
    }

    /** Returns the way that the JVM's properties name, {@code https.proxyHost} and the others. */
    static HttpRoute ofJvm(URI address, HttpOrigin origin) {
        return Optional.ofNullable(ProxySelector.getDefault()).stream()
                .flatMap(selector -> selector.select(address).stream())
                .findFirst()
                .filter(proxy -> proxy.address() instanceof InetSocketAddress)
                .map(proxy -> through(proxy.type(), (InetSocketAddress) proxy.address(), address))
                .orElseGet(() -> direct(origin));
    }

    private static HttpRoute through(Proxy.Type type, InetSocketAddress proxy, URI address) {
        return new HttpRoute(type, proxy.getHostString(), proxy.getPort(), login(proxy, address));
    }

    /** Asks what the JVM's own client would ask. */
    private static Optional<PasswordAuthentication> login(InetSocketAddress proxy, URI address) {
        try {
            return Optional.ofNullable(Authenticator.requestPasswordAuthentication(
                    proxy.getHostString(),
                    proxy.getAddress(),
                    proxy.getPort(),
                    address.getScheme(),
                    "",
                    "basic",
                    address.toURL(),
                    Authenticator.RequestorType.PROXY));
        } catch (MalformedURLException noUrl) {
            return Optional.empty();
        }
    }
}
