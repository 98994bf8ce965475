package io.github.stepscale.tuning.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.simulation.LatencyObjective;
import io.github.stepscale.simulation.Objective;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectiveComparisonTest {
    private static Objective objective(double maxExcess, long millis, double requests) {
        return new Objective(
                OptionalDouble.of(maxExcess),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of(new LatencyObjective(LatencyStatistic.MEAN, Duration.ofMillis(millis), requests)));
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 800, 0.99, 0",
        "0.02, 900, 0.9, 0",
        "0.009, 800, 0.99, 1",
        "0.01, 799, 0.99, 1",
        "0.001, 800, 1, 2"
    })
    void aLimitFollowsFromOneThatIsAsStrict(double maxExcess, long millis, double requests, int unproven) {
        assertThat(ObjectiveComparison.unproven(objective(maxExcess, millis, requests), objective(0.01, 800, 0.99)))
                .hasSize(unproven);
    }

    @Test
    void aLimitThatIsNotThereProvesNothing() {
        assertThat(ObjectiveComparison.unproven(Objective.NONE, objective(0.01, 800, 1)))
                .isEmpty();
        assertThat(ObjectiveComparison.unproven(objective(0.01, 800, 1), Objective.NONE))
                .containsExactly(
                        "maxExcess is to be at most 1 %, and the certificate has no such limit",
                        "latency is to be mean at most 800 ms for 100 % of the requests, and the certificate has no such limit");
    }

    @Test
    void aPartMayCostItsShareOfTheInstanceHours() {
        Objective whole = new Objective(OptionalDouble.of(0.01), OptionalDouble.empty(), OptionalDouble.of(100));
        assertThat(PartObjective.of(whole, 1_440, 720).maxInstanceHours()).hasValue(50);
        assertThat(PartObjective.of(whole, 1_441, 1_441)).isEqualTo(whole);
    }
}
