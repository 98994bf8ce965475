package io.github.stepscale.operation;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.check.CheckedStack;
import io.github.stepscale.load.LoadGenerator;
import io.github.stepscale.load.LoadLimits;
import io.github.stepscale.load.LoadResult;
import io.github.stepscale.load.StopSwitch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sends load to the endpoint of a stack, in an open loop, and watches the endpoint scale. What it sends costs; it changes
 * nothing itself, but the capacity follows the load.
 *
 * <p>To be closed only once the results are safe: until then a process that is told to end sends no more, and waits a little
 * for them.
 */
public final class Load implements AutoCloseable {
    /** How long a process that is told to end waits for what was measured. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(20);

    private final Aws aws;
    private final Output output;
    private final StopSwitch stop = new StopSwitch();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "stepscale-load-interruption");

    /** @param output is told what happens */
    public Load(Aws aws, Output output) {
        this.aws = aws;
        this.output = output;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Runs; once only.
     *
     * @return what was measured, also if the run was ended before its time
     * @throws OperationException if nothing is sent: it may not be done, the endpoint is not there, or the model refuses
     *     what is sent
     * @throws AwsException if AWS refuses what has to be read before
     */
    public LoadOutcome run(CheckedStack stack, LoadOptions options, Confirmation confirmation) {
        ModelCalls calls = ModelCalls.of(aws, options.calls());
        LoadEstimate estimate = LoadEstimate.of(stack, options, calls.trials());
        estimate.show(output, confirmation);
        Optional<LoadWatch> watch = options.watch() ? Optional.of(LoadWatch.of(stack, aws, output)) : Optional.empty();
        calls.trial(output);
        LoadLimits limits = options.limits().withMaxRequests(estimate.allowed());
        LoadGenerator generator = new LoadGenerator(options.profile(), limits, calls, stop);
        LoadResult result =
                send(generator, watch, stack.plan().scaling().target().units());
        return new LoadOutcome(new LoadStory(aws, stack, options, watch, output).of(result), result.log());
    }

    private LoadResult send(LoadGenerator generator, Optional<LoadWatch> watch, String units) {
        try (LoadTicker ticker = new LoadTicker(output)) {
            ticker.start(generator, watch, units);
            return generator.run();
        }
    }

    /** Ctrl-C, or the end of a build. */
    private void interrupt() {
        stop.stop("it was interrupted");
        try {
            if (closed.await(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) {
                output.lastWord("Interrupted: what was measured until then is written.");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException exiting) {
            // It is running: the JVM is on its way out.
        }
    }
}
