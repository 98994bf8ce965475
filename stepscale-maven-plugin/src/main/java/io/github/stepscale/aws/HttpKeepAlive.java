package io.github.stepscale.aws;

/**
 * Lets the JDK's HTTP client keep more than five idle connections. Without it a request of a load run would mostly open a
 * connection of its own, and be measured with it. The JDK reads the property once, before its first request; who has set it
 * keeps his value.
 */
final class HttpKeepAlive {
    private static final String PROPERTY = "http.maxConnections";
    private static final String MANY = "1000";

    private HttpKeepAlive() {}

    static void many() {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, MANY);
        }
    }
}
