package io.github.stepscale.aws;

import io.netty.channel.Channel;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;

/** A request and what becomes of it. Belongs to the one thread of its client. */
final class HttpExchange {
    private final HttpCall call;
    private final HttpListener listener;
    private Optional<Future<?>> deadline = Optional.empty();
    private Optional<Channel> connection = Optional.empty();
    private boolean over;

    HttpExchange(HttpCall call, HttpListener listener) {
        this.call = call;
        this.listener = listener;
    }

    HttpCall call() {
        return call;
    }

    boolean isOver() {
        return over;
    }

    void begin(Future<?> newDeadline) {
        deadline = Optional.of(newDeadline);
        listener.sent();
    }

    void startOn(Channel channel) {
        connection = Optional.of(channel);
    }

    void succeed(HttpAnswer answer) {
        if (end()) {
            listener.answered(answer);
        }
    }

    void fail(IOException cause) {
        if (end()) {
            listener.failed(cause);
        }
    }

    /** Ends the exchange, whatever it waits for, and its connection: an answer that comes later has no use. */
    void expire(Duration timeout) {
        String time = timeout.toMillis() + " ms";
        fail(
                connection.isPresent()
                        ? new SocketTimeoutException("no complete response within " + time)
                        : new ConnectException("no connection within " + time));
        connection.ifPresent(Channel::close);
    }

    private boolean end() {
        boolean first = !over;
        over = true;
        deadline.ifPresent(timer -> timer.cancel(false));
        return first;
    }
}
