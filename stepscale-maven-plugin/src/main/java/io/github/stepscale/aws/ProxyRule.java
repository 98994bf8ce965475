package io.github.stepscale.aws;

import java.net.URI;
import java.util.Optional;

/** Chooses the proxy for an address. Is called by several threads. */
@FunctionalInterface
public interface ProxyRule {

    /** The proxy for requests to this address; absent: that of the JVM's system properties, if any. */
    Optional<HttpProxy> proxyFor(URI address);
}
