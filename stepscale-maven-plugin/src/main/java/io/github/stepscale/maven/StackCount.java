package io.github.stepscale.maven;

import io.github.stepscale.operation.Output;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.tuning.space.PolicyFamily;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Prints how many of several stacks are tuned, with an estimate of the time left, and ends their searches. Thread-safe. */
final class StackCount extends StackProgress {
    private final int stacks;
    private final Instant started;
    private Instant printed;
    private int done;

    StackCount(Output output, InstantSource clock, int stacks) {
        super(output, clock);
        this.stacks = stacks;
        this.started = clock.instant();
        this.printed = started;
    }

    @Override
    public boolean proceeds(PolicyFamily family, int evaluated, int planned) {
        return !isStopped();
    }

    @Override
    synchronized void finish() {
        done++;
        Instant now = clock.instant();
        if (done == stacks) {
            output.live("");
        } else if (output.isLive() || !printed.plus(LOGGED).isAfter(now)) {
            printed = now;
            print(line(now));
        }
    }

    private String line(Instant now) {
        long seconds = Duration.between(started, now).toSeconds() * (stacks - done) / done;
        return "Tuned " + ReadableNumbers.of(done) + " of " + ReadableNumbers.of(stacks) + " stacks"
                + (seconds == 0 ? "" : ", about " + ReadableNumbers.of(seconds) + " s left");
    }
}
