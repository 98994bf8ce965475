package io.github.stepscale.maven;

import io.github.stepscale.operation.Output;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.tuning.space.PolicyFamily;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Prints how many of several stacks are tuned, with an estimate of the time left, and ends their searches. Thread-safe. */
final class StackCount implements StackProgress {
    private static final Duration LOGGED = Duration.ofSeconds(10);

    private final Output output;
    private final InstantSource clock;
    private final int stacks;
    private final Instant started;
    private Instant printed;
    private int done;
    private volatile boolean stopped;

    StackCount(Output output, InstantSource clock, int stacks) {
        this.output = output;
        this.clock = clock;
        this.stacks = stacks;
        this.started = clock.instant();
        this.printed = started;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public boolean isStopped() {
        return stopped || Thread.currentThread().isInterrupted();
    }

    @Override
    public boolean proceeds(PolicyFamily family, int evaluated, int planned) {
        return !isStopped();
    }

    @Override
    public synchronized void finish() {
        done++;
        Instant now = clock.instant();
        if (output.isLive()) {
            output.live(done == stacks ? "" : line(now));
        } else if (done < stacks && !printed.plus(LOGGED).isAfter(now)) {
            printed = now;
            output.line(line(now));
        }
    }

    private String line(Instant now) {
        long seconds = Duration.between(started, now).toSeconds() * (stacks - done) / done;
        return "Tuned " + ReadableNumbers.of(done) + " of " + ReadableNumbers.of(stacks) + " stacks"
                + (seconds == 0 ? "" : ", about " + ReadableNumbers.of(seconds) + " s left");
    }
}
