package io.github.stepscale.report.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepscale.plan.ScalingPlan;
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
