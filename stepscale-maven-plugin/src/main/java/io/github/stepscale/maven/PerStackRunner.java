package io.github.stepscale.maven;

import io.github.stepscale.maven.failure.BuildFailures;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.shared.Attempt;
import io.github.stepscale.synth.SynthesizedStack;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Runs a goal for each stack in turn. A stack that fails does not stop the others; the build fails at the end. */
final class PerStackRunner {
    private record Failure(String stack, Throwable cause, Hints hints) {

        String sentence() {
            String message = cause instanceof AbstractMojoExecutionException
                    ? String.valueOf(cause.getMessage())
                    : ErrorAdvice.sentence(cause, hints);
            return message.startsWith(stack + ":") ? message : stack + ": " + message;
        }

        /** Whether the user can fix it; otherwise it comes from the environment, or is a defect. */
        boolean isForUser() {
            return cause instanceof OperationException || cause instanceof MojoFailureException;
        }
    }

    /** The work for one stack. */
    @FunctionalInterface
    interface Work {
        void run(SynthesizedStack stack) throws MojoExecutionException, MojoFailureException;
    }

    private PerStackRunner() {}

    /**
     * Runs the work for each stack, in order. For a single stack any exception is passed on as it is.
     *
     * @param hints for the sentences of failures
     * @throws MojoFailureException if stacks failed, with the cause of each
     * @throws MojoExecutionException the same, if the user cannot fix all of them
     */
    static void run(List<SynthesizedStack> stacks, Hints hints, Work work)
            throws MojoExecutionException, MojoFailureException {
        if (stacks.size() == 1) {
            work.run(stacks.get(0));
            return;
        }
        List<Attempt<SynthesizedStack>> attempts = new ArrayList<>();
        for (SynthesizedStack stack : stacks) {
            attempts.add(attempt(stack, work));
        }
        failIfAny(stacks, attempts, hints);
    }

    /**
     * Fails if an attempt did.
     *
     * @param attempts one for each stack
     */
    static void failIfAny(List<SynthesizedStack> stacks, List<Attempt<SynthesizedStack>> attempts, Hints hints)
            throws MojoExecutionException, MojoFailureException {
        List<Failure> failures = new ArrayList<>();
        for (int i = 0; i < stacks.size(); i++) {
            String name = stacks.get(i).name();
            attempts.get(i).failure().ifPresent(cause -> failures.add(new Failure(name, cause, hints)));
        }
        if (!failures.isEmpty()) {
            fail(failures, stacks.size());
        }
    }

    private static Attempt<SynthesizedStack> attempt(SynthesizedStack stack, Work work) {
        return Attempt.of(() -> {
            if (Thread.currentThread().isInterrupted()) {
                throw new OperationException("Not started: the build was interrupted.");
            }
            work.run(stack);
            return stack;
        });
    }

    private static void fail(List<Failure> failures, int all) throws MojoExecutionException, MojoFailureException {
        List<String> sentences = failures.stream().map(Failure::sentence).toList();
        String message = Messages.someFailed(sentences, all);
        Throwable first = failures.get(0).cause();
        if (failures.stream().allMatch(Failure::isForUser)) {
            throw BuildFailures.failure(message, first);
        }
        throw BuildFailures.execution(message, first);
    }
}
