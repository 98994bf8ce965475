package io.github.stepscale.aws;

/**
 * Raises the number of idle connections that the JDK's HTTP client keeps to a host from 5 to 1,000. Otherwise most requests of
 * a load run would open a connection of their own, and be measured with it. Affects the whole JVM, so that the program decides,
 * not {@link Aws}.
 */
public final class HttpKeepAlive {
    private static final String PROPERTY = "http.maxConnections";
    private static final String MAX_IDLE = "1000";

    private HttpKeepAlive() {}

    /**
     * Sets the system property {@code http.maxConnections}, unless it is set already. The JDK reads it once, before its first
     * request.
     */
    public static void raiseLimit() {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, MAX_IDLE);
        }
    }
}
