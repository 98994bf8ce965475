package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.maven.command.MavenHints;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.synth.SynthesizedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class PerStackRunnerTest {
    private final List<SynthesizedStack> stacks = Stream.of("a", "b", "c")
            .map(name -> DeployFixture.checked(MojoFixture.SINGLE.replace("orders-scaling", name)))
            .toList();
    private final List<String> done = new ArrayList<>();

    @Test
    void aFailedStackStopsNoOtherAndFailsTheBuildAtTheEnd() {
        assertThatThrownBy(() -> PerStackRunner.run(stacks, MavenHints.INSTANCE, stack -> {
                    if (stack.name().equals("a")) {
                        throw new OperationException("No such endpoint.");
                    }
                    if (stack.name().equals("b")) {
                        throw new MojoFailureException("b: misses its objective.");
                    }
                    done.add(stack.name());
                }))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "2 of 3 stacks failed; the results of the others are above and in their files.",
                        "a: No such endpoint.",
                        "b: misses its objective."))
                .satisfies(failed -> assertThat(failed.getCause().toString())
                        .isEqualTo("io.github.stepscale.operation.OperationException: No such endpoint."));
        assertThat(done).containsExactly("c");
    }

    @Test
    void anUnexpectedExceptionStopsNoOtherStack() {
        assertThatThrownBy(() -> PerStackRunner.run(stacks, MavenHints.INSTANCE, stack -> {
                    if (stack.name().equals("a")) {
                        throw new NoClassDefFoundError("x/Y");
                    }
                    done.add(stack.name());
                }))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageEndingWith(
                        "a: A defect of stepscale: java.lang.NoClassDefFoundError: x/Y. Report it with its stack trace.");
        assertThat(done).containsExactly("b", "c");
    }

    @Test
    void anErrorOfTheJvmStopsTheRun() {
        assertThatThrownBy(() -> PerStackRunner.run(stacks, MavenHints.INSTANCE, stack -> {
                    done.add(stack.name());
                    throw new OutOfMemoryError("heap");
                }))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(done).containsExactly("a");
    }

    @Test
    void aSingleStackFailsWithItsOwnException() {
        IllegalStateException own = new IllegalStateException("own");
        assertThatThrownBy(() -> PerStackRunner.run(stacks.subList(0, 1), MavenHints.INSTANCE, stack -> {
                    throw own;
                }))
                .isSameAs(own);
    }

    @Test
    void afterAnInterruptionNoStackIsStarted() {
        assertThatThrownBy(() -> PerStackRunner.run(stacks, MavenHints.INSTANCE, stack -> {
                    done.add(stack.name());
                    Thread.currentThread().interrupt();
                }))
                .hasMessageContaining("b: Not started: the build was interrupted.")
                .hasMessageContaining("c: Not started: the build was interrupted.");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(done).containsExactly("a");
    }
}
