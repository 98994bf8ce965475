package io.github.stepscale.operation.load.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.operation.load.report.LoadRun.Minute;
import io.github.stepscale.report.page.PageInBrowser;
import io.github.stepscale.report.page.PageRules;
import io.github.stepscale.text.ReadableNumbers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of a load run in a browser. */
class LoadBrowserTest extends PageInBrowser {
    private static final List<String> PANELS = List.of("requests", "latency", "troubles", "capacity");
    private static final int INTERACTIVE_MS = 2_000;

    private static Path ramp;

    @BeforeAll
    static void writeRamp() throws Exception {
        ramp = write("load", LoadReport.of(LoadCases.ramp()));
    }

    @Test
    void everyPanelIsDrawn() throws Exception {
        tab.open(ramp);

        for (String panel : PANELS) {
            assertThat(inks("#" + panel + " canvas:not(.sample)")).as(panel).isGreaterThan(2);
        }
        assertThat(inks("#strips")).as("alarm, activities, words").isGreaterThan(2);
        assertThat(text("#range")).contains("2026-03-02 08:00 to 2026-03-02 08:50 UTC, 50 minutes");
        assertThat(text("#troubles .row"))
                .contains("THROTTLED")
                .contains("TIMEOUT")
                .contains("late");
    }

    @Test
    void theKeyboardSpeaksTheValuesOfAMinute() throws Exception {
        tab.open(ramp);
        tab.evaluate("document.getElementById('chart').focus()");
        tab.key("ArrowRight", "", SHIFT);
        tab.await("document.getElementById('spoken').textContent.startsWith('2026-03-02 08:26')");

        Minute minute = LoadCases.ramp().minutes().get(26);
        assertThat(text("#readout"))
                .isEqualTo("2026-03-02 08:26" + minute.counts().due() + " due · "
                        + minute.counts().done() + " succeeded · "
                        + minute.counts().errors().get("THROTTLED") + " THROTTLED · "
                        + minute.counts().errors().get("TIMEOUT") + " TIMEOUT · "
                        + minute.counts().late() + " LATE · p50 "
                        + ReadableNumbers.of(Math.round(
                                minute.counts().latency().orElseThrow().p50())) + ", p95 "
                        + ReadableNumbers.of(Math.round(
                                minute.counts().latency().orElseThrow().p95())) + ", p99 "
                        + ReadableNumbers.of(Math.round(
                                minute.counts().latency().orElseThrow().p99()))
                        + " ms · 3 instances in service · 4 desired · 3 simulated · alarm ScalingAlarm ALARM · activity"
                        + " (Successful): Successfully set desired instance count to 4. Change successfully fulfilled by"
                        + " sagemaker.");
    }

    @Test
    void aDragInOnePanelZoomsAllOfThem() throws Exception {
        tab.open(ramp);
        Box plot = plot("latency");
        drag(plot.x(0.2), plot.x(0.6), plot.y(0.5), 0);

        tab.await(drawn(10, 30, 0.5));
        tab.wheel(plot.x(0.5), plot.y(0.5), -100);
        tab.await(
                "Number(document.getElementById('chart').dataset.to) - document.getElementById('chart').dataset.from < 17");
    }

    @Test
    void theCursorStandsAtTheSameMinuteInAllPanels() throws Exception {
        tab.open(ramp);
        Box plot = plot("capacity");
        tab.mouse("mouseMoved", plot.x(30.5 / 50), plot.y(0.5), 0, 0);
        tab.await("document.getElementById('readout').textContent.startsWith('2026-03-02 08:30')");
        tab.await("(() => { const at = Array.from(document.querySelectorAll('.u-cursor-x'), line =>"
                + " line.getBoundingClientRect().left);"
                + " return at.length === 4 && Math.max(...at) - Math.min(...at) < 3; })()");
    }

    @Test
    void theKeysNAndPGoToProblems() throws Exception {
        tab.open(ramp);
        tab.evaluate("document.getElementById('chart').focus()");
        tab.key("p", "p", 0);

        tab.await("/THROTTLED|TIMEOUT|LATE/.test(document.getElementById('spoken').textContent)");
    }

    @Test
    void buttonsZoomAndMove() throws Exception {
        tab.open(ramp);
        tab.evaluate("document.getElementById('in').click()");
        tab.await(width(25));
        double from = number("from");
        tab.evaluate("document.getElementById('earlier').click()");
        tab.await("Number(document.getElementById('chart').dataset.from) < " + from);
        tab.evaluate("document.getElementById('whole').click()");
        tab.await(width(50));
    }

    @Test
    void whatWasSimulatedIsDrawnAndSpokenBesideWhatWasObserved() throws Exception {
        tab.open(write("load-compared", LoadReport.of(LoadCases.compared())));

        for (int panel = 1; panel <= 2; panel++) {
            String place = "#predictions .panel:nth-child(" + panel + ")";
            assertThat(inks(place + " canvas:not(.sample)")).as(place).isGreaterThan(2);
        }
        assertThat(text("#predictions"))
                .contains("p95 latency", "at the client", "in CloudWatch (ModelLatency)", "simulated")
                .contains("Sum of InvocationsPerInstance");
        tab.evaluate("document.getElementById('chart').focus()");
        tab.key("ArrowRight", "", SHIFT);
        tab.await("document.getElementById('spoken').textContent.startsWith('2026-03-02 08:26')");
        double p95 = LoadCases.compared()
                .minutes()
                .get(26)
                .counts()
                .latency()
                .orElseThrow()
                .p95();
        assertThat(text("#readout"))
                .contains(
                        "p95 latency in ms: " + ReadableNumbers.of(Math.round(p95)) + " at the client, "
                                + ReadableNumbers.of(Math.round(0.96 * p95)) + " in CloudWatch (ModelLatency), "
                                + ReadableNumbers.of(Math.round(0.9 * p95)) + " simulated",
                        "Sum of InvocationsPerInstance: 70 in CloudWatch, 70 simulated");
    }

    @Test
    void aSingleMinuteWithoutScalingIsDrawn() throws Exception {
        tab.open(write("load-minute", LoadReport.of(LoadCases.calm(1))));

        assertThat(text("#range")).contains("1 minute");
        assertThat(text("#readout")).contains("60 due").contains("p99 240 ms");
        assertThat(text("#troubles")).contains("No request failed, and none was late.");
        assertThat(text("#capacity")).contains("Capacity is unknown");
        assertThat(inks("#latency canvas:not(.sample)")).isGreaterThan(2);
        assertThat(tab.evaluate("document.getElementById('next').disabled").asBoolean())
                .isTrue();
        tab.screenshot(PAGES.resolve("load-minute.png"), true);
    }

    @Test
    void aRunWithoutAnyRequestIsShown() throws Exception {
        tab.open(write("load-nothing", LoadReport.of(LoadCases.nothing())));

        assertThat(text("#latency")).contains("There was no answer");
        assertThat(text("#readout")).contains("0 due").contains("no latency");
    }

    @Test
    void theEndOfARunCutShortIsMarked() throws Exception {
        tab.open(write("load-cut", LoadReport.of(LoadCases.cutShort())));

        assertThat(text("#verdict")).contains("Cut short");
        assertThat(text("#readout")).doesNotContain("CUT SHORT");
        Box plot = plot();
        tab.mouse("mouseMoved", plot.x(23.5 / 24), plot.y(0.5), 0, 0);
        tab.await("document.getElementById('readout').textContent.includes('CUT SHORT')");
        tab.screenshot(PAGES.resolve("load-cut.png"), true);
    }

    @Test
    void hostileTextIsShownAsText() throws Exception {
        tab.open(write("load-hostile", LoadReport.of(LoadCases.named(PageRules.HOSTILE))));

        assertThat(text("#troubles .row")).contains(PageRules.HOSTILE);
        assertThat(text("#readout")).contains("2 " + PageRules.HOSTILE).contains("alarm " + PageRules.HOSTILE);
        assertThat(tab.evaluate("document.scripts.length").asInt()).isEqualTo(3);
        tab.size(360, 780, true);
        tab.open(PAGES.resolve("load-hostile.html"));
        assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(360);
    }

    @Test
    void aDayOfMinutesIsInteractiveInTime() throws Exception {
        Path day = write("load-day", LoadReport.of(LoadCases.calm(1_440)));
        int best = Integer.MAX_VALUE;
        for (int i = 0; i < 3; i++) { // The machine may have other things to do; the page has not.
            tab.open(day);
            best = Math.min(
                    best, tab.evaluate("document.documentElement.dataset.ready").asInt());
        }

        assertThat(best).isLessThan(INTERACTIVE_MS);
    }

    @Test
    void thePageFitsAPhoneAndADarkScheme() throws Exception {
        tab.size(1200, 1000, false);
        tab.open(ramp);
        tab.screenshot(PAGES.resolve("load-light.png"), true);
        int light = luminance();
        tab.scheme("dark");
        tab.await("matchMedia('(prefers-color-scheme: dark)').matches");
        assertThat(luminance()).isLessThan(light / 2);
        tab.screenshot(PAGES.resolve("load-dark.png"), true);

        tab.size(360, 780, true);
        tab.open(ramp);
        assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(360);
        assertThat(inks("#capacity canvas:not(.sample)")).isGreaterThan(3);
        tab.screenshot(PAGES.resolve("load-phone.png"), true);
    }
}
