package io.github.stepscale.report.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.report.page.PageInBrowser;
import io.github.stepscale.report.page.PageRules;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of a search in a browser, driven by mouse, keyboard and touch. */
class FrontBrowserTest extends PageInBrowser {
    private static final String CLIPBOARD =
            "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {"
                    + " writeText: text => { window.copied = text; return Promise.resolve(); } } })";
    private static final String NO_CLIPBOARD =
            "Object.defineProperty(navigator, 'clipboard', { configurable: true, value:"
                    + " { writeText: () => Promise.reject(new Error('not allowed')) } })";

    private static Path small;

    @BeforeAll
    static void writeSmall() throws Exception {
        small = write("tuning", TuningPages.small().page());
    }

    @Test
    void theFrontShowsEveryFamilyAndTheCardTheChoice() throws Exception {
        tab.open(small);

        assertThat(count("#front .line")).isEqualTo(3);
        assertThat(count("#front .mark"))
                .isEqualTo(points() + count("#front .mark.hollow"))
                .isGreaterThan(10);
        assertThat(text("#front-keys")).contains("capacity ladder", "target tracking", "fixed", "your policy");
        assertThat(text("#policy h3")).isEqualTo("The choice: " + family(choice()));
        assertThat(count("#policy .rung")).isGreaterThan(1);
        assertThat(count("#policy svg .capacity")).isEqualTo(1);
        assertThat(tab.evaluate(
                                "[...document.querySelectorAll('#front .label')].some(l => l.textContent === 'your policy')")
                        .asBoolean())
                .isTrue();
        assertThat(inks("#plot canvas")).as("the timeline below").isGreaterThan(3);
    }

    @Test
    void pointingAtAMarkShowsItsPolicy() throws Exception {
        tab.open(small);
        int present = indexOf("present");
        double[] place = place(present);
        tab.mouse("mouseMoved", place[0], place[1], 0, 0);

        tab.await("document.getElementById('front').dataset.at === '" + present + "'");
        assertThat(text("#policy h3")).isEqualTo("Your policy");
        assertThat(text("#policy"))
                .contains("InvocationsPerInstance")
                .contains("+1")
                .contains("-1");
        assertThat(text("#front-spoken")).as("a mouse needs no voice").isEmpty();
    }

    @Test
    void aClickCopiesTheYamlOfTheMarkUnderIt() throws Exception {
        tab.open(small);
        tab.evaluate(CLIPBOARD);
        int present = indexOf("present");
        double[] place = place(present);
        tab.mouse("mouseMoved", place[0], place[1], 0, 0);
        tab.mouse("mousePressed", place[0], place[1], 1, 0);
        tab.mouse("mouseReleased", place[0], place[1], 1, 0);

        tab.await("window.copied !== undefined");
        assertThat(tab.evaluate("window.copied").asText())
                .isEqualTo(yaml(present))
                .contains("endpointName: shop");
        tab.await("document.getElementById('copied').textContent === 'Copied'");
    }

    @Test
    void whereTheClipboardIsClosedTheYamlIsShownAndSelected() throws Exception {
        tab.open(small);
        tab.evaluate(NO_CLIPBOARD);
        tab.evaluate("document.getElementById('copy').click()");

        tab.await("document.querySelector('#policy details').open");
        tab.await("document.getElementById('copied').textContent.startsWith('Selected below')");
        assertThat(tab.evaluate("getSelection().toString()").asText().strip())
                .isEqualTo(yaml(choice()).strip());
    }

    @Test
    void theKeyboardGoesAlongFamiliesSpeaksAndCopies() throws Exception {
        tab.open(small);
        tab.evaluate(CLIPBOARD);
        tab.evaluate("document.getElementById('front').focus()");
        int choice = choice();
        tab.key("ArrowLeft", "", 0);
        tab.await("Number(document.getElementById('front').dataset.at) === " + (choice - 1));
        assertThat(text("#front-spoken")).startsWith(family(choice)).contains("times hindsight");
        tab.key("ArrowDown", "", 0);
        tab.await("Number(document.getElementById('front').dataset.at) > " + choice);
        int other = at();
        assertThat(family(other)).isNotEqualTo(family(choice));
        tab.key("Enter", "\r", 0);
        tab.await("window.copied !== undefined");
        assertThat(tab.evaluate("window.copied").asText()).isEqualTo(yaml(other));
        tab.key("Home", "", 0);
        tab.await("Number(document.getElementById('front').dataset.at) === " + choice);
    }

    @Test
    void itFitsAPhoneAndTheDark() throws Exception {
        tab.open(small);
        tab.screenshot(PAGES.resolve("tuning-light.png"), true);
        int light = luminance();
        tab.scheme("dark");
        tab.await("matchMedia('(prefers-color-scheme: dark)').matches");
        assertThat(luminance()).isLessThan(light / 2);
        assertThat(tab.evaluate("getComputedStyle(document.querySelector('#front text')).fill")
                        .asText())
                .isEqualTo("rgb(232, 236, 240)");
        tab.screenshot(PAGES.resolve("tuning-dark.png"), true);

        tab.size(360, 780, true);
        tab.open(small);
        assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(360);
        assertThat(count("#front .mark")).isGreaterThan(10);
        tab.screenshot(PAGES.resolve("tuning-phone.png"), true);
    }

    @Test
    void noLabelCoversAnother() throws Exception {
        tab.open(small);

        assertThat(tab.evaluate("(() => { const boxes = [...document.querySelectorAll('#front .label')]"
                                + ".map(label => label.getBoundingClientRect());"
                                + " return boxes.some((a, i) => boxes.some((b, j) => i < j && a.left < b.right"
                                + " && b.left < a.right && a.top < b.bottom && b.top < a.bottom)); })()")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void hostileTextIsShownAsText() throws Exception {
        String hostile = PageRules.HOSTILE.replace("\u2028", "");
        tab.open(write("tuning-hostile", TuningPages.described(hostile).page()));
        tab.evaluate(CLIPBOARD);
        tab.evaluate("document.getElementById('copy').click()");

        tab.await("window.copied !== undefined");
        assertThat(tab.evaluate("document.scripts.length").asInt()).isEqualTo(3);
        assertThat(tab.evaluate("document.querySelectorAll('header p')[1].textContent")
                        .asText())
                .isEqualTo(hostile);
    }

    @Test
    void theScalesHaveRoundTicksThatAreApart() throws Exception {
        tab.open(small);

        assertThat(ticks("new Scale(0.0002, 0.02, 0, 500, true).ticks(60)"))
                .isEqualTo("[2.0E-4,5.0E-4,0.001,0.002,0.005,0.01,0.02]");
        assertThat(ticks("new Scale(90, 260, 400, 0, false).ticks(44)"))
                .isEqualTo("[100.0,120.0,140.0,160.0,180.0,200.0,220.0,240.0,260.0]");
    }

    private String ticks(String expression) throws Exception {
        JsonNode ticks = tab.evaluate(expression);
        StringBuilder text = new StringBuilder();
        ticks.forEach(tick -> text.append(text.isEmpty() ? "[" : ",").append(tick.asDouble()));
        return text + "]";
    }

    private int count(String selector) throws Exception {
        return tab.evaluate("document.querySelectorAll('" + selector + "').length")
                .asInt();
    }

    private int points() throws Exception {
        return tab.evaluate("tuningData.front.points.length").asInt();
    }

    private int at() throws Exception {
        return tab.evaluate("Number(document.getElementById('front').dataset.at)")
                .asInt();
    }

    private int choice() throws Exception {
        return indexOf("choice");
    }

    private int indexOf(String role) throws Exception {
        return tab.evaluate("tuningData.front.points.findIndex(point => point.role === '" + role + "')")
                .asInt();
    }

    private String family(int index) throws Exception {
        return tab.evaluate("tuningData.front.points[" + index + "].family").asText();
    }

    private String yaml(int index) throws Exception {
        return tab.evaluate("tuningData.front.points[" + index + "].yaml").asText();
    }

    /** Where a labelled mark is, after it was brought into view. */
    private double[] place(int index) throws Exception {
        JsonNode at = tab.evaluate("(() => { const svg = document.querySelector('#front svg');"
                + " svg.scrollIntoView({ block: 'center' }); const box = svg.getBoundingClientRect();"
                + " const chart = new FrontChart(tuningData.front, document.createElement('div'));"
                + " Object.defineProperty(chart.place, 'clientWidth', { value: svg.clientWidth || box.width });"
                + " chart.draw(); const place = chart.places[" + index + "];"
                + " return [box.left + place.x, box.top + place.y]; })()");
        return new double[] {at.get(0).asDouble(), at.get(1).asDouble()};
    }
}
