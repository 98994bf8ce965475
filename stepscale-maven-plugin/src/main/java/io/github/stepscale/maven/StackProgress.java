package io.github.stepscale.maven;

import io.github.stepscale.tuning.search.ProgressListener;

/** Hears how far the searches for some stacks are, and ends them. */
interface StackProgress extends ProgressListener {

    /** Ends the searches after the policies that are simulated now; may be called from any thread. */
    void stop();

    /** Whether the searches have to end. */
    boolean isStopped();

    /** Ends the line that is redrawn, since the lines of a result follow. */
    default void close() {}

    /** Takes note that a stack is done, or has failed. */
    default void finish() {}
}
