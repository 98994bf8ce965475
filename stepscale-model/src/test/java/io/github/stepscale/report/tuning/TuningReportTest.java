package io.github.stepscale.report.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.descriptor.DescriptorWriter;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.report.advice.Advice;
import io.github.stepscale.report.page.PageData;
import io.github.stepscale.report.page.PageRules;
import io.github.stepscale.report.page.PageXml;
import io.github.stepscale.tuning.TuningRequest;
import io.github.stepscale.tuning.TuningResult;
import io.github.stepscale.tuning.TuningVerdict;
import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.search.FrontPoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class TuningReportTest {
    private static final boolean UPDATE = Boolean.getBoolean("stepscale.updateGolden");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "tuning.report.txt");
    private static final String PAGE = TuningPages.small().page();

    /** Every word and number of the page; only its files are not there. */
    @Test
    void theWordsAndNumbersAreTheGoldenOnes() throws Exception {
        String words = PAGE.replaceAll("(?s)<style>.*?</style>", "")
                .replaceAll("(?s)<script>.*?</script>", "")
                .replaceAll("(?s)<meta http-equiv=[^>]*>", "")
                .replace("},{", "},\n{");
        if (UPDATE) {
            Files.writeString(GOLDEN, words);
        }

        assertThat(words).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void twoRunsGiveTheSameBytes() {
        assertThat(TuningPages.whole().page()).isEqualTo(TuningPages.whole().page());
    }

    @Test
    void itKeepsTheRulesOfEveryPage() throws Exception {
        PageXml page = PageXml.of(PAGE);

        PageRules.everyIdIsThereOnceAndEveryReferenceHasOne(page);
        PageRules.nothingIsLoaded(PAGE);
        PageRules.thePolicyNamesEveryScriptAndTheStyleByItsHash(page);
    }

    @Test
    void everyMarkStandsAtTheFiguresOfItsPolicy() throws Exception {
        List<JsonNode> points = points(PAGE);
        TuningResult result = TuningPages.small().result();
        FrontPoint choice = result.choice().orElseThrow();
        JsonNode drawn = only(points, "choice");

        assertThat(drawn.path("hours").asDouble()).isCloseTo(choice.figures().instanceHours(), within(1e-3));
        assertThat(drawn.path("shortage").asDouble()).isCloseTo(choice.figures().excessFraction(), within(1e-6));
        assertThat(drawn.path("yaml").asText())
                .endsWith("\n" + DescriptorWriter.write(choice.candidate().description()));
        RunFigures present = result.present().orElseThrow().figures();
        assertThat(only(points, "present").path("hours").asDouble()).isCloseTo(present.instanceHours(), within(1e-3));
    }

    /** The two parts have different traffic, so their costs compare as multiples of their bounds. */
    @Test
    void anUnseenMarkStandsAtItsMultipleOfHindsight() throws Exception {
        TuningResult result = TuningPages.small().result();
        JsonNode unseen = only(points(PAGE), "choice").path("unseen");

        assertThat(unseen.get(0).asDouble())
                .isCloseTo(result.unseen().orElseThrow().figures().excessFraction(), within(1e-6));
        assertThat(unseen.get(1).asDouble() / result.lowerBoundInstanceHours().orElseThrow())
                .isCloseTo(result.unseen().orElseThrow().ratio().orElseThrow(), within(1e-4));
    }

    @Test
    void theWholeFrontIsALineAndAtMostSeventeenPoliciesOfItAreMarks() throws Exception {
        JsonNode front = PageData.of(PAGE).path("front");
        TuningPages.small().result().families().forEach(family -> {
            JsonNode drawn = StreamSupport.stream(front.path("families").spliterator(), false)
                    .filter(node ->
                            node.path("key").asText().equals(family.family().key()))
                    .findFirst()
                    .orElseThrow();
            assertThat(drawn.path("line")).hasSize(2 * family.front().size());
        });
        assertThat(front.path("points").findValuesAsText("key"))
                .filteredOn("capacityLadder"::equals)
                .hasSizeBetween(2, 17);
    }

    @Test
    void theSmallTimelineHasItsPartsSideBySide() throws Exception {
        JsonNode front = PageData.of(PAGE).path("front");

        assertThat(front.path("column").asInt()).isEqualTo(3);
        assertThat(front.path("tuned").asInt()).isEqualTo(100);
        assertThat(front.path("demand")).hasSize(200);
        assertThat(front.path("demand").get(0).asInt()).isEqualTo(178);
        front.path("points")
                .forEach(point ->
                        assertThat(PageData.expanded(point.path("capacity"))).hasSize(200));
    }

    @Test
    void theWordsStandBesideThePicture() throws Exception {
        PageXml page = PageXml.of(PAGE);
        TuningResult result = TuningPages.small().result();

        assertThat(page.text("//p[@id='verdict']")).contains(result.sentences().get(0));
        result.sentences().stream()
                .skip(1)
                .forEach(sentence -> assertThat(PAGE).contains(sentence.replace("'", "&#39;")));
        assertThat(page.texts("//div[@id='families']//tbody/tr/th"))
                .containsExactly("your policy", "fixed", "capacity ladder", "target tracking");
        assertThat(page.texts("//div[@id='conditions']//tbody/tr/th"))
                .hasSize(12)
                .contains("overlap: overlapping", "zeroTraffic: zero")
                .anyMatch(text -> text.startsWith("scale-out in "));
        assertThat(page.texts("//li")).contains("Minutes without a row count as 0.");
    }

    @Test
    void whereNothingQualifiesThePageStillShowsTheFront() throws Exception {
        TuningPages.Case impossible = TuningPages.impossible();
        PageXml page = PageXml.of(impossible.page());

        assertThat(impossible.result().verdict()).isEqualTo(TuningVerdict.NOTHING_QUALIFIES);
        assertThat(page.text("//p[@id='verdict']")).startsWith("✗ No policy keeps 0.0001 %");
        assertThat(page.text("//div[@id='conditions']")).isEqualTo("Nothing was chosen.");
        assertThat(only(points(impossible.page()), "present").path("facts")).hasSize(3);
        assertThat(page.texts("//div[@id='families']//tbody/tr/td[last()]"))
                .anyMatch(text -> text.matches("none of [\\d,]+ policies qualifies: the best has [\\d.]+ % short for"
                        + " [\\d.]+ instance-hours \\(min capacity \\d+\\), where its margin allows below 0.0001 %"));
    }

    @Test
    void aChoiceThatMissesTheObjectiveOnTheUnseenPartIsNotCalledBetter() throws Exception {
        PageXml page = PageXml.of(TuningPages.missedUnseen().page());

        assertThat(page.text("//p[@id='verdict']"))
                .startsWith("✗ A policy that misses the objective on the unseen part The choice is of the family");
    }

    /** Waits have no bound, and their axis is in minutes. */
    @Test
    void anObjectiveOfTheWaitHasItsOwnAxis() throws Exception {
        JsonNode front = PageData.of(TuningPages.queue().page()).path("front");

        assertThat(front.path("shortage").asText()).isEqualTo("longest wait in minutes");
        assertThat(front.path("objectiveText").asText()).isEqualTo("objective 10 minutes");
        assertThat(front.path("isShare").asBoolean()).isFalse();
        assertThat(front.has("bound")).isFalse();
        assertThat(front.path("points").get(0).path("facts").get(1).get(0).asText())
                .isEqualTo("longest wait");
    }

    @Test
    void causesAndEditsOfThePresentPolicyStandOnThePageOfASimulationToo() throws Exception {
        TuningRequest request = TuningPages.whole().request();
        Advice advice = Advice.of(
                ScalingPlan.of(request.present()),
                request.service(),
                request.objective(),
                request.trace(),
                Optional.empty());
        PageXml page =
                PageXml.of(TuningReport.of(request, TuningPages.whole().result(), new TuningNotes(List.of(), advice)));

        assertThat(page.texts("//h2")).contains("Where the shortage comes from");
        assertThat(page.text("//p[@id='advice']")).startsWith("What your present policy lacks");
        assertThat(page.texts("//table[@id='causes']/tbody/tr")).hasSizeGreaterThan(5);
        assertThat(PageXml.of(PAGE).texts("//p[@id='advice']")).isEmpty();
    }

    @Test
    void withNothingUnseenNoMarkIsHollowAndThePageSaysSo() throws Exception {
        String page = TuningPages.whole().page();

        assertThat(points(page)).noneMatch(point -> point.has("unseen"));
        assertThat(PageXml.of(page).texts("//li")).anyMatch(text -> text.startsWith("Unseen: nothing."));
    }

    @Test
    void hostileTextStaysText() throws Exception {
        String hostile = PageRules.HOSTILE.replace("\u2028", "");
        String page = TuningPages.described(hostile).page();

        assertThat(PageXml.of(page).texts("//p[@class='what']")).contains(hostile);
        assertThat(points(page).get(0).path("yaml").asText()).contains("description: ");
        assertThat(PageXml.of(page).texts("//script")).hasSize(3);
    }

    private static List<JsonNode> points(String page) throws Exception {
        List<JsonNode> points = new ArrayList<>();
        PageData.of(page).path("front").path("points").forEach(points::add);
        return points;
    }

    private static JsonNode only(List<JsonNode> points, String role) {
        List<JsonNode> found = points.stream()
                .filter(point -> point.path("role").asText().equals(role))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
