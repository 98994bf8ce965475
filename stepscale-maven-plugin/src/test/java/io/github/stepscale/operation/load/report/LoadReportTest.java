package io.github.stepscale.operation.load.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.load.LatencyPercentiles;
import io.github.stepscale.operation.load.report.LoadRun.Minute;
import io.github.stepscale.report.page.PageData;
import io.github.stepscale.report.page.PageRules;
import io.github.stepscale.report.page.PageXml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The page of a load run, read strictly: as XML. */
class LoadReportTest {
    private static final String HOSTILE = PageRules.HOSTILE + "\u0000\u0007\uD800";
    private static final String SHOWN = PageRules.HOSTILE + "\uFFFD\uFFFD\uFFFD";

    @Test
    void aLoadPageKeepsTheRulesOfEveryPage() throws Exception {
        for (LoadRun run : List.of(
                LoadCases.ramp(),
                LoadCases.compared(),
                LoadCases.cutShort(),
                LoadCases.calm(1),
                LoadCases.nothing(),
                LoadCases.named(HOSTILE))) {
            String page = LoadReport.of(run);

            PageRules.everyIdIsThereOnceAndEveryReferenceHasOne(PageXml.of(page));
            PageRules.nothingIsLoaded(page);
            PageRules.thePolicyNamesEveryScriptAndTheStyleByItsHash(PageXml.of(page));
        }
    }

    @Test
    void theTopNamesTheTargetAndTheTime() throws Exception {
        PageXml page = page(LoadCases.ramp());

        assertThat(page.text("/html/head/title")).isEqualTo("stepscale-object-detection-AllTraffic under load");
        assertThat(page.text("//h1")).isEqualTo("stepscale-object-detection-AllTraffic");
        assertThat(page.text("//p[@class='what']"))
                .isEqualTo(
                        "EndpointName object-detection, VariantName AllTraffic. Under load from 2026-03-02 08:00:02 to"
                                + " 2026-03-02 08:49:58 UTC.");
        assertThat(page.texts("//h2"))
                .containsExactly(
                        "Minute by minute",
                        "Thresholds of the run",
                        "How long scaling took",
                        "How long answers took",
                        "What went wrong",
                        "Scaling activities",
                        "Settings of the run");
    }

    @Test
    void theVerdictCoversRequestsLatencyCapacityAndSimulation() throws Exception {
        assertThat(verdict(LoadCases.ramp()))
                .isEqualTo(
                        "✗ 604 of 9,750 requests failed: 193 were answered with an error, 411 were not answered 93.81 % of 9,750 requests succeeded; 604 errors (411"
                                + " TIMEOUT, 193 THROTTLED); 221 late. Half of the answers took up to 5,625 ms and 99 of 100 up to"
                                + " 10,924 ms, counted from when a request was due; worst at 08:14 with a p99 of 10,924 ms. These figures leave out the 604 requests that failed or had no answer. In"
                                + " service: 1 to 6 instances, fewer than desired in 43 of 50 minutes. A simulation of the same"
                                + " traffic has a different capacity in 5 of 50 minutes, 0.1 instances apart on average.");
        assertThat(verdict(LoadCases.calm(1)))
                .startsWith("✓ Every request succeeded, and none was sent late")
                .endsWith("Capacity is unknown. There is no simulation to compare it with.");
        assertThat(verdict(LoadCases.cutShort()))
                .startsWith("✗ Cut short: more than a sixth of the requests of a minute ended in errors");
        assertThat(verdict(LoadCases.nothing()))
                .startsWith("– No request was due")
                .contains("No latency was measured.");
    }

    @Test
    void theVerdictIsThatOfTheThresholds() throws Exception {
        assertThat(verdict(LoadCases.with(LoadCases.ramp(), LoadCases.BROKEN, LoadCases.MET)))
                .startsWith(
                        "✗ 1 of 2 thresholds broken Broken: p95 latency 912.3 ms, limit 800 ms. Met: error rate 6.2 %,"
                                + " limit 10 %. 93.81 %");
        assertThat(verdict(LoadCases.with(LoadCases.ramp(), LoadCases.MET)))
                .startsWith("✓ Every threshold is met Met: error rate 6.2 %, limit 10 %.");
        assertThat(verdict(LoadCases.with(LoadCases.cutShort(), LoadCases.MET))).startsWith("✗ Cut short");
    }

    @Test
    void oneLateRequestIsNotHiddenAndOneErrorDoesNotRoundAway() throws Exception {
        assertThat(verdict(LoadCases.flaw(0, 1)))
                .startsWith("✗ Every request succeeded; 1 late")
                .contains("; 1 late.");
        assertThat(verdict(LoadCases.flaw(1, 0)))
                .startsWith("✗ 1 of 1,000,000 requests were answered with an error")
                .contains("99.9999 % of 1,000,000 requests succeeded; 1 error; none late.");
    }

    @Test
    void theErrorOfTheSimulationIsSaidOfEachSource() throws Exception {
        PageXml page = page(LoadCases.compared());

        assertThat(page.text("//h2[@id='accuracy-title']")).isEqualTo("How good the simulation was");
        assertThat(table(page, "accuracy"))
                .containsExactly(
                        List.of(
                                "p95 latency at the client",
                                "48",
                                "10 %",
                                "10 %",
                                "29",
                                "10 %",
                                "10 %",
                                "2 partial minutes"),
                        List.of(
                                "p95 latency in CloudWatch (ModelLatency)",
                                "48",
                                "6.3 %",
                                "6.3 %",
                                "29",
                                "6.3 %",
                                "6.3 %",
                                "2 partial minutes"),
                        List.of(
                                "Sum of InvocationsPerInstance in CloudWatch",
                                "47",
                                "0 %",
                                "0 %",
                                "29",
                                "0 %",
                                "0 %",
                                "2 partial minutes, 1 minute without an observed value"));
        assertThat(page.texts("//section[@aria-labelledby='accuracy-title']/p").get(0))
                .contains("Latency at the client includes the network", "ModelLatency does not");
        assertThat(verdict(LoadCases.compared()))
                .endsWith(
                        "apart on average; p95 latency at the client within 10 % in half of 48 minutes and within 10 %"
                                + " in 9 of 10.");
        assertThat(page(LoadCases.ramp()).elements("//h2[@id='accuracy-title']"))
                .isEmpty();
    }

    @Test
    void theChartDataHasWhatWasObservedBesideTheSimulation() throws Exception {
        JsonNode predictions = PageData.of(LoadReport.of(LoadCases.compared())).path("predictions");

        assertThat(predictions.findValuesAsText("name"))
                .containsExactly("p95 latency", "Sum of InvocationsPerInstance");
        assertThat(predictions.get(0).path("observed").findValuesAsText("source"))
                .containsExactly("at the client", "in CloudWatch (ModelLatency)");
        assertThat(predictions.get(0).path("simulated").get(3).asDouble())
                .isEqualTo(hundredths(0.9
                        * LoadCases.compared()
                                .minutes()
                                .get(3)
                                .counts()
                                .latency()
                                .orElseThrow()
                                .p95()));
        assertThat(predictions
                        .get(1)
                        .path("observed")
                        .get(0)
                        .path("values")
                        .get(7)
                        .isNull())
                .isTrue();
    }

    @Test
    void theHeadlinesAnswerFourQuestions() throws Exception {
        PageXml page = page(LoadCases.ramp());

        assertThat(page.texts("//dt"))
                .containsExactly(
                        "Did requests succeed?",
                        "How long did answers take?",
                        "Did it scale in time?",
                        "Does the simulation agree?");
        assertThat(page.texts("//dd[@class='answer']"))
                .containsExactly("93.81 %", "p99 10,924 ms", "1 to 6 instances", "in 90 % of the minutes");
        assertThat(page(LoadCases.nothing()).texts("//dd[@class='answer']"))
                .containsExactly("-", "unknown", "unknown", "unknown");
    }

    @Test
    void everyTableHasItsRows() throws Exception {
        LoadRun run = LoadCases.ramp();
        PageXml page = page(run);

        assertThat(table(page, "delays")).hasSameSizeAs(run.delays()).allMatch(row -> row.size() == 5);
        assertThat(table(page, "latency")).hasSize(2);
        assertThat(table(page, "failures"))
                .containsExactly(
                        List.of("TIMEOUT", "411", "no answer within 10 s"),
                        List.of("THROTTLED", "193", "Rate exceeded (Service: SageMakerRuntime, Status Code: 429)"));
        assertThat(table(page, "activities")).hasSameSizeAs(run.activities());
        assertThat(table(page, "activities").get(0))
                .containsExactly(
                        "2026-03-02 08:02:14",
                        "2026-03-02 08:10:05",
                        "471 s",
                        "Successful",
                        "Successfully set desired instance count to 2. Change successfully fulfilled by sagemaker.");
        assertThat(table(page, "activities").get(5)).contains("under way", "InProgress");
        assertThat(table(page, "settings"))
                .extracting(row -> row.get(0))
                .containsExactlyElementsOf(run.settings().keySet());
        assertThat(page.text("//pre")).isEqualTo(String.join("\n", run.service()));
    }

    @Test
    void emptySectionsSaySo() throws Exception {
        assertThat(page(LoadCases.nothing()).texts("//section/p | //div/section/p"))
                .contains(
                        "No delay could be measured.",
                        "No request succeeded.",
                        "No error occurred.",
                        "No scaling activity was seen.",
                        "Nothing was set.");
    }

    @Test
    void hostileTextStaysText() throws Exception {
        String text = LoadReport.of(LoadCases.named(HOSTILE));
        PageXml page = PageXml.of(text);

        assertThat(page.texts("//script")).hasSize(3);
        assertThat(text.split("(?i)</script", -1)).hasSize(4);
        assertThat(page.text("//h1")).isEqualTo(SHOWN);
        assertThat(page.text("//p[@id='verdict']/strong")).isEqualTo("✗ Cut short: " + SHOWN);
        assertThat(page.text("//pre")).isEqualTo(SHOWN);
        assertThat(table(page, "failures")).containsExactly(List.of(SHOWN, "2", SHOWN));
        assertThat(table(page, "settings")).containsExactly(List.of(SHOWN, SHOWN));
        assertThat(PageData.of(text).path("alarms").get(0).path("name").asText())
                .startsWith(PageRules.HOSTILE);
    }

    @Test
    void theChartDataHasTheNumbersOfTheRun() throws Exception {
        LoadRun run = LoadCases.ramp();
        JsonNode data = PageData.of(LoadReport.of(run));

        assertThat(data.path("start").asLong() * 60).isEqualTo(LoadCases.FIRST_MINUTE.getEpochSecond());
        assertThat(data.path("cut").isNull()).isTrue();
        assertSame(data.path("due"), run, minute -> (double) minute.counts().due());
        assertSame(
                data.path("answered"), run, minute -> (double) minute.counts().done());
        assertSame(data.path("late"), run, minute -> (double) minute.counts().late());
        assertSame(
                data.path("p99"),
                run,
                minute -> hundredths(minute.counts().latency().orElseThrow().p99()));
        assertSame(data.path("inService"), run, minute ->
                (double) minute.inService().getAsInt());
        assertSame(
                data.path("desired"), run, minute -> (double) minute.desired().getAsInt());
        assertSame(data.path("errors").get(1).path("counts"), run, minute ->
                (double) minute.counts().errors().getOrDefault("TIMEOUT", 0L));
        assertThat(PageData.expanded(data.path("alarms").get(0).path("states")))
                .containsExactlyElementsOf(run.alarms().get(0).states().stream()
                        .map(state -> state.orElseThrow().ordinal())
                        .toList());
        assertThat(data.path("activities").get(0).path("from").asDouble()).isEqualTo(hundredths(2 + 14 / 60.0));
        assertThat(data.path("activities").get(5).path("to").isNull()).isTrue();
        assertThat(PageData.of(LoadReport.of(LoadCases.cutShort())).path("cut").asDouble())
                .isEqualTo(hundredths(24 - 22 / 60.0));
    }

    @Test
    void unknownValuesAreNullInTheChartData() throws Exception {
        JsonNode data = PageData.of(LoadReport.of(LoadCases.latency(new LatencyPercentiles(1, Double.NaN, 2, 3))));

        assertThat(data.path("p95").toString()).isEqualTo("[null]");
        assertThat(data.path("inService").toString()).isEqualTo("[null]");
        assertThat(data.path("simulated").toString()).isEqualTo("[null]");
        assertThat(PageData.of(LoadReport.of(LoadCases.alarms())).path("alarms").toString())
                .contains("\"states\":[1,0]", "\"states\":[1,3]", "\"states\":[1,2]");
    }

    @Test
    void equalRunsGiveEqualBytesInEveryLocaleAndTimeZone() {
        String first = LoadReport.of(LoadCases.ramp()) + LoadCsv.of(LoadCases.ramp()) + LoadJson.of(LoadCases.ramp());
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(LoadReport.of(LoadCases.ramp()) + LoadCsv.of(LoadCases.ramp()) + LoadJson.of(LoadCases.ramp()))
                    .isEqualTo(first);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static void assertSame(JsonNode column, LoadRun run, Function<Minute, Double> value) {
        List<Double> numbers = new ArrayList<>();
        column.forEach(number -> numbers.add(number.asDouble()));
        assertThat(numbers)
                .containsExactlyElementsOf(run.minutes().stream().map(value).toList());
    }

    private static double hundredths(double number) {
        return Math.round(number * 100) / 100.0;
    }

    private static List<List<String>> table(PageXml page, String section) throws Exception {
        String rows = "//section[@aria-labelledby='" + section + "-title']//tbody/tr";
        List<List<String>> table = new ArrayList<>();
        for (int row = 1; row <= page.elements(rows).size(); row++) {
            table.add(page.texts("(" + rows + ")[" + row + "]/*"));
        }
        return table;
    }

    private static String verdict(LoadRun run) throws Exception {
        return page(run).text("//p[@id='verdict']");
    }

    private static PageXml page(LoadRun run) throws Exception {
        return PageXml.of(LoadReport.of(run));
    }
}
