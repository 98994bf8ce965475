package io.github.stepscale.report.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.report.page.PageInBrowser;
import io.github.stepscale.report.page.PageRules;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.text.ReadableNumbers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page in a browser, driven by mouse, keyboard and buttons. */
class ReportBrowserTest extends PageInBrowser {
    /** What a person waits for without noticing much. */
    private static final int INTERACTIVE_MS = 2_000;

    private static Path small;
    private static Path language;

    @BeforeAll
    static void writeSmall() throws Exception {
        small = write("small", Cases.small().page());
        language = write("language", Cases.language().page());
    }

    @Test
    void theChartIsDrawn() throws Exception {
        tab.open(small);

        assertThat(inks("#plot canvas")).as("demand, capacity, shortage, axes").isGreaterThan(3);
        assertThat(inks("#strips")).isGreaterThan(2);
        assertThat(text("#readout")).contains("demand").contains("this policy").contains("in service");
        assertThat(text("#range")).contains("2026-01-01 00:00 to 2026-01-01 01:30 UTC, 90 minutes");
    }

    @Test
    void aDragZoomsAndADoubleClickShowsEverythingAgain() throws Exception {
        tab.open(small);
        Box plot = plot();
        drag(plot.x(0.25), plot.x(0.5), plot.y(0.5), 0);
        tab.await(drawn(90 * 0.25, 90 * 0.5, 1));

        tab.mouse("mousePressed", plot.x(0.5), plot.y(0.5), 1, 0);
        tab.mouse("mouseReleased", plot.x(0.5), plot.y(0.5), 1, 0);
        tab.mouse("mousePressed", plot.x(0.5), plot.y(0.5), 2, 0);
        tab.mouse("mouseReleased", plot.x(0.5), plot.y(0.5), 2, 0);
        tab.await(drawn(0, 90, 0.001));
    }

    @Test
    void theWheelZoomsWhereItPointsAndADragWithShiftMoves() throws Exception {
        tab.open(small);
        Box plot = plot();
        tab.wheel(plot.x(0), plot.y(0.5), -100);
        tab.await(drawn(0, 72, 1));
        drag(plot.x(0.75), plot.x(0.5), plot.y(0.5), SHIFT);
        tab.await(drawn(18, 90, 1));
    }

    @Test
    void theMouseShowsTheValueUnderIt() throws Exception {
        tab.open(small);
        Box plot = plot();
        tab.mouse("mouseMoved", plot.x(30.5 / 90), plot.y(0.5), 0, 0);
        tab.await("document.getElementById('readout').textContent.startsWith('2026-01-01 00:30')");

        double requests = Cases.burst().requests(30);
        assertThat(text("#readout")).contains("demand " + ReadableNumbers.of(requests) + " a minute");
        assertThat(text("#spoken")).isEmpty();
    }

    @Test
    void theKeyboardZoomsMovesAndSpeaks() throws Exception {
        tab.open(small);
        tab.evaluate("document.getElementById('chart').focus()");
        tab.key("+", "+", 0);
        tab.await(width(45));
        double from = number("from");
        tab.key("ArrowRight", "", 0);
        tab.await("Number(document.getElementById('chart').dataset.from) > " + from);
        tab.key("ArrowLeft", "", 0);
        tab.await(drawn(from, from + 45, 0.001));
        tab.await("document.getElementById('spoken').textContent.includes('demand')");
        String spoken = text("#spoken");
        tab.key("ArrowRight", "", SHIFT);
        tab.await("document.getElementById('spoken').textContent !== " + quoted(spoken));
        tab.key("-", "-", 0);
        tab.await(width(90));
        tab.key("+", "+", 0);
        tab.await(width(45));
        tab.key("Home", "", 0);
        tab.await(width(90));
    }

    @Test
    void theKeyNGoesToAShortage() throws Exception {
        tab.open(small);
        tab.evaluate("document.getElementById('chart').focus()");
        tab.key("p", "p", 0);

        tab.await("document.getElementById('spoken').textContent.includes('SHORT by')");
    }

    @Test
    void buttonsDoTheSameAsKeys() throws Exception {
        tab.open(small);
        tab.evaluate("document.getElementById('in').click()");
        tab.await(width(45));
        tab.evaluate("document.getElementById('out').click()");
        tab.await(width(90));
    }

    @Test
    void aFingerMoves() throws Exception {
        tab.size(360, 780, true);
        tab.open(small);
        tab.evaluate("document.getElementById('in').click()");
        tab.await(width(45));
        double from = number("from");
        Box plot = plot();
        tab.swipe(plot.x(0.5), plot.x(0.75), plot.y(0.5));

        tab.await("Number(document.getElementById('chart').dataset.from) < " + (from - 5));
        tab.await(width(45));
    }

    @Test
    void waitsInAQueueAreMarked() throws Exception {
        ScalingPlan plan = ScalingPlan.of(ScalingDescription.endpoint("queue")
                .inferenceType(EndpointKind.ASYNC)
                .minCapacity(0)
                .maxCapacity(6)
                .step(Step.upper(0.5).change(-1))
                .step(Step.lower(5).change(1))
                .build());
        tab.open(write(
                "queue",
                Cases.of(plan, Cases.sampleService(), Objective.NONE, Cases.burst())
                        .page()));
        tab.evaluate("document.getElementById('chart').focus()");
        tab.key("p", "p", 0);

        tab.await("document.getElementById('spoken').textContent.includes('requests WAIT')");
    }

    @Test
    void withoutThroughputInstancesAreDrawn() throws Exception {
        tab.open(write(
                "blind",
                Cases.of(Cases.samplePlan(), Service.standard(), Objective.NONE, Cases.burst())
                        .page()));

        assertThat(inks("#plot canvas")).isGreaterThan(2);
        assertThat(text("#readout")).contains("in service").doesNotContain("serves");
    }

    @Test
    void candidatesCanBeShownAndMarked() throws Exception {
        tab.open(small);
        int before = inks("#plot canvas");
        for (String key : List.of("tracking", "fixed", "hindsight")) {
            tab.evaluate("document.getElementById('show-" + key + "').click()");
        }
        tab.await("document.getElementById('readout').textContent.includes('hindsight')");
        assertThat(inks("#plot canvas")).isGreaterThan(before);

        tab.evaluate("const f = document.getElementById('focus'); f.value = '1'; f.dispatchEvent(new Event('change'))");
        tab.await("document.getElementById('readout').textContent.includes('TrackingHigh')");
    }

    @Test
    void latencyAndEveryMetricAreDrawnUnderTheCapacityOnOneTimeAxis() throws Exception {
        tab.open(language);

        for (String panel : List.of("latency", "metric-0", "metric-1")) {
            assertThat(inks("#" + panel + " .plot canvas")).as(panel).isGreaterThan(3);
            assertThat(tab.evaluate(horizontal(panel))).isEqualTo(tab.evaluate(horizontal("plot")));
        }
        assertThat(text("#latency .row"))
                .contains("p95")
                .contains("mean")
                .contains("at most 5,000 ms")
                .contains("requests time out");
        assertThat(text("#metric-0 .row")).isEqualTo("ConcurrentRequestsPerCopy, Maximum of 60 swatched by Busy");
    }

    @Test
    void aSelectionInALowerDrawingZoomsAllOfThem() throws Exception {
        tab.open(language);
        Box plot = plot("metric-1");
        drag(plot.x(0.25), plot.x(0.5), plot.y(0.5), 0);

        tab.await(drawn(300 * 0.25, 300 * 0.5, 1));
    }

    @Test
    void theCursorTellsLatencyConcurrencyTimeoutsAndWhatTheStepsDo() throws Exception {
        tab.open(language);
        Box plot = plot("latency");
        tab.mouse("mouseMoved", plot.x(155.5 / 300), plot.y(0.5), 0, 0);
        tab.await("document.getElementById('readout').textContent.startsWith('2026-01-01 02:35')");

        assertThat(text("#readout"))
                .containsPattern("latency p95 [\\d,]+, mean [\\d,]+ ms")
                .containsPattern("concurrency \\d+")
                .containsPattern("TIMED OUT: [\\d.]+ requests")
                .containsPattern("ConcurrentRequestsPerCopy [\\d.]+: \\+3")
                .containsPattern("InvocationsPerCopy [\\d.]+: hold");
    }

    @Test
    void theLatencyIsThatOfTheRunInFocus() throws Exception {
        tab.open(language);
        String policy = text("#readout");
        tab.evaluate("const f = document.getElementById('focus'); f.value = '2'; f.dispatchEvent(new Event('change'))");
        tab.await("document.getElementById('readout').textContent.includes('fixed count')");

        assertThat(latency(text("#readout"))).isNotEqualTo(latency(policy));
    }

    @Test
    void theAxisOfAMetricShowsItsBoundsWhateverItsPeaks() throws Exception {
        tab.open(small);

        assertThat(range("[20, 50], 0, 40")).containsExactly(0.0, 62.0);
        assertThat(range("[20, 50], 0, 100000")).containsExactly(0.0, 162.0);
        assertThat(range("[1000, 1020], 0, 1500")).containsExactly(766.4, 1253.6);
        assertThat(range("[50], 20, 60")).containsExactly(0.0, 64.8);
        assertThat(range("[-10, 10], -1000, 5")).containsExactly(-33.2, 19.6);
        assertThat(range("[0], 0, 0")).containsExactly(0.0, 0.24);
    }

    @Test
    void theBoundsBelongToTheBandThatIncludesThem() throws Exception {
        tab.open(small);

        String band = "isIn({ lower: 20, lowerIncluded: true, upper: 50, upperIncluded: false }, ";
        assertThat(tab.evaluate("[19.9, 20, 49.9, 50].map(value => " + band + "value))")
                        .toString())
                .isEqualTo("[false,true,true,false]");
    }

    private static String horizontal(String id) {
        return "(() => { const r = document.querySelector('#" + id + " .u-over').getBoundingClientRect();"
                + " return [r.left, r.width]; })()";
    }

    private static String latency(String readout) {
        return readout.replaceAll(".*(latency p95 [^·]*) ·.*", "$1");
    }

    private List<Double> range(String arguments) throws Exception {
        JsonNode range = tab.evaluate("boundedRange(" + arguments + ").map(value => Math.round(value * 100) / 100)");
        return List.of(range.get(0).asDouble(), range.get(1).asDouble());
    }

    @Test
    void hostileTextIsShownAsText() throws Exception {
        String hostile = PageRules.HOSTILE;
        Finding finding = new Finding("S01", Severity.WARNING, hostile, hostile, hostile);
        tab.open(write("hostile", Cases.small().page(List.of(finding))));

        assertThat(text(".findings li")).isEqualTo("W-S01 " + hostile + ": " + hostile + ". " + hostile + ".");
        assertThat(tab.evaluate("document.scripts.length").asInt()).isEqualTo(3);
    }

    @Test
    void scriptsOutsideThePolicyCannotRun() throws Exception {
        String page = Cases.small().page().replace("</body>", "<script>window.smuggled = 1</script></body>");
        tab.open(write("smuggled", page));

        assertThat(tab.evaluate("window.smuggled === undefined").asBoolean()).isTrue();
        assertThat(tab.complaints()).anyMatch(text -> text.contains("Content Security Policy"));
        tab.complaints().clear();
    }

    @Test
    void aYearOfMinutesIsInteractiveInTimeAndMovesWithoutStutter() throws Exception {
        String page = Cases.of(Cases.samplePlan(), Cases.sampleService(), Cases.maxExcess(0.01), Cases.year())
                .page();
        Path file = write("year", page);
        int best = Integer.MAX_VALUE;
        for (int i = 0; i < 3; i++) { // The machine may have other things to do; the page has not.
            tab.open(file);
            best = Math.min(
                    best, tab.evaluate("document.documentElement.dataset.ready").asInt());
        }
        int frame = (int) Math.ceil(frameMs());
        System.out.println("A year of minutes: " + page.length() / 1024 + " KiB, interactive after " + best + " ms, "
                + frame + " ms to move everything that is drawn");

        assertThat(page.length()).isLessThan(5_000_000);
        assertThat(best).isLessThan(INTERACTIVE_MS);
        assertThat(frame).isLessThan(250);
        tab.screenshot(PAGES.resolve("year.png"), false);
    }

    @Test
    void itFitsAPhoneAndTheDark() throws Exception {
        tab.open(small);
        tab.screenshot(PAGES.resolve("light.png"), true);
        int light = luminance();
        tab.scheme("dark");
        tab.await("matchMedia('(prefers-color-scheme: dark)').matches");
        assertThat(luminance()).isLessThan(light / 2);
        tab.screenshot(PAGES.resolve("dark.png"), true);

        tab.size(360, 780, true);
        tab.open(small);
        assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(360);
        assertThat(inks("#plot canvas")).isGreaterThan(3);
        tab.screenshot(PAGES.resolve("phone.png"), true);

        tab.open(language);
        assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(360);
        tab.screenshot(PAGES.resolve("phone-language.png"), true);
        tab.size(1280, 900, false);
        tab.open(language);
        tab.screenshot(PAGES.resolve("dark-language.png"), true);
    }

    /** How long one drawing takes, half the year in view and all candidates shown. */
    private double frameMs() throws Exception {
        tab.evaluate("['tracking', 'fixed', 'hindsight'].forEach(k => document.getElementById('show-' + k).click());"
                + " document.getElementById('in').click()");
        return tab.evaluate("new Promise(done => {"
                        + " const button = document.getElementById('earlier'); const start = performance.now(); let left = 20;"
                        + " const next = () => { if (left-- === 0) { done((performance.now() - start) / 20); return; }"
                        + " (left % 2 ? button : document.getElementById('later')).click(); requestAnimationFrame(next); };"
                        + " requestAnimationFrame(next); })")
                .asDouble();
    }
}
