package io.github.stepscale.aws;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests to one server without waiting for the responses. One thread does all the work of the network; connections are
 * kept and used again, and as many are opened as there are requests at once. Nothing is sent twice: a request whose connection
 * breaks has failed. Safe for use by many threads.
 */
final class AsyncHttpClient implements AutoCloseable {
    private static final long CLOSE_MILLIS = 1_000;

    /** Has no group: the threads of one outlive it by a second. */
    private final EventLoop loop = new SingleThreadIoEventLoop(
            null, new DefaultThreadFactory("stepscale-http", true), NioIoHandler.newFactory());

    private final IdleConnections idle = new IdleConnections();
    private final HttpOrigin origin;
    private final HttpRoute route;
    private final Duration timeout;
    private final HttpConnector connector;
    private final Executor background;

    /**
     * Prepares a client; opens no connection.
     *
     * @param connectTimeout the longest wait for a connection
     * @param timeout the longest time from sending a request to the last byte of its response
     * @param maxBytes the maximum size of a response
     * @param background resolves names: that may block
     */
    AsyncHttpClient(
            HttpOrigin origin,
            HttpRoute route,
            Duration connectTimeout,
            Duration timeout,
            int maxBytes,
            Executor background) {
        this.origin = origin;
        this.route = route;
        this.timeout = timeout;
        this.background = background;
        this.connector =
                new HttpConnector(loop, origin, route, connectTimeout, () -> new HttpResponseHandler(idle, maxBytes));
    }

    /**
     * Sends a request.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the client is closed
     */
    void send(HttpCall call, HttpListener listener) {
        loop.execute(() -> begin(new HttpExchange(call, listener)));
    }

    private void begin(HttpExchange exchange) {
        exchange.begin(loop.schedule(() -> exchange.expire(timeout), timeout.toNanos(), TimeUnit.NANOSECONDS));
        idle.take().ifPresentOrElse(connection -> write(connection, exchange), () -> resolve(exchange));
    }

    private void resolve(HttpExchange exchange) {
        try {
            background.execute(() -> resolveAndConnect(exchange));
        } catch (RejectedExecutionException closed) {
            exchange.fail(closed());
        }
    }

    private void resolveAndConnect(HttpExchange exchange) {
        try {
            InetSocketAddress next = new InetSocketAddress(InetAddress.getByName(route.host()), route.port());
            loop.execute(() -> connect(exchange, next));
        } catch (UnknownHostException unknown) {
            loop.execute(() -> exchange.fail(unknown));
        } catch (RejectedExecutionException closed) {
            exchange.fail(closed()); // the loop has ended, and no other thread knows the exchange
        }
    }

    static IOException closed() {
        return new IOException("the client is closed");
    }

    private void connect(HttpExchange exchange, InetSocketAddress next) {
        if (exchange.isOver()) {
            return;
        }
        ChannelFuture opening = connector.connect(next);
        opening.addListener(opened -> {
            if (!opened.isSuccess()) {
                exchange.fail(HttpFailures.of(opened.cause()));
            } else if (exchange.isOver()) {
                idle.give(opening.channel());
            } else {
                write(opening.channel(), exchange);
            }
        });
    }

    private void write(Channel connection, HttpExchange exchange) {
        exchange.startOn(connection);
        connection.pipeline().get(HttpResponseHandler.class).expect(exchange);
        connection.writeAndFlush(request(exchange.call())).addListener(written -> {
            if (!written.isSuccess()) {
                exchange.fail(HttpFailures.of(written.cause()));
                connection.close();
            }
        });
    }

    private DefaultFullHttpRequest request(HttpCall call) {
        boolean plainProxy = route.type() == Proxy.Type.HTTP && !origin.secure();
        String target = plainProxy ? "http://" + origin.authority() + call.path() : call.path();
        DefaultFullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.POST, target, Unpooled.wrappedBuffer(call.body()));
        call.headers().forEach(request.headers()::set);
        request.headers().set(HttpHeaderNames.CONTENT_LENGTH, call.body().length);
        request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        if (plainProxy) {
            route.login()
                    .ifPresent(login -> request.headers()
                            .set(HttpHeaderNames.PROXY_AUTHORIZATION, basic(login.getUserName(), login.getPassword())));
        }
        return request;
    }

    private static String basic(String user, char[] password) {
        byte[] both = (user + ":" + new String(password)).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public void close() throws IOException {
        loop.shutdownGracefully(0, CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        try {
            if (!loop.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IOException("the network's thread does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
