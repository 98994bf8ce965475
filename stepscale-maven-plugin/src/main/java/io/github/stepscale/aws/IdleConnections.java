package io.github.stepscale.aws;

import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Connections that wait for the next request, the last used first. Belongs to one thread. None is used that has been idle for
 * four seconds: servers close theirs after five or more, and a request that meets a closing one is lost.
 */
final class IdleConnections {
    private static final long MAX_IDLE_NANOS = 4_000_000_000L;

    private final Deque<Idle> connections = new ArrayDeque<>();

    private record Idle(Channel channel, long since) {

        boolean isUsable() {
            return channel.isActive() && System.nanoTime() - since < MAX_IDLE_NANOS;
        }
    }

    Optional<Channel> take() {
        while (!connections.isEmpty()) {
            Idle last = connections.removeLast();
            if (last.isUsable()) {
                return Optional.of(last.channel());
            }
            last.channel().close();
        }
        return Optional.empty();
    }

    void give(Channel channel) {
        connections.addLast(new Idle(channel, System.nanoTime()));
        while (!connections.getFirst().isUsable()) {
            connections.removeFirst().channel().close();
        }
    }
}
