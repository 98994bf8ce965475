package io.github.stepscale.simulation;

/** An instance with one queue, first in, first out. Its state is the time at which each worker is free, as a heap. */
final class QueueingInstance {
    private final double[] freeAt;

    QueueingInstance(int workers) {
        freeAt = new double[workers];
    }

    /** How long a request that arrives now waits. */
    double waits(double now) {
        return Math.max(0, freeAt[0] - now);
    }

    /** Adds a request and returns the time at which it is done; requests have to come in the order of time. */
    double serve(double now, double duration) {
        double done = now + waits(now) + duration;
        int at = 0;
        int child = firstChild(at);
        while (child < freeAt.length && freeAt[child] < done) {
            freeAt[at] = freeAt[child];
            at = child;
            child = firstChild(at);
        }
        freeAt[at] = done;
        return done;
    }

    /** The child that is free first; the length if there is none. */
    private int firstChild(int at) {
        int left = 2 * at + 1;
        return left + 1 < freeAt.length && freeAt[left + 1] < freeAt[left] ? left + 1 : Math.min(left, freeAt.length);
    }
}
