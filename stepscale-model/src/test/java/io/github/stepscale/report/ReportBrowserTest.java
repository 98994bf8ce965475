package io.github.stepscale.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.EndpointKind;
import io.github.stepscale.policy.Step;
import io.github.stepscale.policy.StepScaling;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page in a browser, driven by mouse, keyboard and buttons. */
@Tag("slow")
class ReportBrowserTest {
    private static final Path PAGES = Path.of("target/report-pages");
    private static final int SHIFT = 8;
    /** What a person waits for without noticing much. */
    private static final int INTERACTIVE_MS = 2_000;

    private static Chromium browser;
    private static Path small;

    private Tab tab;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> binary = Chromium.find();
        assumeTrue(binary.isPresent(), "skipped: there is no chromium, google-chrome or chrome on the PATH");
        Files.createDirectories(PAGES);
        browser = Chromium.start(binary.orElseThrow(), Files.createTempDirectory(PAGES, "profile"));
        small = write("small", Cases.small().page());
    }

    @AfterAll
    static void stop() {
        Optional.ofNullable(browser).ifPresent(Chromium::close);
    }

    @BeforeEach
    void openTab() throws Exception {
        tab = new Tab(browser);
        tab.size(1280, 900, false);
        tab.scheme("light");
    }

    @AfterEach
    void nothingIsComplainedOfOrAskedFor() {
        List<String> complaints = List.copyOf(tab.complaints());
        List<String> requests = List.copyOf(tab.requests());
        tab.close();
        assertThat(complaints).isEmpty();
        assertThat(requests).allMatch(url -> url.startsWith("file:") && url.endsWith(".html"));
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
        assertThat(text("#readout")).contains("demand " + Figures.number(requests) + " a minute");
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
        ScalingPlan plan = ScalingPlan.of(StepScaling.endpoint("queue")
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
    void hostileTextIsShownAsText() throws Exception {
        String hostile = HtmlReportTest.HOSTILE;
        Finding finding = new Finding("S01", Severity.WARNING, hostile, hostile, hostile);
        tab.open(write("hostile", Cases.small().page(List.of(finding))));

        assertThat(text(".findings li")).isEqualTo("W-S01 " + hostile + ": " + hostile + ". " + hostile + ".");
        assertThat(tab.evaluate("document.scripts.length").asInt()).isEqualTo(3);
    }

    @Test
    void whatThePageDoesNotNameCannotRun() throws Exception {
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

    /** How many clearly different colours a canvas has, the background not counted. */
    private int inks(String selector) throws Exception {
        return tab.evaluate("(() => { const of = document.querySelector('" + selector + "');"
                        + " const c = new OffscreenCanvas(of.width, of.height);"
                        + " const pen = c.getContext('2d', { willReadFrequently: true }); pen.drawImage(of, 0, 0);"
                        + " const d = pen.getImageData(0, 0, c.width, c.height).data;"
                        + " const seen = new Map();"
                        + " for (let i = 0; i < d.length; i += 4) { if (d[i + 3] > 200) {"
                        + " const k = (d[i] >> 5) + ',' + (d[i + 1] >> 5) + ',' + (d[i + 2] >> 5);"
                        + " seen.set(k, (seen.get(k) || 0) + 1); } }"
                        + " return [...seen.values()].filter(n => n > 20).length; })()")
                .asInt();
    }

    private int luminance() throws Exception {
        return tab.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3)"
                        + ".reduce((a, b) => a + Number(b), 0)")
                .asInt();
    }

    private void drag(double from, double to, double y, int modifiers) throws Exception {
        tab.mouse("mouseMoved", from, y, 0, modifiers);
        tab.mouse("mousePressed", from, y, 1, modifiers);
        tab.mouse("mouseMoved", (from + to) / 2, y, 1, modifiers);
        tab.mouse("mouseMoved", to, y, 1, modifiers);
        tab.mouse("mouseReleased", to, y, 1, modifiers);
    }

    private record Box(double left, double top, double width, double height) {
        double x(double share) {
            return left + Math.max(1, share * width);
        }

        double y(double share) {
            return top + share * height;
        }
    }

    /** Where the plot is, after it was brought into view. */
    private Box plot() throws Exception {
        JsonNode box = tab.evaluate("(() => { const over = document.querySelector('.u-over');"
                + " over.scrollIntoView({ block: 'center' }); const r = over.getBoundingClientRect();"
                + " return [r.left, r.top, r.width, r.height]; })()");
        return new Box(
                box.get(0).asDouble(),
                box.get(1).asDouble(),
                box.get(2).asDouble(),
                box.get(3).asDouble());
    }

    private static String drawn(double from, double to, double within) {
        String data = "document.getElementById('chart').dataset";
        return "Math.abs(" + data + ".from - " + from + ") <= " + within + " && Math.abs(" + data + ".to - " + to
                + ") <= " + within;
    }

    private static String width(double minutes) {
        String data = "document.getElementById('chart').dataset";
        return "Math.abs(" + data + ".to - " + data + ".from - " + minutes + ") < 0.001";
    }

    private double number(String name) throws Exception {
        return tab.evaluate("Number(document.getElementById('chart').dataset." + name + ")")
                .asDouble();
    }

    private String text(String selector) throws Exception {
        return tab.evaluate("document.querySelector('" + selector + "').textContent")
                .asText();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "\\'") + "'";
    }

    private static Path write(String name, String page) throws Exception {
        return Files.writeString(PAGES.resolve(name + ".html"), page);
    }
}
