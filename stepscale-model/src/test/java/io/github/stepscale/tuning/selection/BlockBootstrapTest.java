package io.github.stepscale.tuning.selection;

import static io.github.stepscale.tuning.TuningCase.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.simulation.Simulator;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.TuningCase;
import io.github.stepscale.tuning.objective.Shortage;
import io.github.stepscale.tuning.selection.BlockBootstrap.Block;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BlockBootstrapTest {
    private static final Shortage EXCESS =
            Shortage.all(TuningCase.maxExcess(0.01)).get(0);

    @Test
    void theDaysOfARunAreItsBlocks() {
        Timeline timeline = run(TuningCase.daily(1, 4 * DAY).shifted(Duration.ofHours(-1)));
        assertThat(BlockBootstrap.blocks(EXCESS, timeline))
                .extracting(Block::minutes)
                .containsExactly(60, DAY, DAY, DAY, DAY - 60);
        assertThat(BlockBootstrap.wholeDays(EXCESS, timeline)).hasSize(3);
    }

    @Test
    void belowFourDaysTheBlocksAreFifths() {
        assertThat(BlockBootstrap.blocks(
                        EXCESS, run(TuningCase.daily(1, 3 * DAY + 3).slice(0, 2 * DAY + 3))))
                .extracting(Block::minutes)
                .containsExactly(576, 577, 576, 577, 577);
    }

    @Test
    void theBlocksAddUpToTheRun() {
        Timeline timeline = run(TuningCase.daily(2, 5 * DAY));
        List<Block> blocks = BlockBootstrap.blocks(EXCESS, timeline);
        assertThat(blocks.stream().mapToDouble(Block::requests).sum())
                .isEqualTo(timeline.trace().total());
        assertThat(blocks.stream().mapToDouble(Block::amount).sum()).isGreaterThan(0);
    }

    @Test
    void aResampleDrawsAsManyBlocksAsThereAre() {
        List<Block> blocks = List.of(new Block(1, 100, 0), new Block(1, 300, 30));
        SplittableRandom random = new SplittableRandom(1);
        double[] shares = BlockBootstrap.values(EXCESS, blocks, 1);
        assertThat(shares).hasSize(1_000);
        for (double share : shares) {
            int busy = random.nextInt(2) + random.nextInt(2);
            assertThat(share).isEqualTo(busy * 30 / (200.0 + busy * 200));
        }
    }

    @Test
    void theMeanOfTheSharesIsNearTheShareOfTheRun() {
        List<Block> blocks = BlockBootstrap.blocks(EXCESS, run(TuningCase.daily(3, 7 * DAY)));
        double share = blocks.stream().mapToDouble(Block::amount).sum()
                / blocks.stream().mapToDouble(Block::requests).sum();
        assertThat(Arrays.stream(BlockBootstrap.values(EXCESS, blocks, 1))
                        .average()
                        .orElseThrow())
                .isCloseTo(share, Offset.offset(share * 0.05));
    }

    private static Timeline run(Trace trace) {
        return Simulator.of(ScalingPlan.of(TuningCase.present()), TuningCase.service())
                .run(trace);
    }
}
