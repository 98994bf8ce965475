package io.github.stepscale.aws;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/** Reads the responses of a connection, one after another. Ends the connection at the first that is not complete. */
final class HttpResponseHandler extends SimpleChannelInboundHandler<HttpObject> {
    private static final int REDIRECTION = 300;

    private final IdleConnections idle;
    private final int maxBytes;
    private Optional<HttpExchange> exchange = Optional.empty();
    private Optional<HttpResponse> head = Optional.empty();
    private ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private long length;

    HttpResponseHandler(IdleConnections idle, int maxBytes) {
        this.idle = idle;
        this.maxBytes = maxBytes;
    }

    /** Expects the response to a request, which is written next. */
    void expect(HttpExchange next) {
        exchange = Optional.of(next);
        head = Optional.empty();
        length = 0;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) throws IOException {
        if (exchange.isEmpty()) {
            context.close(); // no request is open
            return;
        }
        if (part.decoderResult().isFailure()) {
            throw unreadable(part.decoderResult().cause());
        }
        if (part instanceof HttpResponse response) {
            head = Optional.of(response);
        }
        if (part instanceof HttpContent content) {
            add(content);
        }
        if (part instanceof LastHttpContent) {
            end(context);
        }
    }

    private static IOException unreadable(Throwable cause) {
        return cause instanceof PrematureChannelClosureException
                ? brokenOff()
                : new IOException("the server does not speak HTTP");
    }

    private static IOException brokenOff() {
        return new EOFException("the server closed the connection before its response was complete");
    }

    private void add(HttpContent content) throws IOException {
        int bytes = content.content().readableBytes();
        length += bytes;
        if (length > maxBytes) {
            throw new UnreadableResponseException("it is longer than " + maxBytes + " bytes");
        }
        if (status() >= REDIRECTION) {
            content.content().readBytes(body, bytes);
        }
    }

    private void end(ChannelHandlerContext context) {
        HttpResponse response = head.orElseThrow();
        if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            return; // the response follows
        }
        String type = response.headers().get("x-amzn-ErrorType", "");
        HttpAnswer answer = new HttpAnswer(status(), type, body.toByteArray());
        if (body.size() > 0) {
            body = new ByteArrayOutputStream(0);
        }
        HttpExchange ended = exchange.orElseThrow();
        exchange = Optional.empty();
        if (HttpUtil.isKeepAlive(response) && context.channel().isActive()) {
            idle.give(context.channel());
        } else {
            context.close();
        }
        ended.succeed(answer);
    }

    private int status() {
        return head.orElseThrow().status().code();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fail(brokenOff());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(HttpFailures.of(cause));
        context.close();
    }

    private void fail(IOException cause) {
        Optional<HttpExchange> ended = exchange;
        exchange = Optional.empty();
        ended.ifPresent(waiting -> waiting.fail(cause));
    }
}
