package io.github.stepscale.scripted;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP or SOCKS proxy that opens tunnels, all to the same port of this machine, whatever they ask for. */
public final class TunnelProxy implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final boolean socks;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private TunnelProxy(ServerSocket server, int target, boolean socks) {
        this.server = server;
        this.target = target;
        this.socks = socks;
    }

    public static TunnelProxy to(int port) throws IOException {
        return start(new TunnelProxy(Loopback.listen(0), port, false));
    }

    /** Speaks as much of SOCKS 5 as a tunnel without a login takes (RFC 1928). */
    public static TunnelProxy socksTo(int port) throws IOException {
        return start(new TunnelProxy(Loopback.listen(0), port, true));
    }

    private static TunnelProxy start(TunnelProxy proxy) {
        daemon(proxy::accept);
        return proxy;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
    }

    /** The heads of the requests for tunnels; host and port, if they are those of SOCKS. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            daemon(() -> tunnel(client));
        }
    }

    private void tunnel(Socket client) throws IOException {
        try (client;
                Socket model = new Socket(Proxy.NO_PROXY)) {
            model.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            asked.add(socks ? greet(client) : head(client.getInputStream()));
            client.getOutputStream()
                    .write(
                            socks
                                    ? new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 80}
                                    : "HTTP/1.1 200 Tunnel\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            daemon(() -> model.getInputStream().transferTo(client.getOutputStream()));
            client.getInputStream().transferTo(model.getOutputStream());
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString();
    }

    private static String greet(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        in.readByte(); // version
        in.readNBytes(in.readByte()); // ways to log in
        client.getOutputStream().write(new byte[] {5, 0});
        in.readNBytes(4); // version, connect, nothing, a name follows
        String host = new String(in.readNBytes(in.readByte()), StandardCharsets.US_ASCII);
        return host + ":" + in.readUnsignedShort();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException over) {
                        // The test, or the tunnel.
                    }
                },
                "tunnel-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
