package io.github.stepscale.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * A socket that connects to a server through a tunnel of a proxy (CONNECT). The JDK's own tunnels send no user name unless a
 * system property of the whole JVM allows it.
 */
final class TunnelSocket extends Socket {
    /** A longer head is no answer of a proxy. */
    private static final int MAX_HEAD = 16_384;

    private final HttpProxy proxy;

    TunnelSocket(HttpProxy proxy) {
        this.proxy = proxy;
    }

    @Override
    public void connect(SocketAddress server) throws IOException {
        connect(server, 0);
    }

    /** @param server need not be resolved: the proxy does that */
    @Override
    public void connect(SocketAddress server, int timeout) throws IOException {
        super.connect(new InetSocketAddress(proxy.host(), proxy.port()), timeout);
        int silence = getSoTimeout();
        setSoTimeout(timeout);
        openTunnel((InetSocketAddress) server);
        setSoTimeout(silence);
    }

    private void openTunnel(InetSocketAddress server) throws IOException {
        String place = server.getHostString() + ":" + server.getPort();
        String login = proxy.login()
                .map(given -> "Proxy-Authorization: " + given.authorization() + "\r\n")
                .orElse("");
        String request = "CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n" + login + "\r\n";
        getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        String status = head(getInputStream()).lines().findFirst().orElse("");
        if (!status.matches("HTTP/1\\.[01] 2\\d\\d.*")) {
            close();
            throw new IOException("the proxy " + proxy.host() + ":" + proxy.port() + " opens no connection to " + place
                    + (status.isEmpty() ? "" : ": " + status));
        }
    }

    /** Byte by byte: what follows the empty line belongs to the server. */
    private static String head(InputStream answer) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        String text = "";
        for (int next = answer.read(); next >= 0 && head.size() < MAX_HEAD; next = answer.read()) {
            head.write(next);
            text = next == '\n' ? head.toString(StandardCharsets.ISO_8859_1) : text;
            if (text.endsWith("\r\n\r\n") || text.endsWith("\n\n")) {
                return text;
            }
        }
        return "";
    }
}
