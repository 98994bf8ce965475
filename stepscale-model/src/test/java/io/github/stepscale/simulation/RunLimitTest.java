package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunLimitTest {
    private static final int RUNS = 300;

    @Test
    void aRunThatAsksALimitIsTheSameAsOneWithout() {
        for (long seed = 1; seed <= RUNS; seed++) {
            RandomRun run = RandomRun.of(seed);
            Simulator simulator = Simulator.of(run.plan(), run.service());
            Timeline free = simulator.run(run.trace());
            Timeline asked = simulator.timeline(run.trace());

            assertThat(simulator.runAgain(asked, new Sums())).isTrue();
            assertSame(free, asked, free.minutes(), seed);
            assertThat(asked.instanceMinutes()).as("seed %s", seed).isEqualTo(free.instanceMinutes());
        }
    }

    @Test
    void aStoppedRunIsTheSameUpToItsEnd() {
        int stopped = 0;
        for (long seed = 1; seed <= RUNS; seed++) {
            RandomRun run = RandomRun.of(seed);
            Simulator simulator = Simulator.of(run.plan(), run.service());
            Timeline free = simulator.run(run.trace());
            Timeline cut = simulator.timeline(run.trace());
            AtomicInteger end = new AtomicInteger();
            int last = (int) (seed * 37 % free.minutes());

            boolean proceeded = simulator.runAgain(cut, (timeline, from, to) -> {
                end.set(to);
                return to <= last;
            });

            assertSame(free, cut, end.get(), seed);
            assertThat(proceeded).as("seed %s", seed).isEqualTo(end.get() <= last);
            stopped += proceeded ? 0 : 1;
        }
        assertThat(stopped).isGreaterThan(RUNS / 2);
    }

    @Test
    void aRunAfterAStoppedOneIsTheSameAsTheFirst() {
        for (long seed = 1; seed <= RUNS; seed++) {
            RandomRun run = RandomRun.of(seed);
            Simulator simulator = Simulator.of(run.plan(), run.service());
            Timeline first = simulator.run(run.trace());
            Timeline again = simulator.timeline(run.trace());
            simulator.runAgain(again, (timeline, from, to) -> to < timeline.minutes() / 2);

            simulator.runAgain(again);
            assertSame(first, again, first.minutes(), seed);
        }
    }

    /** Asserts that the minutes follow each other without a gap. */
    private static final class Sums implements RunLimit {
        private int next;

        @Override
        public boolean proceeds(Timeline timeline, int from, int to) {
            assertThat(from).isEqualTo(next);
            assertThat(to).isGreaterThan(from);
            next = to;
            return true;
        }
    }

    private static void assertSame(Timeline one, Timeline other, int minutes, long seed) {
        for (int minute = 0; minute < minutes; minute++) {
            String name = "seed " + seed + " minute " + minute;
            assertThat(other.running(minute)).as(name).isEqualTo(one.running(minute));
            assertThat(other.action(minute)).as(name).isEqualTo(one.action(minute));
            assertThat(other.pending(minute)).as(name).isEqualTo(one.pending(minute));
            assertThat(Double.compare(other.excess(minute), one.excess(minute)))
                    .as(name)
                    .isZero();
        }
    }
}
