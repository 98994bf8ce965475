package io.github.stepscale.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** What the tests of every page share: a browser, a tab for each test, and ways to drive and to ask it. */
@Tag("slow")
public abstract class PageInBrowser {
    protected static final Path PAGES = Path.of("target/report-pages");
    protected static final int SHIFT = 8;

    private static Chromium browser;

    protected Tab tab;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> binary = Chromium.find();
        assumeTrue(binary.isPresent(), "skipped: there is no chromium, google-chrome or chrome on the PATH");
        Files.createDirectories(PAGES);
        browser = Chromium.start(binary.orElseThrow(), Files.createTempDirectory(PAGES, "profile"));
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

    /** How many clearly different colours a canvas has, the background not counted. */
    protected int inks(String selector) throws Exception {
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

    protected int luminance() throws Exception {
        return tab.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3)"
                        + ".reduce((a, b) => a + Number(b), 0)")
                .asInt();
    }

    protected void drag(double from, double to, double y, int modifiers) throws Exception {
        tab.mouse("mouseMoved", from, y, 0, modifiers);
        tab.mouse("mousePressed", from, y, 1, modifiers);
        tab.mouse("mouseMoved", (from + to) / 2, y, 1, modifiers);
        tab.mouse("mouseMoved", to, y, 1, modifiers);
        tab.mouse("mouseReleased", to, y, 1, modifiers);
    }

    protected record Box(double left, double top, double width, double height) {
        public double x(double share) {
            return left + Math.max(1, share * width);
        }

        public double y(double share) {
            return top + share * height;
        }
    }

    /** Where the plot is, after it was brought into view. */
    protected Box plot() throws Exception {
        return plot("chart");
    }

    /** The first one inside an element. */
    protected Box plot(String id) throws Exception {
        JsonNode box = tab.evaluate("(() => { const over = document.querySelector('#" + id + " .u-over');"
                + " over.scrollIntoView({ block: 'center' }); const r = over.getBoundingClientRect();"
                + " return [r.left, r.top, r.width, r.height]; })()");
        return new Box(
                box.get(0).asDouble(),
                box.get(1).asDouble(),
                box.get(2).asDouble(),
                box.get(3).asDouble());
    }

    protected static String drawn(double from, double to, double within) {
        String data = "document.getElementById('chart').dataset";
        return "Math.abs(" + data + ".from - " + from + ") <= " + within + " && Math.abs(" + data + ".to - " + to
                + ") <= " + within;
    }

    protected static String width(double minutes) {
        String data = "document.getElementById('chart').dataset";
        return "Math.abs(" + data + ".to - " + data + ".from - " + minutes + ") < 0.001";
    }

    protected double number(String name) throws Exception {
        return tab.evaluate("Number(document.getElementById('chart').dataset." + name + ")")
                .asDouble();
    }

    protected String text(String selector) throws Exception {
        return tab.evaluate("document.querySelector('" + selector + "').textContent")
                .asText();
    }

    protected static String quoted(String text) {
        return "'" + text.replace("'", "\\'") + "'";
    }

    protected static Path write(String name, String page) throws Exception {
        return Files.writeString(PAGES.resolve(name + ".html"), page);
    }
}
