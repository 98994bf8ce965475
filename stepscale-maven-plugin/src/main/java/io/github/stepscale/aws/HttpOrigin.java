package io.github.stepscale.aws;

import java.net.URI;
import java.util.Locale;

/**
 * The server to which requests are sent.
 *
 * @param host name or address, without the brackets of IPv6
 * @param authority as the header {@code Host} names it: with the port, unless it is that of the scheme
 */
record HttpOrigin(boolean secure, String host, int port, String authority) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    static HttpOrigin of(URI address) {
        boolean secure = address.getScheme().toLowerCase(Locale.ROOT).equals("https");
        int standard = secure ? HTTPS : HTTP;
        int port = address.getPort() < 0 ? standard : address.getPort();
        String host = address.getHost();
        String authority = port == standard ? host : host + ":" + port;
        return new HttpOrigin(secure, host.replaceAll("[\\[\\]]", ""), port, authority);
    }
}
