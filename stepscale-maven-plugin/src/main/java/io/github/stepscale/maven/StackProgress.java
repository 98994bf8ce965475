package io.github.stepscale.maven;

import io.github.stepscale.operation.Output;
import io.github.stepscale.tuning.search.ProgressListener;
import java.time.Duration;
import java.time.InstantSource;

/** Hears how far the searches for some stacks are, prints it, and ends them. */
abstract class StackProgress implements ProgressListener {
    /** How often a line is added to a log. */
    static final Duration LOGGED = Duration.ofSeconds(10);

    final Output output;
    final InstantSource clock;
    private volatile boolean stopped;

    StackProgress(Output output, InstantSource clock) {
        this.output = output;
        this.clock = clock;
    }

    /** Ends the searches after the policies that are simulated now; may be called from any thread. */
    final void stop() {
        stopped = true;
    }

    /** Whether the searches have to end. */
    final boolean isStopped() {
        return stopped || Thread.currentThread().isInterrupted();
    }

    /** Ends the line that is redrawn, since the lines of a result follow. */
    void close() {}

    /** Takes note that a stack is done, or has failed. */
    void finish() {}

    /** Redraws the line of a terminal, or adds one to a log. */
    final void print(String line) {
        if (output.isLive()) {
            output.live(line);
        } else {
            output.line(line);
        }
    }
}
