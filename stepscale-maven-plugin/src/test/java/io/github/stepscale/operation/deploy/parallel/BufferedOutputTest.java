package io.github.stepscale.operation.deploy.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.operation.Output;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BufferedOutputTest {
    private final List<String> said = new ArrayList<>();
    private final Output output = new Output() {
        @Override
        public void line(String text) {
            said.add(text);
        }

        @Override
        public void lineAtShutdown(String text) {
            said.add("last: " + text);
        }

        @Override
        public void progress(int done, int total) {
            said.add(done + " of " + total);
        }
    };

    @Test
    void severalDeploymentsPrintInBlocksWithoutProgress() {
        BufferedOutput block = new BufferedOutput(output, false);
        block.line("a");
        block.progress(1, 2);
        block.line("b");
        assertThat(said).isEmpty();
        block.flush();
        block.flush();
        assertThat(said).containsExactly("a", "b");
    }

    @Test
    void aSingleDeploymentPrintsAtOnce() {
        BufferedOutput block = new BufferedOutput(output, true);
        block.line("a");
        block.progress(1, 2);
        assertThat(said).containsExactly("a", "1 of 2");
        block.flush();
        assertThat(said).hasSize(2);
    }

    @Test
    void aLineAtShutdownIsNotBuffered() {
        new BufferedOutput(output, false).lineAtShutdown("goes on");
        assertThat(said).containsExactly("last: goes on");
    }
}
