package io.github.stepscale.maven;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Remedy;
import io.github.stepscale.operation.shared.Attempt;
import io.github.stepscale.synth.SynthesizedStack;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Does a goal's work for one stack after the other. One that fails stops no other, and fails the build at the end. */
final class PerStackRunner {
    private record Failure(String stack, Throwable cause) {

        String sentence() {
            String said = cause instanceof AbstractMojoExecutionException
                    ? cause.getMessage()
                    : Remedy.sentence(cause, MavenHints.INSTANCE);
            return said.startsWith(stack + ":") ? said : stack + ": " + said;
        }

        /** Whether the user can mend it: else it is of the environment, or a defect. */
        boolean isOfUser() {
            return cause instanceof OperationException || cause instanceof MojoFailureException;
        }
    }

    /** What is done for a stack. */
    @FunctionalInterface
    interface Work {
        void run(SynthesizedStack stack) throws MojoExecutionException, MojoFailureException;
    }

    private PerStackRunner() {}

    /**
     * Does it for each, in their order.
     *
     * @throws AwsException or what else was thrown, as it is, if there is one stack only
     * @throws MojoFailureException if some failed, with the cause of each
     * @throws MojoExecutionException the same, if it is not for the user to mend all of them
     */
    static void run(List<SynthesizedStack> stacks, Work work) throws MojoExecutionException, MojoFailureException {
        if (stacks.size() == 1) {
            work.run(stacks.get(0));
            return;
        }
        List<Failure> failures = new ArrayList<>();
        for (SynthesizedStack stack : stacks) {
            tried(stack, work).failure().ifPresent(cause -> failures.add(new Failure(stack.name(), cause)));
        }
        if (!failures.isEmpty()) {
            fail(failures, stacks.size());
        }
    }

    private static Attempt<SynthesizedStack> tried(SynthesizedStack stack, Work work) {
        return Attempt.of(() -> {
            if (Thread.currentThread().isInterrupted()) {
                throw new OperationException("Not begun, since the build was interrupted.");
            }
            work.run(stack);
            return stack;
        });
    }

    private static void fail(List<Failure> failures, int all) throws MojoExecutionException, MojoFailureException {
        List<String> sentences = failures.stream().map(Failure::sentence).toList();
        String message = Advice.someFailed(sentences, all);
        Throwable first = failures.get(0).cause();
        if (failures.stream().allMatch(Failure::isOfUser)) {
            throw BuildFailures.failure(message, first);
        }
        throw BuildFailures.execution(message, first);
    }
}
