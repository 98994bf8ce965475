package io.github.stepscale.scripted;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.Executor;

/** HTTP servers of this machine alone. */
public final class Loopback {
    static {
        // Otherwise each answer waits 40 ms for the acknowledgement of its head. The JDK reads this once, at its first
        // server,
        // so every server of the tests starts here.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final int BACKLOG = 1_024;

    private Loopback() {}

    /** Opens a socket that a test reads by itself; port 0 is any that is free. */
    public static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
    }

    /** Starts one; port 0 is any that is free. */
    public static HttpServer start(int port, Executor threads, HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", handler);
        server.start();
        return server;
    }

    /** Starts one that speaks TLS, on any free port. */
    public static HttpsServer startTls(HttpsConfigurator tls, Executor threads, HttpHandler handler)
            throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(tls);
        server.setExecutor(threads);
        server.createContext("/", handler);
        server.start();
        return server;
    }
}
