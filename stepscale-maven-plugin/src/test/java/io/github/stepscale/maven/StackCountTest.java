package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.operation.Output;
import io.github.stepscale.tuning.space.PolicyFamily;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackCountTest {
    private final List<String> lines = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    @Test
    void aLogHasALineEveryTenSecondsWithAnEstimate() {
        StackCount count = new StackCount(new Printed(false), () -> now, 4_000);
        for (int second = 1; second <= 25; second++) {
            now = now.plusSeconds(1);
            count.finish();
            count.finish();
        }
        assertThat(lines)
                .containsExactly(
                        "Tuned 19 of 4,000 stacks, about 2,095 s left", "Tuned 39 of 4,000 stacks, about 2,031 s left");
    }

    @Test
    void aTerminalHasALineThatIsRedrawnAndEmptyInTheEnd() {
        StackCount count = new StackCount(new Printed(true), () -> now, 2);
        now = now.plusSeconds(30);
        count.finish();
        count.finish();
        assertThat(lines).containsExactly("Tuned 1 of 2 stacks, about 30 s left", "");
    }

    @Test
    void stoppingEndsEverySearch() {
        StackCount count = new StackCount(new Printed(false), () -> now, 2);
        assertThat(count.proceeds(PolicyFamily.FIXED, 1, 2)).isTrue();
        count.stop();
        assertThat(count.proceeds(PolicyFamily.FIXED, 1, 2)).isFalse();
        assertThat(count.isStopped()).isTrue();
    }

    private final class Printed implements Output {
        private final boolean live;

        Printed(boolean live) {
            this.live = live;
        }

        @Override
        public void line(String text) {
            lines.add(text);
        }

        @Override
        public void live(String text) {
            lines.add(text);
        }

        @Override
        public boolean isLive() {
            return live;
        }
    }
}
