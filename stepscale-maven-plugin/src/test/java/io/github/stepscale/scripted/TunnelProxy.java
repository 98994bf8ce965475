package io.github.stepscale.scripted;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy that opens tunnels, all to the same port of this machine, whatever they ask for. */
public final class TunnelProxy implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private TunnelProxy(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    public static TunnelProxy to(int port) throws IOException {
        TunnelProxy proxy = new TunnelProxy(Loopback.listen(0), port);
        daemon(proxy::accept);
        return proxy;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
    }

    /** The heads of the requests for tunnels. */
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
                Socket model = new Socket(InetAddress.getLoopbackAddress(), target)) {
            asked.add(head(client.getInputStream()));
            client.getOutputStream().write("HTTP/1.1 200 Tunnel\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
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
