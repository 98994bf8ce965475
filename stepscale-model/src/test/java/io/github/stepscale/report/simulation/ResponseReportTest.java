package io.github.stepscale.report.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.accuracy.UtilizationClass;
import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.ServiceModel;
import io.github.stepscale.report.page.PageData;
import io.github.stepscale.report.page.PageRules;
import io.github.stepscale.report.page.PageXml;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.traffic.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page where the response of an instance is known, and what every page says of the watched metrics. */
class ResponseReportTest {
    private static final boolean UPDATE = Boolean.getBoolean("stepscale.updateGolden");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "language-model.report.txt");

    /** Every word and number of the page; only its files are not there. */
    @Test
    void theWordsAndNumbersAreTheGoldenOnes() throws Exception {
        String page = Cases.language().page();
        String words = page.replaceAll("(?s)<style>.*?</style>", "")
                .replaceAll("(?s)<script>.*?</script>", "")
                .replaceAll("(?s)<meta http-equiv=[^>]*>", "")
                .replace("},{", "},\n{");
        if (UPDATE) {
            Files.writeString(GOLDEN, words);
        }

        assertThat(words).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void itKeepsTheRulesOfEveryPage() throws Exception {
        String page = Cases.language().page();

        PageRules.everyIdIsThereOnceAndEveryReferenceHasOne(PageXml.of(page));
        PageRules.nothingIsLoaded(page);
    }

    @Test
    void everyMetricHasItsDatapointsAndTheStepsOverThem() throws Exception {
        Cases.Case language = Cases.language();
        Timeline timeline = language.replay().policy().timeline();
        JsonNode metrics = PageData.of(language.page()).path("metrics");

        assertThat(metrics.findValuesAsText("name")).containsExactly("ConcurrentRequestsPerCopy", "InvocationsPerCopy");
        assertThat(PageXml.of(language.page()).texts("//div[@class='panel']//b"))
                .containsExactly(
                        "Latency in milliseconds",
                        "ConcurrentRequestsPerCopy, Maximum of 60 s",
                        "InvocationsPerCopy, Sum of 60 s");
        assertSame(metrics.get(0).path("values").path("mean"), timeline, timeline::metric);
        assertSame(
                metrics.get(1).path("values").path("mean"),
                timeline,
                minute -> timeline.trace().requests(minute) / timeline.running(minute));
        assertThat(metrics.get(0).path("bands").findValuesAsText("text"))
                .containsExactly("hold (no alarm)", "+1", "+3");
        assertThat(metrics.get(0).path("bands").findValuesAsText("kind")).containsExactly("hold", "out", "out");
        assertThat(metrics.get(0).path("bands").findValuesAsText("lower")).containsExactly("3", "6");
        assertThat(metrics.get(1).path("bands").findValuesAsText("kind")).containsExactly("in", "hold");
    }

    @Test
    void everyRunHasItsLatencyConcurrencyAndTimeouts() throws Exception {
        Cases.Case language = Cases.language();
        JsonNode data = PageData.of(language.page());
        Timeline tracking = language.replay().targetTracking().orElseThrow().timeline();
        Timeline.Response response = tracking.response().orElseThrow();
        JsonNode candidate = data.path("candidates").get(1);

        assertThat(data.path("latencies")).extracting(JsonNode::asText).containsExactly("p95", "mean");
        assertThat(data.path("limit").asDouble()).isEqualTo(5_000);
        assertSame(
                candidate.path("latency").get(0).path("mean"),
                tracking,
                minute -> response.latencyMs(LatencyQuantile.P95, minute));
        assertSame(candidate.path("latency").get(1).path("mean"), tracking, response::latencyMeanMs);
        assertSame(candidate.path("concurrency").path("mean"), tracking, response::concurrency);
        assertSame(candidate.path("timedOut").path("mean"), tracking, response::timedOut);
    }

    @Test
    void withoutACurveThereIsNoLatencyOnThePage() throws Exception {
        String page = Cases.small().page();

        assertThat(PageData.of(page).path("latencies")).isEmpty();
        assertThat(PageData.of(page).path("candidates").get(0).has("latency")).isFalse();
        assertThat(PageXml.of(page).texts("//div[@class='panel']/@id")).containsExactly("metric-0");
        assertThat(PageXml.of(page).texts("//h2")).doesNotContain("How good the latency is");
        assertThat(PageXml.of(page).texts("//li")).noneMatch(text -> text.contains("pointwise stationary"));
    }

    @Test
    void theDatapointsOfEachStepAreCounted() throws Exception {
        PageXml page = PageXml.of(Cases.small().page());

        assertThat(page.texts("//section[@class='steps']//details//tbody/tr"))
                .containsExactly(
                        "[50, +inf)+1" + counted(50, Double.POSITIVE_INFINITY),
                        "[20, 50)hold" + counted(20, 50),
                        "[0, 20)-1" + counted(0, 20),
                        "(-inf, 0)hold (no alarm)0 (0 %)");
    }

    private static String counted(double lower, double upper) {
        Timeline timeline = Cases.small().replay().policy().timeline();
        long count = IntStream.range(0, timeline.minutes())
                .mapToDouble(timeline::metric)
                .filter(value -> value >= lower && value < upper)
                .count();
        return count + " (" + ReadableNumbers.percent((double) count / timeline.minutes()) + ")";
    }

    @Test
    void timeoutsAndLatencyAboveTheLimitAreEvents() throws Exception {
        List<String> rows = PageXml.of(Cases.language().page()).texts("//details[@id='events']//tbody/tr");

        assertThat(rows)
                .anyMatch(row -> row.matches(".*timeouts\\d+ minutes?, [\\d,.]+ requests timed out"))
                .anyMatch(row -> row.matches(".*p95 above 5 s\\d+ minutes, up to \\d+ ms"));
    }

    @Test
    void thePageSaysWhatItAssumesOfTheResponse() {
        List<String> measured = Assumptions.of(Cases.language().plan(), Cases.languageService());
        List<String> computed = Assumptions.of(
                Cases.samplePlan(),
                Service.builder()
                        .model(new ServiceModel(4, Duration.ofMillis(120), 0.8))
                        .timeout(Duration.ofSeconds(20))
                        .build());

        assertThat(measured)
                .contains(
                        "Latency and concurrency follow from the measured response of one copy (service.curve): 7 constant"
                                + " rates from 6 to 120 requests a minute, linear between them.",
                        "One copy completes at most 126 requests a minute (service.saturation), however many wait.",
                        "The maximum of the concurrency within a minute is 1.3 times its mean"
                                + " (service.concurrencyPeak).")
                .anyMatch(text -> text.contains("without chance"))
                .anyMatch(text -> text.startsWith("A request that waits longer than 60 s times out"));
        assertThat(computed)
                .contains("Latency and concurrency follow from a formula for one instance (service.model), not from a"
                        + " measurement: 4 workers, 120 ms per request, variability 0.8; the mean wait by Allen and"
                        + " Cunneen. It knows no quantiles.")
                .anyMatch(text -> text.startsWith("A request that waits longer than 20 s times out"));
    }

    /** One instance serves 126 at most: 60, 100 and 150 of 310 requests are calm, busy, and too many. */
    @Test
    void thePageSaysForWhichShareOfTheRequestsItIsHowGood() throws Exception {
        Service service = Cases.languageService().toBuilder().scaleOutDelay(60).build();
        PageXml page = PageXml.of(
                Cases.of(Cases.language().plan(), service, Objective.NONE, Trace.of(Cases.START, 60, 100, 150, 0))
                        .page());

        assertThat(page.texts("//div[@id='prediction']//tbody/tr/th"))
                .containsExactly("below 0.7", "0.7 to 0.9", "0.9 to 1", "above 1");
        assertThat(page.texts("//div[@id='prediction']//tbody/tr/td[1]"))
                .containsExactly("19.35 %", "32.26 %", "0 %", "48.39 %");
        assertThat(page.texts("//div[@id='prediction']//tbody/tr[1]/td"))
                .containsExactly("19.35 %", "2 % / 7 %", "3 % / 11 %", "2 % / 8 %");
        assertThat(page.texts("//p[@class='prose']"))
                .anyMatch(text -> text.startsWith("19.35 % of the requests of this run"))
                .anyMatch(text -> text.startsWith("48.39 % arrive above 0.9"));
    }

    @Test
    void theErrorsAreThoseOfTheDocumentation() throws Exception {
        String documented = Files.readString(Path.of("..", "docs", "simulate.md"));

        for (UtilizationClass utilization : UtilizationClass.values()) {
            assertThat(documented)
                    .contains("| " + utilization.range() + " | "
                            + Stream.of(utilization.mean(), utilization.p95(), utilization.concurrency())
                                    .map(error -> error.median() + " % / " + error.ninety() + " %")
                                    .collect(Collectors.joining(" | "))
                            + " |");
        }
    }

    @Test
    void utilizationAtABoundIsInTheClassAboveButFullIsNotMore() {
        assertThat(List.of(0.0, 0.699, 0.7, 0.9, 1.0, 1.001))
                .extracting(UtilizationClass::of)
                .containsExactly(
                        UtilizationClass.BELOW_70,
                        UtilizationClass.BELOW_70,
                        UtilizationClass.FROM_70,
                        UtilizationClass.FROM_90,
                        UtilizationClass.FROM_90,
                        UtilizationClass.ABOVE_100);
    }

    private static void assertSame(JsonNode column, Timeline timeline, IntToDoubleFunction expected) {
        assertThat(column).hasSize(timeline.minutes());
        for (int minute = 0; minute < timeline.minutes(); minute++) {
            double value = expected.applyAsDouble(minute);
            if (Double.isNaN(value)) {
                assertThat(column.get(minute).isNull()).isTrue();
            } else {
                assertThat(column.get(minute).asDouble()).isCloseTo(value, within(1e-5 * Math.abs(value)));
            }
        }
    }
}
