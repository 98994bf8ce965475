package io.github.stepscale.report.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.report.page.HeadlineFigure;
import io.github.stepscale.report.simulation.Cases.Case;
import io.github.stepscale.report.simulation.Verdict.Outcome;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.LatencyObjective;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.traffic.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** A limit of the latency in the verdict, the headlines, the table and the summary. */
class LatencyReportTest {
    private static final Trace CALM = Trace.of(Cases.START, 30, 30, 30, 30, 30, 30, 30, 30);

    @Test
    void theVerdictSaysWhichShareKeepsTheLimitAndWhichIsRequired() {
        Verdict verdict = Cases.language().verdict();
        String kept = percent(Cases.language());

        assertThat(verdict.outcome()).isEqualTo(Outcome.MISSED);
        assertThat(verdict.sentence())
                .startsWith("The policy misses the objective (p95 at most 5 s for " + kept
                        + " of the requests, at least 99 % required) and costs ");
        assertThat(verdict.sentence()).contains("; a fixed count of ").contains(" meets it and costs ");
    }

    @Test
    void aLimitThatIsMetIsSaidToo() {
        Verdict verdict = limited(5_000, 0.99, CALM).verdict();

        assertThat(verdict.outcome()).isEqualTo(Outcome.MET);
        assertThat(verdict.sentence())
                .startsWith("The policy meets the objective (p95 at most 5 s for 100 % of the requests, at least 99 %"
                        + " required) for ");
    }

    /** Nothing needs requestsPerInstance here, and so nothing asks for it. */
    @Test
    void aLimitOfTheLatencyNeedsNoThroughput() {
        Service unknown = Service.builder().curve(Cases.curve()).build();
        Case limited =
                Cases.of(ScalingPlan.of(Cases.languageModel().build()), unknown, objective(5_000, 0.99), Cases.rush());

        assertThat(limited.verdict().sentence()).doesNotContain("requestsPerInstance", "cannot be compared");
        assertThat(limited.verdict().sentence()).contains("a fixed count of");
        assertThat(limited.table().lines())
                .noneMatch(line -> line.startsWith("fixed count: ") || line.contains("hindsight: needs"))
                .anyMatch(line -> line.startsWith("hindsight: counts instances by 106."));
    }

    @Test
    void theTableHasARowOfTheShareAndSaysHowHindsightCounts() {
        ComparisonTable table = Cases.language().table();

        assertThat(table.rows().get(0).label()).isEqualTo("requests with p95 at most 5 s");
        assertThat(table.rows().get(0).cells().get(0)).isEqualTo(percent(Cases.language()));
        assertThat(table.notes())
                .anyMatch(
                        note -> note.matches("hindsight: counts instances by 106\\.\\d+ requests a minute, at which one"
                                + " instance still keeps p95 at most 5 s"));
        assertThat(Cases.small().table().lines()).noneMatch(line -> line.contains("p95"));
    }

    @Test
    void whereNoRateKeepsTheLimitTheTableSaysWhy() {
        assertThat(limited(2_000, 0.5, CALM).table().notes())
                .contains("hindsight: one instance does not keep p95 at most 2 s at any rate of service.curve")
                .contains("fixed count: none from 1 to 8 meets the objective");
    }

    @Test
    void theHeadlinesSayWhatIsAskedAndWhatIsTooSlow() {
        assertThat(headline(Cases.language(), 0)).startsWith("p95 at most 5 s for 99 % of the requests");
        assertThat(headline(Cases.language(), 1)).matches("[\\d.]+ % too slow.*");
        assertThat(headline(limited(5_000, 1, CALM), 0)).startsWith("p95 at most 5 s for all requests");
        assertThat(headline(limited(5_000, 1, CALM), 1)).startsWith("nowhere");
    }

    @Test
    void thePageSaysInHowManyMinutesTheLatencyIsAboveTheTimeout() {
        Service hasty = Cases.languageService().toBuilder()
                .timeout(Duration.ofMillis(2_400))
                .build();
        Case slow = Cases.of(
                ScalingPlan.of(Cases.languageModel().build()),
                hasty,
                objective(5_000, 1),
                Trace.of(Cases.START, 6, 30));

        assertThat(headline(slow, 1)).endsWith("; p95 above the timeout of 2.4 s in 1 minute");
        assertThat(slow.page())
                .contains(
                        "In 1 minute the p95 is above service.timeout (2.4 s): more requests of these minutes may be given up");
        assertThat(limited(5_000, 1, CALM).page())
                .contains("A request of which the service alone takes longer does not count as timed out.")
                .doesNotContain("above the timeout", "above service.timeout");
    }

    /** An instance serves 105 a minute from the backlog, 126 by the curve: at 120 the backlog grows and the latency does not. */
    @Test
    void theTwoWaitsOfAnAsynchronousEndpointAreToldApart() {
        ScalingPlan plan = ScalingPlan.of(ScalingDescription.endpoint("e")
                .inferenceType(EndpointKind.ASYNC)
                .metric("ConcurrentRequestsPerModel")
                .minCapacity(1)
                .maxCapacity(2)
                .step(Step.lower(1_000_000).change(1))
                .build());
        Trace busy = Trace.of(Cases.START, 120, 120, 120, 120, 120, 120, 120);
        Case both = Cases.of(plan, Cases.languageService(), objective(13_000, 1), busy);

        assertThat(both.verdict().sentence())
                .contains("The policy meets the objective")
                .contains(" The latency of an asynchronous endpoint is that inside an instance, without the wait in the"
                        + " backlog, which is 1 minute at worst; maxWait limits it.");
        assertThat(both.table().notes())
                .contains("worst wait: in the backlog, by service.requestsPerInstance; latency: inside an instance, by"
                        + " service.curve, without the wait in the backlog");
        assertThat(both.page())
                .contains(
                        "The wait is that in the backlog of the asynchronous endpoint, by service.requestsPerInstance.");
        assertThat(Cases.of(plan, Service.builder().curve(Cases.curve()).build(), objective(13_000, 1), busy)
                        .verdict()
                        .sentence())
                .contains("without the wait in the backlog, which is unknown without service.requestsPerInstance.");
        assertThat(limited(5_000, 1, CALM).verdict().sentence()).doesNotContain("backlog");
    }

    @Test
    void aShareThatIsNotAllIsNeverCalledAHundredPercent() {
        LatencyObjective most = objective(800, 0.99).latency().orElseThrow();

        assertThat(LatencyText.reached(most, 0.999999))
                .isEqualTo("p95 at most 800 ms for 99.9999 % of the requests, at least 99 % required");
        assertThat(LatencyText.reached(most, 0.98999999)).contains("for 98.999999 % of the requests, at least 99 %");
        assertThat(LatencyText.asked(objective(800, 0.99999).latency().orElseThrow()))
                .isEqualTo("p95 at most 800 ms for 99.999 % of the requests");
    }

    @Test
    void theSummaryHasTheShareOfEachRunAndTheMiss() throws Exception {
        Case language = Cases.language();
        JsonNode root = new ObjectMapper()
                .readTree(SummaryJson.of(
                        language.objective(), language.replay(), new ReportNotes(List.of(), List.of(), List.of())));
        double kept = language.replay().policy().summary().latencyKeptFraction().orElseThrow();

        for (String run : List.of("policy", "fixed", "hindsight")) {
            assertThat(root.get(run).get("latencyKeptFraction").asDouble())
                    .as(run)
                    .isBetween(0.0, 1.0);
        }
        JsonNode miss = root.get("objective").get("misses").get(0);
        assertThat(root.get("policy").get("latencyKeptFraction").asDouble()).isEqualTo(kept);
        assertThat(miss.get("key").asText()).isEqualTo("latency");
        assertThat(miss.get("actual").asDouble()).isEqualTo(kept);
        assertThat(miss.get("limit").asDouble()).isEqualTo(0.99);
    }

    private static String percent(Case limited) {
        return LatencyText.kept(limited.replay().policy().summary());
    }

    private static String headline(Case limited, int index) {
        HeadlineFigure figure = new Headlines(limited.plan(), limited.service(), limited.objective(), limited.replay())
                .all()
                .get(index);
        return figure.answer() + " " + figure.detail();
    }

    private static Case limited(int millis, double share, Trace trace) {
        return Cases.of(
                ScalingPlan.of(Cases.languageModel().build()),
                Cases.languageService(),
                objective(millis, share),
                trace);
    }

    private static Objective objective(int millis, double share) {
        return new Objective(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of(new LatencyObjective(Cases.latencyLimit().statistic(), Duration.ofMillis(millis), share)));
    }
}
