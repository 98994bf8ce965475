package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.maven.command.MavenHints;
import io.github.stepscale.operation.DeployFixture;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.synth.SynthesizedStack;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class ParallelStacksTest {
    private final List<SynthesizedStack> stacks = Stream.of("a", "b", "c")
            .map(name -> DeployFixture.checked(MojoFixture.SINGLE.replace("orders-scaling", name)))
            .toList();
    private final RecordedLog log = new RecordedLog();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final ParallelStacks parallel = new ParallelStacks(MavenHints.INSTANCE, log, () -> stopped.set(true));

    @Test
    void linesHaveTheOrderOfTheStacksWhicheverIsDoneFirst() throws Exception {
        CountDownLatch laterIsDone = new CountDownLatch(Runtime.getRuntime().availableProcessors() > 1 ? 1 : 0);
        parallel.run(stacks, (stack, block) -> {
            if (stack.name().equals("a")) {
                await(laterIsDone);
            }
            block.info(stack.name() + " begins");
            block.warn(stack.name() + " ends");
            laterIsDone.countDown();
        });
        assertThat(log.lines())
                .containsExactly(
                        "INFO a begins", "WARN a ends", "INFO b begins", "WARN b ends", "INFO c begins", "WARN c ends");
    }

    @Test
    void failuresHaveTheOrderOfTheStacksAndWhatWasLoggedBeforeStays() {
        assertThatThrownBy(() -> parallel.run(stacks, (stack, block) -> {
                    block.info(stack.name());
                    if (!stack.name().equals("b")) {
                        throw new OperationException("Broken.");
                    }
                }))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "2 of 3 stacks failed; the results of the others are above and in their files.",
                        "a: Broken.",
                        "c: Broken."));
        assertThat(log.lines()).containsExactly("INFO a", "INFO b", "INFO c");
    }

    @Test
    void anInterruptedBuildStopsTheWorkAndWaitsForIt() throws Exception {
        Thread.currentThread().interrupt();
        parallel.run(stacks, (stack, block) -> {
            while (!stopped.get()) {
                Thread.onSpinWait();
            }
            block.info(stack.name());
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(log.lines()).containsExactly("INFO a", "INFO b", "INFO c");
    }

    @Test
    void anErrorOfTheJvmEndsTheRun() {
        assertThatThrownBy(() -> parallel.run(stacks, (stack, block) -> {
                    throw new OutOfMemoryError("heap");
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
