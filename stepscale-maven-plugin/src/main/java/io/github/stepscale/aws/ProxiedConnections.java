package io.github.stepscale.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.HttpsURLConnection;
import software.amazon.awssdk.http.urlconnection.UrlConnectionFactory;

/** Opens connections through the proxy that a rule chooses. Safe for use by several threads. */
final class ProxiedConnections implements UrlConnectionFactory {
    private final ProxyRule rule;
    private final Duration timeout;
    /** One for each proxy: the JDK keeps connections alive by their factory. */
    private final Map<HttpProxy, TunnelSocketFactory> tunnels = new ConcurrentHashMap<>();

    /** @param timeout for connecting, and the longest silence */
    ProxiedConnections(ProxyRule rule, Duration timeout) {
        this.rule = rule;
        this.timeout = timeout;
    }

    @Override
    public HttpURLConnection createConnection(URI address) {
        try {
            HttpURLConnection connection = open(address, rule.proxyFor(address));
            connection.setConnectTimeout(Math.toIntExact(timeout.toMillis()));
            connection.setReadTimeout(Math.toIntExact(timeout.toMillis()));
            connection.setInstanceFollowRedirects(false);
            return connection;
        } catch (IOException noHandler) {
            throw new UncheckedIOException(noHandler);
        }
    }

    private HttpURLConnection open(URI address, Optional<HttpProxy> chosen) throws IOException {
        if (chosen.isEmpty()) {
            return (HttpURLConnection) address.toURL().openConnection();
        }
        return "https".equalsIgnoreCase(address.getScheme())
                ? tunnelled(address, chosen.get())
                : forwarded(address, chosen.get());
    }

    private HttpURLConnection tunnelled(URI address, HttpProxy proxy) throws IOException {
        HttpsURLConnection connection = (HttpsURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
        connection.setSSLSocketFactory(tunnels.computeIfAbsent(
                proxy, each -> new TunnelSocketFactory(each, HttpsURLConnection.getDefaultSSLSocketFactory())));
        return connection;
    }

    /** The JDK asks a proxy for an address as it is written, and not every server takes none for the root. */
    private static URI withPath(URI address) {
        return address.getRawPath().isEmpty()
                ? URI.create(address.toString().replaceFirst("^([^/]+//[^/?#]+)", "$1/"))
                : address;
    }

    private static HttpURLConnection forwarded(URI address, HttpProxy proxy) throws IOException {
        InetSocketAddress place = new InetSocketAddress(proxy.host(), proxy.port());
        HttpURLConnection connection =
                (HttpURLConnection) withPath(address).toURL().openConnection(new Proxy(Proxy.Type.HTTP, place));
        proxy.login().ifPresent(login -> connection.setRequestProperty("Proxy-Authorization", login.authorization()));
        return connection;
    }
}
