package io.github.stepscale.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Violation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServiceModelTest {

    /** With one exponential worker the approximation is exact: the mean time in an M/M/1 queue is 1 / (mu - lambda). */
    @Test
    void oneExponentialWorkerIsTheSimplestQueue() {
        ServiceModel model = new ServiceModel(1, Duration.ofMillis(100), 1);
        ServiceCurve curve = model.curve();

        assertThat(model.saturation()).isEqualTo(600);
        assertThat(curve.rows()).hasSize(11);
        assertThat(curve.quantiles()).isEmpty();
        for (ServiceCurve.Row row : curve.rows()) {
            double utilization = row.requestsPerMinute() / 600;
            assertThat(row.meanMs()).isCloseTo(100 / (1 - utilization), within(1e-9));
            assertThat(row.concurrency()).isCloseTo(utilization / (1 - utilization), within(1e-9));
        }
        assertThat(curve.lastRate()).isEqualTo(0.97 * 600);
    }

    /** Pollaczek and Khinchine: a constant service time halves the wait of an exponential one. */
    @Test
    void aConstantServiceTimeHalvesTheWait() {
        ServiceCurve constant = new ServiceModel(1, Duration.ofMillis(100), 0).curve();

        assertThat(constant.mean().at(300)).isCloseTo(150, within(1e-9));
    }

    /** Published values: two Erlangs to three agents wait with 0.4444, 8 to 10 with 0.4092. */
    @Test
    void erlangsFormulaGivesThePublishedValues() {
        assertThat(ErlangC.probability(3, 2.0 / 3)).isCloseTo(4.0 / 9, within(1e-12));
        assertThat(ErlangC.probability(10, 0.8)).isCloseTo(0.4092, within(5e-5));
        assertThat(ErlangC.probability(10_000, 0.97)).isBetween(0.0, 1.0);
    }

    @Test
    void numbersOutOfRangeAreRefusedTogether() {
        InvalidValueException invalid =
                catchThrowableOfType(InvalidValueException.class, () -> new ServiceModel(0, Duration.ZERO, Double.NaN));

        assertThat(invalid.violations().stream().map(Violation::path))
                .containsExactly("workers", "serviceTime", "variability");
    }

    @Test
    void utilizationIsLinearInTheThroughput() {
        UtilizationLaw law = new UtilizationLaw(5, 92);

        assertThat(law.utilization(0, 600)).isEqualTo(5);
        assertThat(law.utilization(300, 600)).isEqualTo(48.5);
        assertThat(law.utilization(600, 600)).isEqualTo(92);
    }
}
