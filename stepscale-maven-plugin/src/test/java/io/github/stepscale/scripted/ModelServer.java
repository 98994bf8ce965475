package io.github.stepscale.scripted;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** A model behind an endpoint, on a port of loopback: HTTP 1.1, a thread for each connection. */
public final class ModelServer implements AutoCloseable {
    private static final int KEPT = 100;

    private final ServerSocket server;
    private final Thread acceptor = thread(this::accept);
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<ModelRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong opened = new AtomicLong();
    private volatile LongFunction<ModelReply> replies = number -> ModelReply.OK;
    private volatile Duration serviceTime = Duration.ZERO;
    private volatile Semaphore workers = new Semaphore(Integer.MAX_VALUE);
    private volatile long stalledUntil = System.nanoTime();

    private ModelServer(ServerSocket server) {
        this.server = server;
    }

    public static ModelServer start() throws IOException {
        return start(0);
    }

    public static ModelServer start(int port) throws IOException {
        ModelServer model = new ModelServer(Loopback.listen(port));
        model.acceptor.start();
        return model;
    }

    /** Runs until it is killed: {@code ModelServer <port> [<milliseconds of service> <requests at once>]}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        ModelServer model = start(args.length > 0 ? Integer.parseInt(args[0]) : 0);
        if (args.length > 2) {
            model.takes(Duration.ofMillis(Long.parseLong(args[1]))).atOnce(Integer.parseInt(args[2]));
        }
        System.out.println("listening on " + model.address());
        Thread.currentThread().join();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** How long each request takes. */
    public ModelServer takes(Duration time) {
        serviceTime = time;
        return this;
    }

    /** How many requests it works on at once; the others wait. */
    public ModelServer atOnce(int most) {
        workers = new Semaphore(most, true);
        return this;
    }

    /** What it answers, by the number of the request, counted from 0. */
    public ModelServer answers(LongFunction<ModelReply> byNumber) {
        replies = byNumber;
        return this;
    }

    /** From now on it answers nothing until so much time is over; then all that waited. */
    public void stall(Duration time) {
        stalledUntil = System.nanoTime() + time.toNanos();
    }

    /** How many requests came. */
    public long received() {
        return received.get();
    }

    /** How many connections were opened. */
    public long opened() {
        return opened.get();
    }

    /** The first hundred requests. */
    public List<ModelRequest> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                opened.incrementAndGet();
                thread(() -> serve(connection)).start();
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
            while (request.isPresent() && answered(request.get(), connection.getOutputStream())) {
                request = ModelRequest.read(in);
            }
        } catch (IOException | InterruptedException gone) {
            // So is whoever asked.
        } finally {
            connections.remove(connection);
        }
    }

    private boolean answered(ModelRequest request, OutputStream out) throws IOException, InterruptedException {
        long number = received.getAndIncrement();
        if (number < KEPT) {
            requests.add(request);
        }
        ModelReply reply = replies.apply(number);
        work(reply);
        if (reply.closes()) {
            return false;
        }
        out.write(reply.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
        return reply.isHttp();
    }

    private void work(ModelReply reply) throws InterruptedException {
        workers.acquire();
        try {
            sleep(serviceTime.plus(reply.extra()).toNanos());
            sleep(stalledUntil - System.nanoTime());
        } finally {
            workers.release();
        }
    }

    private static void sleep(long nanos) throws InterruptedException {
        if (nanos > 0) {
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "model");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() throws IOException {
        server.close();
        awaitAcceptor();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    /** A thread that waits in accept may take one more connection after the socket was closed. */
    private void awaitAcceptor() {
        try {
            acceptor.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
