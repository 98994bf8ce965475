package io.github.stepscale.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.stepscale.scripted.Loopback;
import io.github.stepscale.scripted.TestConnection;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Answers every request with the same canned response. */
final class CannedAws implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final Aws aws;

    /** @param answer to the n-th request, counted from one */
    private CannedAws(int status, IntFunction<String> answer) throws IOException {
        server = Loopback.start(
                0, threads, exchange -> answer(exchange, status, answer.apply(requests.incrementAndGet())));
        TestConnection.signIn();
        aws = Aws.connect(
                Connection.standard().withRegion("eu-central-1").withEndpoint(endpoint()),
                new ResponseLimits(1 << 20, 10, Duration.ofMillis(1)));
    }

    static CannedAws saying(IntFunction<String> answer) throws IOException {
        return new CannedAws(200, answer);
    }

    static CannedAws saying(String answer) throws IOException {
        return saying(request -> answer);
    }

    static CannedAws refusing(int status, String answer) throws IOException {
        return new CannedAws(status, request -> answer);
    }

    /** An answer of the query protocol. */
    static String xml(String action, String result) {
        return "<?xml version=\"1.0\"?>\n<%1$sResponse xmlns=\"urn:x\"><%1$sResult>%2$s</%1$sResult></%1$sResponse>\n"
                .formatted(action, result);
    }

    private static void answer(HttpExchange exchange, int status, String answer) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    Aws aws() {
        return aws;
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        aws.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
