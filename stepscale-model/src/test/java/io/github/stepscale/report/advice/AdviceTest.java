package io.github.stepscale.report.advice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.report.page.JsonFile;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.SimulatedRun;
import io.github.stepscale.simulation.Summary;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.edit.PolicyEdit;
import io.github.stepscale.tuning.edit.PolicyEdits;
import io.github.stepscale.tuning.edit.SettingChange;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class AdviceTest {
    private static final Service SERVICE = Service.builder()
            .requestsPerInstance(10)
            .scaleOutDelay(3)
            .metricDelay(0)
            .build();

    private static final ScalingDescription POLICY = ScalingDescription.endpoint("e")
            .minCapacity(1)
            .maxCapacity(10)
            .layout(Layout.SPLIT)
            .step(Step.lower(8).change(+1))
            .build();

    private static final ScalingPlan PLAN = ScalingPlan.of(POLICY);
    private static final Trace TRACE =
            Trace.of(Instant.parse("2026-03-02T00:00:00Z"), 5, 8, 12, 12, 12, 12, 33, 33, 33);

    @Test
    void largestCauseIsASentenceToActOn() {
        assertThat(advice(Optional.empty()).sentences(PLAN, SERVICE))
                .containsExactly("57.78 % of the shortage comes from the start-up delay of 3 minutes:"
                        + " scale out earlier, or start faster.");
    }

    @Test
    void cheapestEditIsASentence() {
        assertThat(advice(Optional.of(edits(List.of("-a", "+b")))).sentences(PLAN, SERVICE))
                .last()
                .asString()
                .matches("The cheapest small edit that meets the objective: minCapacity 1 → 2, for 0\\.\\d+"
                        + " instance-hours \\(now 0\\.\\d+\\); report\\.html has its diff\\.");
    }

    @Test
    void sectionsAreWellFormedAndDataInThemStaysData() throws Exception {
        String page = "<main>"
                + advice(Optional.of(edits(List.of("-description: <b>&", "+x: </pre><script>"))))
                        .sections(PLAN, SERVICE)
                + "</main>";

        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(page)))
                        .getElementsByTagName("script")
                        .getLength())
                .isZero();
        assertThat(page)
                .contains("<ins>+x: &lt;/pre&gt;&lt;script&gt;</ins>")
                .contains("Where the shortage comes from", "The cheapest edits of this policy")
                .contains("unavoidable: demand that rises within a minute");
    }

    @Test
    void nothingIsSaidOfWhatIsUnknown() {
        assertThat(Advice.NONE.sections(PLAN, SERVICE)).isEmpty();
        assertThat(Advice.NONE.sentences(PLAN, SERVICE)).isEmpty();
        assertThat(json(Advice.NONE).get("shortageCauses").isNull()).isTrue();
        assertThat(json(Advice.NONE).get("edits").isNull()).isTrue();
    }

    @Test
    void partsInTheFileAddUpToTheTotal() {
        JsonNode causes = json(advice(Optional.empty())).get("shortageCauses");
        BigDecimal sum = causes.get("rest").decimalValue();
        for (JsonNode cause : causes.get("causes")) {
            sum = sum.add(cause.get("drop").decimalValue());
        }

        assertThat(sum).isEqualByComparingTo(causes.get("total").decimalValue());
        assertThat(causes.get("measure").asText()).isEqualTo("excessRequests");
        assertThat(causes.get("causes").get(0).get("cause").asText()).isEqualTo("startUpDelay");
    }

    @Test
    void pairsThatWereLeftOutAreSaid() {
        assertThat(new EditText(PLAN, edits(List.of())).introduction())
                .contains("They are the cheapest of 7 that were simulated", "3 further pairs were left out")
                .doesNotContain("  ");
    }

    @Test
    void editsInTheFileHaveTheirPathsAndTheirDiff() {
        JsonNode edit = json(advice(Optional.of(edits(List.of("-a", "+b")))))
                .get("edits")
                .get("cheapest")
                .get(0);

        assertThat(edit.get("changes").get(0).get("paths").get(0).asText()).isEqualTo("minCapacity");
        assertThat(edit.get("diff")).hasSize(2);
    }

    private static Advice advice(Optional<PolicyEdits> edits) {
        return Advice.of(PLAN, SERVICE, Objective.NONE, TRACE, edits);
    }

    private static PolicyEdits edits(List<String> diff) {
        Summary present = SimulatedRun.of(PLAN, SERVICE, TRACE).summary();
        PolicyEdit edit =
                new PolicyEdit(List.of(new SettingChange(List.of("minCapacity"), "1", "2")), POLICY, present, diff);
        return new PolicyEdits(present, false, List.of(edit), Optional.empty(), 7, 3, Optional.empty());
    }

    private static JsonNode json(Advice advice) {
        ObjectNode root = JsonFile.object();
        AdviceJson.add(root, advice);
        try {
            return JsonMapper.builder()
                    .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build()
                    .readTree(JsonFile.of(root));
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
