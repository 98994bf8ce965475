package io.github.stepscale.scripted;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A server that reads requests well and answers them as badly as a test wants. */
public final class RawServer implements AutoCloseable {
    private final ServerSocket server;
    private final Reply reply;
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong opened = new AtomicLong();

    /** Answers a request. The connection serves another one if this returns true, and is closed otherwise. */
    @FunctionalInterface
    public interface Reply {

        boolean write(long number, OutputStream out) throws IOException, InterruptedException;
    }

    private RawServer(ServerSocket server, Reply reply) {
        this.server = server;
        this.reply = reply;
    }

    public static RawServer start(Reply reply) throws IOException {
        RawServer raw = new RawServer(Loopback.listen(0), reply);
        daemon(raw::accept);
        return raw;
    }

    /** Writes this and closes the connection. */
    public static RawServer sayingOnce(String text) throws IOException {
        return start((number, out) -> {
            write(out, text);
            return false;
        });
    }

    public static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** How many requests came. */
    public long received() {
        return received.get();
    }

    /** How many connections were opened. */
    public long opened() {
        return opened.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                opened.incrementAndGet();
                daemon(() -> serve(connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            Optional<ModelRequest> request = ModelRequest.read(in);
            while (request.isPresent() && reply.write(received.getAndIncrement(), connection.getOutputStream())) {
                request = ModelRequest.read(in);
            }
        } catch (IOException | InterruptedException gone) {
            // So is whoever asked.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
