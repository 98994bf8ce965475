package io.github.stepscale.maven;

import io.github.stepscale.scripted.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The order in which requests arrive, and which of them are under way at once: each is held until no further one arrives for
 * a while, or until all those have arrived that are expected with it.
 */
final class RequestOrder implements Consumer<Request> {
    private static final int MAX_CYCLE = 3;

    private final List<List<String>> expected;
    private final Duration quiet;
    private final List<Group> groups = new ArrayList<>();

    /** Requests that are under way at once. */
    private static final class Group {
        private final List<String> actions = new ArrayList<>();
        private long last;
        private boolean released;
    }

    /**
     * Expects groups of requests.
     *
     * @param expected in their order; empty to record it
     * @param quiet how long nothing arrives after the last request of a group
     */
    RequestOrder(List<List<String>> expected, Duration quiet) {
        this.expected = expected;
        this.quiet = quiet;
    }

    @Override
    public synchronized void accept(Request request) {
        if (groups.isEmpty() || groups.get(groups.size() - 1).released) {
            groups.add(new Group());
        }
        Group group = groups.get(groups.size() - 1);
        group.actions.add(request.action());
        group.last = System.nanoTime();
        notifyAll();
        while (!group.released) {
            long left = quiet.toNanos() - (System.nanoTime() - group.last);
            if (left <= 0 || isComplete(group)) {
                group.released = true;
                notifyAll();
            } else {
                await(left);
            }
        }
    }

    private boolean isComplete(Group group) {
        List<String> arrived = sorted(group.actions);
        return expected.stream().anyMatch(arrived::equals)
                && expected.stream().noneMatch(other -> other.size() > arrived.size() && other.containsAll(arrived));
    }

    private void await(long nanos) {
        try {
            wait(Math.max(1, nanos / 1_000_000));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The groups in their order; one that is repeated, or a sequence of up to three, stands once. */
    synchronized List<List<String>> order() {
        List<List<String>> order = new ArrayList<>();
        for (Group group : groups) {
            order.add(sorted(group.actions));
            for (int cycle = 1; cycle <= MAX_CYCLE; cycle++) {
                int size = order.size();
                if (size >= 2 * cycle
                        && order.subList(size - cycle, size).equals(order.subList(size - 2 * cycle, size - cycle))) {
                    order.subList(size - cycle, size).clear();
                }
            }
        }
        return List.copyOf(order);
    }

    private static List<String> sorted(List<String> actions) {
        return actions.stream().sorted().toList();
    }
}
