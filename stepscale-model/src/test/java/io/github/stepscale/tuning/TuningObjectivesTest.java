package io.github.stepscale.tuning;

import static io.github.stepscale.tuning.TuningCase.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.LatencyObjective;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.ReplayResult;
import io.github.stepscale.simulation.SimulatedRun;
import io.github.stepscale.simulation.Summary;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.objective.ObjectiveLimits;
import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.search.TrafficPart;
import io.github.stepscale.tuning.space.Candidate;
import io.github.stepscale.tuning.space.PolicyFamily;
import io.github.stepscale.validation.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TuningObjectivesTest {
    private static final Objective LATENCY = new Objective(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.of(new LatencyObjective(LatencyStatistic.MEAN, Duration.ofMillis(400), 0.98)));

    private static final Objective WAIT =
            new Objective(OptionalDouble.empty(), OptionalDouble.of(12), OptionalDouble.empty());

    /** Two days, of which one is tuned on. */
    private static final Trace TRACE = TuningCase.daily(3, 2 * DAY);

    @Test
    void underALimitOfTheLatencyTheCheapestPolicyKeepsIt() {
        TuningResult result = Tuning.run(request(
                TuningCase.present(),
                curved(),
                LATENCY,
                PolicyFamily.FIXED,
                PolicyFamily.CAPACITY_LADDER,
                PolicyFamily.LATENCY_STEPS));
        FrontPoint choice = result.choice().orElseThrow();
        assertThat(choice.candidate().family()).isEqualTo(PolicyFamily.LATENCY_STEPS);
        assertThat(choice.figures().lateFraction().orElseThrow()).isBetween(1e-9, 0.01);
        assertThat(result.families())
                .allSatisfy(family -> assertThat(family.winner()).isPresent());
        assertThat(result.sentences())
                .anyMatch(sentence -> sentence.contains("of the requests miss mean at most 400 ms"));
    }

    @Test
    void theLateRequestsAreThoseOfASimulation() {
        ScalingPlan plan = ScalingPlan.of(TuningCase.present());
        TrafficPart part = TrafficPart.of(TRACE, curved(), ObjectiveLimits.of(LATENCY, 1, TRACE.minutes()));
        Summary simulated = ReplayResult.of(
                        plan, part.startingIn(TuningCase.present().capacity()), LATENCY, TRACE)
                .policy()
                .summary();
        RunFigures figures = part.figures(new Candidate(PolicyFamily.PRESENT, TuningCase.present(), List.of()));
        assertThat(1 - figures.lateFraction().orElseThrow())
                .isCloseTo(simulated.latencyKeptFraction().orElseThrow(), Offset.offset(1e-12))
                .isLessThan(1);
    }

    @Test
    void anAsynchronousEndpointIsTunedForTheLongestWait() {
        TuningResult result =
                Tuning.run(request(queue(), TuningCase.service(), WAIT, PolicyFamily.FIXED, PolicyFamily.SPLIT_STEPS));
        FrontPoint choice = result.choice().orElseThrow();
        ScalingDescription description = choice.candidate().description();
        assertThat(choice.candidate().family()).isEqualTo(PolicyFamily.SPLIT_STEPS);
        assertThat(description.hasWakeRule()).isEqualTo(description.capacity().min() == 0);
        assertThat(choice.figures().longestWaitMinutes().orElseThrow()).isBetween(0.1, 6.0);
        assertThat(SimulatedRun.of(
                                choice.candidate().plan(),
                                TrafficPart.of(TRACE.slice(0, DAY), TuningCase.service())
                                        .startingIn(description.capacity()),
                                TRACE.slice(0, DAY))
                        .summary()
                        .longestWaitMinutes())
                .isEqualTo(choice.figures().longestWaitMinutes());
    }

    @Test
    void laddersOfDemandAndTargetTrackingSayWhyTheyDoNotTuneAQueue() {
        TuningResult result = Tuning.run(request(
                queue(),
                TuningCase.service(),
                WAIT,
                PolicyFamily.CAPACITY_LADDER,
                PolicyFamily.TARGET_TRACKING,
                PolicyFamily.CONCURRENCY_STEPS));
        assertThat(result.families())
                .extracting(family -> family.reason().orElseThrow())
                .containsExactly(
                        "the target has no metric for it",
                        "the metric follows from service.curve or service.model, which is missing",
                        "the target has no metric for it");
    }

    @Test
    void aServerlessVariantIsTunedByLaddersOfDemandAlone() {
        ScalingDescription serverless = ScalingDescription.endpoint("e")
                .inferenceType(EndpointKind.SERVERLESS)
                .minCapacity(1)
                .maxCapacity(10)
                .step(Step.upper(0.4).change(-1))
                .step(Step.lower(0.8).change(+1))
                .build();
        TuningResult result = Tuning.run(request(
                serverless,
                TuningCase.service(),
                TuningCase.maxExcess(0.01),
                PolicyFamily.CAPACITY_LADDER,
                PolicyFamily.SPLIT_STEPS));
        assertThat(result.choice().orElseThrow().candidate().family()).isEqualTo(PolicyFamily.CAPACITY_LADDER);
        assertThat(result.families().get(1).reason().orElseThrow()).contains("which traffic does not determine");
    }

    @Test
    void aComponentIsTunedByCopiesOfWhichALadderKeepsOne() {
        ScalingDescription component = ScalingDescription.inferenceComponent("c")
                .minCapacity(0)
                .maxCapacity(10)
                .step(Step.upper(40).change(-1))
                .step(Step.lower(80).change(+1))
                .build();
        TuningResult result = Tuning.run(
                request(component, TuningCase.service(), TuningCase.maxExcess(0.01), PolicyFamily.CAPACITY_LADDER));
        FrontPoint choice = result.choice().orElseThrow();
        assertThat(choice.candidate().description().metric().label()).isEqualTo("Invocations");
        assertThat(choice.candidate().description().capacity().min()).isGreaterThan(0);
        assertThat(choice.figures().excessFraction()).isLessThanOrEqualTo(0.005);
    }

    @Test
    void whatAQueueCannotBeTunedForIsRefused() {
        assertThatThrownBy(() -> request(queue(), TuningCase.service(), TuningCase.maxExcess(0.01), PolicyFamily.FIXED))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("objective.maxWait")
                .hasMessageContaining("objective.maxExcess: cannot fail");
        assertThatThrownBy(() -> request(TuningCase.present(), TuningCase.service(), LATENCY, PolicyFamily.FIXED))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("objective.latency");
    }

    private static TuningRequest request(
            ScalingDescription present, Service service, Objective objective, PolicyFamily... families) {
        return new TuningRequest(
                present, service, objective, TRACE, TuningOptions.standard().withFamilies(families));
    }

    /** A backlog per instance of 100 takes a minute to serve. */
    private static ScalingDescription queue() {
        return ScalingDescription.endpoint("e")
                .inferenceType(EndpointKind.ASYNC)
                .minCapacity(0)
                .maxCapacity(10)
                .step(Step.upper(1).change(-1))
                .step(Step.lower(500).change(+1))
                .build();
    }

    private static Service curved() {
        return TuningCase.service().toBuilder()
                .curve(new ServiceCurve(List.of(
                        ServiceCurve.Row.of(20, 100), ServiceCurve.Row.of(90, 160), ServiceCurve.Row.of(120, 900))))
                .build();
    }
}
