package io.github.stepscale.tuning;

import static io.github.stepscale.tuning.TuningCase.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.descriptor.DescriptorWriter;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.Linter;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.search.TrafficPart;
import io.github.stepscale.tuning.space.Candidate;
import io.github.stepscale.tuning.space.PolicyFamily;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MinimaSearchTest {
    private static final TuningOptions ALL = TuningOptions.standard()
            .withFamilies(PolicyFamily.CAPACITY_LADDER, PolicyFamily.SCHEDULED_MINIMA)
            .withShare(1);

    private static final TuningResult JUMPS = Tuning.run(TuningCase.request(jumps(4, true), 0.005, ALL));

    @Test
    void wherePeopleComeAtAFixedHourMinimaByTheHourAreChosen() {
        FrontPoint choice = JUMPS.choice().orElseThrow();
        assertThat(choice.candidate().family()).isEqualTo(PolicyFamily.SCHEDULED_MINIMA);
        assertThat(choice.candidate().description().schedules())
                .extracting(ScheduledAction::name, ScheduledAction::schedule)
                .contains(tuple("minimum-08-utc", "cron(55 7 * * ? *)"), tuple("minimum-18-utc", "cron(0 18 * * ? *)"));
        assertThat(choice.figures().instanceMinutes())
                .isLessThan(
                        JUMPS.families().get(0).winner().orElseThrow().figures().instanceMinutes() * 9 / 10);
    }

    @Test
    void schedulesAreWrittenReadDeployedAndSimulated() {
        Candidate choice = JUMPS.choice().orElseThrow().candidate();
        byte[] written = DescriptorWriter.write(choice.description()).getBytes(StandardCharsets.UTF_8);
        assertThat(DescriptorReader.read("stepscale.yaml", written, Map.of())
                        .descriptor()
                        .orElseThrow()
                        .scaling())
                .isEqualTo(choice.description());
        assertThat(Linter.standard().lint(choice.plan()))
                .extracting(Finding::severity)
                .doesNotContain(Severity.ERROR, Severity.WARNING);
        assertThat(TrafficPart.of(jumps(4, true), TuningCase.service()).figures(choice))
                .isEqualTo(JUMPS.choice().orElseThrow().figures());
    }

    @Test
    void theNumbersAroundTheChosenOnesAreKnown() {
        assertThat(TunedNeighbours.of(
                        TuningCase.request(jumps(4, true), 0.005, ALL),
                        TuningEnvironment.standard(),
                        JUMPS.choice().orElseThrow().candidate()))
                .extracting(neighbour -> neighbour.parameter().name())
                .contains("utilization", "minimaQuantile");
    }

    @Test
    void whatHappensAtAnotherHourEachDayIsNoReasonForASchedule() {
        TuningResult result = Tuning.run(TuningCase.request(jumps(4, false), 0.02, ALL));
        assertThat(result.families().get(1).winner()).isEmpty();
        assertThat(result.choice().orElseThrow().candidate().family()).isEqualTo(PolicyFamily.CAPACITY_LADDER);
    }

    @Test
    void oneSaysWhyThereAreNoMinima() {
        assertThat(reason(TuningCase.request(jumps(2, true), 0.005, ALL)))
                .contains("the tuning part has fewer than three whole days in UTC");
        ScalingDescription scheduled = ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(10)
                .step(Step.upper(40).change(-1))
                .step(Step.lower(80).change(+1))
                .schedule(new ScheduledAction(
                        "morning",
                        "cron(0 7 * * ? *)",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.of(2),
                        OptionalInt.empty()))
                .build();
        TuningRequest request =
                new TuningRequest(scheduled, TuningCase.service(), TuningCase.maxExcess(0.005), jumps(4, true), ALL);
        TuningResult result = Tuning.run(request);
        assertThat(result.families().get(1).reason())
                .hasValue("the present policy has schedules, which stay as they are");
        assertThat(result.families().get(0).front())
                .allSatisfy(point ->
                        assertThat(point.candidate().description().schedules()).isEqualTo(scheduled.schedules()));
    }

    private static Optional<String> reason(TuningRequest request) {
        return Tuning.run(request).families().get(1).reason();
    }

    /** Ten busy hours a day, which begin and end within a minute: from eight on, or at an hour of their own each day. */
    private static Trace jumps(int days, boolean daily) {
        Random random = new Random(5);
        List<Integer> hours = List.of(0, 14, 5, 10);
        double[] requests = new double[days * DAY];
        for (int minute = 0; minute < requests.length; minute++) {
            int begin = 60 * (daily ? 8 : hours.get(minute / DAY % 4));
            boolean busy = minute % DAY >= begin && minute % DAY < begin + 600;
            requests[minute] = Math.rint((busy ? 700 : 90) * (0.95 + 0.1 * random.nextDouble()));
        }
        return Trace.of(TuningCase.MIDNIGHT, requests);
    }
}
