package io.github.stepscale.maven;

import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.shared.Attempt;
import io.github.stepscale.synth.SynthesizedStack;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * Runs a goal for as many stacks at a time as there are cores. Their lines are logged in the order of the stacks, whichever
 * is done first. A stack that fails does not stop the others; the build fails at the end.
 *
 * @param hints for the sentences of failures
 * @param stop ends the work for all stacks soon; called if this thread is interrupted, which then waits for what is left
 */
record ParallelStacks(Hints hints, Log log, Runnable stop) {

    /** The work for one stack. */
    @FunctionalInterface
    interface Work {
        void run(SynthesizedStack stack, LogBlock log) throws MojoExecutionException, MojoFailureException;
    }

    /**
     * Runs the work for each stack. A single one runs in this thread, and any exception is passed on as it is.
     *
     * @throws MojoFailureException if stacks failed, with the cause of each
     * @throws MojoExecutionException the same, if the user cannot fix all of them
     */
    void run(List<SynthesizedStack> stacks, Work work) throws MojoExecutionException, MojoFailureException {
        if (stacks.size() == 1) {
            work.run(stacks.get(0), LogBlock.direct(log));
            return;
        }
        List<LogBlock> blocks =
                stacks.stream().map(stack -> LogBlock.buffered(log)).toList();
        PerStackRunner.failIfAny(stacks, attempts(stacks, blocks, work), hints);
    }

    private List<Attempt<SynthesizedStack>> attempts(List<SynthesizedStack> stacks, List<LogBlock> blocks, Work work) {
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), stacks.size())));
        try {
            List<Future<Attempt<SynthesizedStack>>> futures = IntStream.range(0, stacks.size())
                    .mapToObj(i -> threads.submit(attempt(stacks.get(i), blocks.get(i), work)))
                    .toList();
            return IntStream.range(0, stacks.size())
                    .mapToObj(i -> logged(futures.get(i), blocks.get(i)))
                    .toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Attempt<SynthesizedStack>> attempt(SynthesizedStack stack, LogBlock block, Work work) {
        return () -> Attempt.of(() -> {
            work.run(stack, block);
            return stack;
        });
    }

    private Attempt<SynthesizedStack> logged(Future<Attempt<SynthesizedStack>> future, LogBlock block) {
        Attempt<SynthesizedStack> attempt = result(future);
        block.flush();
        return attempt;
    }

    /** Waits for a result, also if this thread is interrupted; it stays interrupted. */
    private Attempt<SynthesizedStack> result(Future<Attempt<SynthesizedStack>> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException again) {
                    interrupted = true;
                    stop.run();
                }
            }
        } catch (ExecutionException endOfJvm) {
            // An attempt catches everything else.
            if (endOfJvm.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(endOfJvm);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
