package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The test vectors of the SPEC research group's own tool, BUNGEE. */
class ElasticityMetricsTest {
    private static final double EXACT = 1e-12;

    @Test
    void theTestVectorsOfBungeeAreReproduced() {
        int[] demand = curve(20, 0, 1, 7, 5, 16, 3, 17, 2, 19, 4);
        int[] supply = curve(20, 0, 1, 2, 2, 3, 1, 5, 3, 9, 7, 11, 6, 12, 8, 14, 2);

        ElasticityMetrics elasticity = ElasticityMetrics.of(demand, supply);

        assertThat(elasticity.accuracyUnder()).isEqualTo(13 / 20.0);
        assertThat(elasticity.accuracyOver()).isEqualTo(16 / 20.0);
        assertThat(elasticity.timeshareUnder()).isEqualTo(6 / 20.0);
        assertThat(elasticity.timeshareOver()).isEqualTo(8 / 20.0);
        assertThat(elasticity.normalisedUnder()).isCloseTo(0.141667, within(1e-6));
        assertThat(elasticity.normalisedOver()).isCloseTo(0.36, within(EXACT));
        assertThat(elasticity.jitter()).isEqualTo((17 - 9) / 20.0);
        assertThat(elasticity.instability()).isCloseTo(11 / 19.0, within(EXACT));
    }

    @Test
    void oneMinuteHasNoInstabilityAndNoDemandNoShare() {
        ElasticityMetrics elasticity = ElasticityMetrics.of(new int[] {0}, new int[] {3});

        assertThat(elasticity).isEqualTo(new ElasticityMetrics(0, 3, 0, 1, 0, 0, 0, 0));
    }

    /** A curve that changes at some minutes to some values. */
    private static int[] curve(int length, int... changes) {
        int[] curve = new int[length];
        for (int i = 0; i < changes.length; i += 2) {
            Arrays.fill(curve, changes[i], length, changes[i + 1]);
        }
        return curve;
    }
}
