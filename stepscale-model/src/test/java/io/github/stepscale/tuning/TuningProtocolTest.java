package io.github.stepscale.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Hindsight;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.traffic.TraceReader;
import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.search.TestWorkers;
import io.github.stepscale.tuning.search.TrafficPart;
import io.github.stepscale.tuning.space.PolicyFamily;
import io.github.stepscale.tuning.space.TunedParameter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tunes on the first half of long traffic and judges on the second: a tenth of the busiest minute is what an instance
 * serves, changes take four minutes, 1 to 10 instances.
 */
@Tag("slow")
class TuningProtocolTest {
    private static final Path TRACES = Path.of("../../shared/traces");

    /** The parts of a trace and what is known of the endpoint. */
    private record Half(TuningRequest request, TrafficPart unseen, double hindsightHours) {
        static Half of(String name, double maxExcess, PolicyFamily... families) throws Exception {
            Path file = TRACES.resolve(name + ".csv");
            assumeTrue(Files.exists(file), () -> file + " is not there");
            return of(TraceReader.read(name, Files.readAllBytes(file)).trace(), maxExcess, families);
        }

        static Half of(Trace trace, double maxExcess, PolicyFamily... families) {
            Trace first = trace.slice(0, trace.minutes() / 2);
            Trace second = trace.slice(trace.minutes() / 2, trace.minutes());
            Service service = Service.builder()
                    .requestsPerInstance(trace.peak() / 10)
                    .scaleOutDelay(4)
                    .scaleInDelay(4)
                    .build();
            TuningOptions options = TuningOptions.standard().withShare(1);
            TuningRequest request = new TuningRequest(
                    present(trace.peak()),
                    service,
                    TuningCase.maxExcess(maxExcess),
                    first,
                    families.length == 0 ? options : options.withFamilies(families));
            TrafficPart unseen = TrafficPart.of(second, service);
            return new Half(request, unseen, hindsight(request, unseen));
        }

        private static double hindsight(TuningRequest request, TrafficPart part) {
            return Hindsight.of(
                            ScalingPlan.of(request.present()),
                            part.startingIn(request.present().capacity()),
                            request.objective(),
                            part.trace())
                    .orElseThrow()
                    .summary()
                    .instanceHours();
        }

        private static ScalingDescription present(double peak) {
            return ScalingDescription.endpoint("e")
                    .minCapacity(1)
                    .maxCapacity(10)
                    .layout(Layout.SPLIT)
                    .step(Step.upper(Math.rint(peak * 0.04)).change(-1))
                    .step(Step.lower(Math.rint(peak * 0.08)).change(+1))
                    .build();
        }

        TuningResult tune() {
            return Tuning.run(request, TuningEnvironment.standard().withWorkers(TestWorkers.PARALLEL));
        }

        RunFigures judge(FrontPoint point) {
            return unseen.figures(point.candidate());
        }

        double ratio(FrontPoint point) {
            return judge(point).instanceHours() / hindsightHours;
        }
    }

    @Test
    void theCapacityLadderOfThreeMinutesCostsFivePercentMoreThanHindsight() throws Exception {
        Half half = Half.of("worldcup98_2weeks", 0.01, PolicyFamily.CAPACITY_LADDER);
        FrontPoint choice = half.tune().choice().orElseThrow();
        RunFigures judged = half.judge(choice);

        assertThat(choice.candidate().parameters())
                .extracting(TunedParameter::value)
                .containsExactly(100, 3, 1);
        assertThat(judged.instanceHours()).isBetween(225.0, 226.0);
        assertThat(judged.excessFraction()).isBetween(0.0049, 0.0051);
        assertThat(half.ratio(choice)).isBetween(1.04, 1.06);
    }

    @ParameterizedTest
    @CsvSource({"worldcup98_2weeks, 1.06", "servegen_m_large, 1.20", "nab_elb_requests, 2.4"})
    void onePercentIsKeptOnUnseenTrafficAtALowCost(String trace, double atMost) throws Exception {
        Half half = Half.of(trace, 0.01);
        TuningResult result = half.tune();
        FrontPoint choice = result.choice().orElseThrow();
        FrontPoint tracking = TuningChoice.winner(result.families(), PolicyFamily.TARGET_TRACKING)
                .orElseThrow();

        assertThat(half.judge(choice).excessFraction()).isLessThanOrEqualTo(0.01);
        assertThat(half.ratio(choice)).isLessThanOrEqualTo(atMost);
        assertThat(half.judge(choice).instanceMinutes())
                .isLessThan(half.judge(tracking).instanceMinutes());
    }

    @ParameterizedTest
    @EnumSource
    void onTrafficOfOtherKindsLaddersKeepTheObjectiveAndAreNoDearerThanTargetTracking(SyntheticTraffic kind) {
        Half half = Half.of(
                kind.trace(8),
                0.01,
                PolicyFamily.CAPACITY_LADDER,
                PolicyFamily.TWO_RULE_LADDER,
                PolicyFamily.LADDER_WITH_LEAD,
                PolicyFamily.TARGET_TRACKING);
        TuningResult result = half.tune();
        FrontPoint choice = result.choice().orElseThrow();
        FrontPoint tracking = TuningChoice.winner(result.families(), PolicyFamily.TARGET_TRACKING)
                .orElseThrow();

        assertThat(half.judge(choice).excessFraction()).isLessThanOrEqualTo(0.01);
        assertThat(half.judge(choice).instanceHours())
                .isLessThanOrEqualTo(1.02 * half.judge(tracking).instanceHours());
    }
}
