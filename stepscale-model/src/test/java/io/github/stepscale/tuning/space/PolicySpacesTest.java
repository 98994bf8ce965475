package io.github.stepscale.tuning.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.UtilizationByMetric;
import io.github.stepscale.curve.UtilizationLaw;
import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.descriptor.DescriptorWriter;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.Linter;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.LatencyObjective;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.Simulator;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.TunedNeighbours;
import io.github.stepscale.tuning.TuningCase;
import io.github.stepscale.tuning.TuningEnvironment;
import io.github.stepscale.tuning.TuningOptions;
import io.github.stepscale.tuning.TuningRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every policy of every space is what is written, can be deployed and can be simulated. */
class PolicySpacesTest {
    private static final int SAMPLE = 10;
    private static final Trace TRACE = TuningCase.daily(1, 60);

    static Stream<PolicySpace> spaces() {
        return Stream.of(realTime(), component(), queue())
                .map(TuningCase::template)
                .flatMap(template ->
                        PolicyFamily.searched().stream().flatMap(family -> PolicySpaces.of(family, template).stream()));
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void whatIsSimulatedIsWhatIsWrittenAndCanBeDeployed(PolicySpace space) {
        List<Candidate> candidates = sample(space);
        assertThat(candidates).hasSizeGreaterThan(5);
        for (Candidate candidate : candidates) {
            String text = DescriptorWriter.write(candidate.description());
            byte[] written = text.getBytes(StandardCharsets.UTF_8);
            assertThat(DescriptorReader.read("stepscale.yaml", written, Map.of())
                            .descriptor()
                            .orElseThrow(() -> new AssertionError(text))
                            .scaling())
                    .isEqualTo(candidate.description());
            assertThat(Linter.standard().lint(candidate.plan()))
                    .as(text)
                    .extracting(Finding::severity)
                    .doesNotContain(Severity.ERROR);
            assertThat(Simulator.of(candidate.plan(), curved()).run(TRACE).minutes())
                    .isEqualTo(60);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PolicyFamily.class,
            names = {"SINGLE_STEPS", "SPLIT_STEPS", "LATENCY_STEPS"})
    void eachNumberHasNeighboursWhetherItIsWrittenOrNot(PolicyFamily family) {
        TuningRequest request = realTime();
        PolicySpace space =
                PolicySpaces.of(family, TuningCase.template(request)).orElseThrow();
        Candidate candidate = sample(space).get(0);
        assertThat(space.candidate(space.point(candidate))).hasValue(candidate);
        assertThat(TunedNeighbours.of(request, TuningEnvironment.standard(), candidate))
                .extracting(neighbour -> neighbour.parameter().name())
                .contains("scaleOutFrom", "scaleInBelow", "cooldown");
    }

    /** Points all over the ranges, not those of the grid alone. */
    private static List<Candidate> sample(PolicySpace space) {
        List<List<Integer>> points = new ArrayList<>(SpacePoints.coarse(space.parameters()));
        Collections.shuffle(points, new Random(1));
        Random random = new Random(2);
        Stream<List<Integer>> anywhere = Stream.generate(() -> space.parameters().stream()
                .map(parameter -> parameter.min() + random.nextInt(parameter.max() - parameter.min() + 1))
                .toList());
        return Stream.concat(points.stream().limit(SAMPLE), anywhere.limit(SAMPLE))
                .flatMap(point -> space.candidate(point).stream())
                .toList();
    }

    private static TuningRequest realTime() {
        return request(
                TuningCase.present(),
                new Objective(
                        OptionalDouble.of(0.01),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        Optional.of(new LatencyObjective(
                                LatencyStatistic.of(LatencyQuantile.P95), Duration.ofMillis(400), 0.99))));
    }

    private static TuningRequest component() {
        return request(
                ScalingDescription.inferenceComponent("c")
                        .minCapacity(0)
                        .maxCapacity(30)
                        .step(Step.upper(40).change(-1))
                        .step(Step.lower(80).change(+1))
                        .build(),
                TuningCase.maxExcess(0.01));
    }

    private static TuningRequest queue() {
        return request(
                ScalingDescription.endpoint("e")
                        .inferenceType(EndpointKind.ASYNC)
                        .minCapacity(0)
                        .maxCapacity(10)
                        .step(Step.upper(1).change(-1))
                        .step(Step.lower(80).change(+1))
                        .build(),
                new Objective(OptionalDouble.empty(), OptionalDouble.of(10), OptionalDouble.empty()));
    }

    private static TuningRequest request(ScalingDescription present, Objective objective) {
        return new TuningRequest(present, curved(), objective, TRACE, TuningOptions.standard());
    }

    private static Service curved() {
        return TuningCase.service().toBuilder()
                .curve(new ServiceCurve(List.of(row(20, 100), row(90, 160), row(120, 900))))
                .utilization(new UtilizationByMetric(Map.of(
                        "CPUUtilization",
                        new UtilizationLaw(5, 92.5),
                        "CPUUtilizationNormalized",
                        new UtilizationLaw(3, 88))))
                .build();
    }

    private static ServiceCurve.Row row(double rate, double mean) {
        return new ServiceCurve.Row(
                rate, mean, ServiceCurve.Row.littlesLaw(rate, mean), Map.of(LatencyQuantile.P95, 2 * mean));
    }
}
