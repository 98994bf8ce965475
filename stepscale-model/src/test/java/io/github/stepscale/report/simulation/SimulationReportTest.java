package io.github.stepscale.report.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.report.page.PageData;
import io.github.stepscale.report.page.PageRules;
import io.github.stepscale.report.page.PageXml;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.traffic.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The page, read strictly: as XML. */
class SimulationReportTest {
    @Test
    void thePageIsWellFormed() throws Exception {
        PageXml page = PageXml.of(Cases.small().page());

        assertThat(page.text("/html/head/title")).isEqualTo("stepscale-object-detection-AllTraffic");
        assertThat(page.text("//h1")).isEqualTo("stepscale-object-detection-AllTraffic");
        assertThat(page.texts("//h2"))
                .containsExactly(
                        "Demand against capacity", "The steps", "In numbers", "Findings of lint", "Assumptions");
    }

    @Test
    void itKeepsTheRulesOfEveryPage() throws Exception {
        String page = Cases.small().page();

        PageRules.everyIdIsThereOnceAndEveryReferenceHasOne(PageXml.of(page));
        PageRules.nothingIsLoaded(page);
        PageRules.thePolicyNamesEveryScriptAndTheStyleByItsHash(PageXml.of(page));
    }

    @Test
    void hostileTextStaysText() throws Exception {
        ScalingPlan plan = ScalingPlan.of(Cases.sample()
                .description(PageRules.HOSTILE.replace("\u2028", ""))
                .build());
        Finding finding = new Finding(
                "S01", Severity.WARNING, PageRules.HOSTILE, PageRules.HOSTILE + "\u0000\uD800", PageRules.HOSTILE);
        String text = Cases.of(plan, Cases.sampleService(), Objective.NONE, Cases.burst())
                .page(List.of(finding));
        PageXml page = PageXml.of(text);

        assertThat(page.texts("//script")).hasSize(3);
        assertThat(page.texts("//p[@class='what']")).contains(PageRules.HOSTILE.replace("\u2028", ""));
        assertThat(page.texts("//ul[@class='findings']/li"))
                .containsExactly("W-S01 " + PageRules.HOSTILE + ": " + PageRules.HOSTILE + "\uFFFD\uFFFD. "
                        + PageRules.HOSTILE + ".");
        assertThat(text.split("(?i)</script", -1)).hasSize(4);
    }

    @Test
    void sameValuesGiveTheSameBytesWhereverItIsRun() {
        String first = Cases.small().page();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(Cases.small().page()).isEqualTo(first);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void theLicenceOfTheChartLibraryIsInThePage() {
        assertThat(Cases.small().page()).contains("The MIT License").contains("Leon Sorokin");
    }

    @Test
    void theDataOfThePageMatchesTheTimeline() throws Exception {
        Cases.Case small = Cases.small();
        JsonNode data = PageData.of(small.page());
        JsonNode candidates = data.path("candidates");

        assertThat(data.path("start").asLong() * 60).isEqualTo(Cases.START.getEpochSecond());
        assertThat(numbers(data.path("requests")))
                .isEqualTo(requests(small.replay().trace(), 1));
        assertThat(candidates.findValuesAsText("key")).containsExactly("policy", "tracking", "fixed", "hindsight");
        assertSame(candidates.get(0), small.replay().policy().timeline());
        assertSame(
                candidates.get(1), small.replay().targetTracking().orElseThrow().timeline());
        assertSame(candidates.get(2), small.replay().fixed().orElseThrow().run().timeline());
        assertSame(candidates.get(3), small.replay().hindsight().orElseThrow().timeline());
    }

    @Test
    void fractionsOfRequestsAreKeptInHundredths() throws Exception {
        Trace trace = Trace.of(Cases.START, 0.25, 1000000.5, 3, 0.125, 0);
        JsonNode data = PageData.of(Cases.of(Cases.samplePlan(), Cases.sampleService(), Objective.NONE, trace)
                .page());

        assertThat(data.path("scale").asInt()).isEqualTo(100);
        assertThat(numbers(data.path("requests"))).isEqualTo(requests(trace, 100));
    }

    @Test
    void theStepsAreDrawnFromTheHighestDown() throws Exception {
        PageXml page = PageXml.of(Cases.small().page());

        assertThat(page.texts("//*[name()='svg']/*[name()='text'][not(@class)]"))
                .containsExactly("▲ +1 (Scaling)", "hold (Scaling)", "▼ -1 (Scaling)", "hold (no alarm)");
        assertThat(page.texts("//*[name()='svg']/*[@class='bound']")).containsExactly("≥ 50", "≥ 20", "≥ 0");
    }

    @Test
    void listsEventsInOrder() throws Exception {
        Cases.Case small = Cases.small();
        Timeline timeline = small.replay().policy().timeline();
        PageXml page = PageXml.of(small.page());
        List<Element> rows = page.elements("//details[@id='events']//tbody/tr");

        long decisions = 0;
        for (int minute = 0; minute < timeline.minutes(); minute++) {
            decisions += timeline.action(minute) == 0 ? 0 : 1;
        }
        assertThat(page.texts("//details[@id='events']//tbody/tr[contains(td[1], 'decided')]"))
                .hasSize((int) decisions);
        assertThat(page.texts("//details[@id='events']//tbody/tr/th"))
                .isSorted()
                .hasSize(rows.size());
        assertThat(page.texts("//details[@id='events']//tbody/tr[td[1] = 'shortage']"))
                .isNotEmpty();
    }

    @Test
    void limitsTheListOfEvents() {
        double[] requests = new double[2_000];
        for (int i = 0; i < requests.length; i++) {
            requests[i] = i < 2 || i % 2 == 0 ? 1_000 : 0;
        }
        Timeline timeline = Cases.of(
                        Cases.samplePlan(), Cases.sampleService(), Objective.NONE, Trace.of(Cases.START, requests))
                .replay()
                .policy()
                .timeline();
        EventTable events = EventTable.of(timeline, DrawnLatency.of(Cases.sampleService(), Objective.NONE));

        assertThat(events.first()).hasSize(EventTable.MAX_ROWS);
        assertThat(events.count()).isGreaterThan(900);
        assertThat(events.first().get(0).detail()).startsWith("3 minutes, ");
    }

    private static void assertSame(JsonNode candidate, Timeline timeline) {
        int minutes = timeline.minutes();
        List<Integer> running = PageData.expanded(candidate.path("running"));
        List<Integer> pending = PageData.expanded(candidate.path("pending"));
        List<Integer> lacks = PageData.expanded(candidate.path("short"));
        List<Integer> actions = dense(candidate.path("actions"), minutes);
        assertThat(List.of(running.size(), pending.size(), lacks.size())).containsOnly(minutes);
        assertThat(candidate.path("alarms").findValuesAsText("rule")).isEqualTo(timeline.rules());
        for (int minute = 0; minute < minutes; minute++) {
            assertThat(running.get(minute)).isEqualTo(timeline.running(minute));
            assertThat(pending.get(minute)).isEqualTo(timeline.pending(minute));
            assertThat(lacks.get(minute) == 1).isEqualTo(timeline.excess(minute) > 0);
            assertThat(actions.get(minute)).isEqualTo(timeline.action(minute));
        }
        for (int rule = 0; rule < timeline.rules().size(); rule++) {
            List<Integer> states =
                    PageData.expanded(candidate.path("alarms").get(rule).path("states"));
            assertThat(states).hasSize(minutes);
            for (int minute = 0; minute < minutes; minute++) {
                assertThat(states.get(minute))
                        .isEqualTo(timeline.alarm(rule, minute).ordinal());
            }
        }
    }

    private static List<Integer> dense(JsonNode sparse, int minutes) {
        List<Integer> values = new ArrayList<>(Collections.nCopies(minutes, 0));
        int at = 0;
        for (int i = 0; i < sparse.size(); i += 2) {
            at += sparse.get(i).asInt();
            values.set(at, sparse.get(i + 1).asInt());
        }
        return values;
    }

    private static List<Long> numbers(JsonNode differences) {
        List<Long> values = new ArrayList<>();
        long sum = 0;
        for (JsonNode difference : differences) {
            sum += difference.asLong();
            values.add(sum);
        }
        return values;
    }

    private static List<Long> requests(Trace trace, int scale) {
        List<Long> values = new ArrayList<>();
        for (int minute = 0; minute < trace.minutes(); minute++) {
            values.add(Math.round(trace.requests(minute) * scale));
        }
        return values;
    }
}
