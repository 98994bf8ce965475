package io.github.stepscale.descriptor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.SourcePosition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A capability brings its own key, and the rest of the reader need not change. */
class SectionTest {
    private static final BudgetSection BUDGET = new BudgetSection();
    private static final DescriptorReader READER = DescriptorReader.with(List.of(BUDGET));

    @Test
    void aSectionIsReadWithTheRest() {
        Descriptor descriptor = read(
                        "steps: [{ lower: 1, change: 1 }]", "budget: { hours: 12.5, team: 007, grace: 5m }")
                .descriptor()
                .orElseThrow();

        assertThat(descriptor.options().of(BUDGET))
                .isEqualTo(new BudgetSection.Budget(new BigDecimal("12.5"), Optional.of("007"), 300));
        assertThat(descriptor.sources().locate("budget.team")).isEqualTo(new SourcePosition("stepscale.yaml", 5, 24));
    }

    @Test
    void anAbsentSectionHasItsDefault() {
        Descriptor descriptor =
                read("steps: [{ lower: 1, change: 1 }]").descriptor().orElseThrow();

        assertThat(descriptor.options().of(BUDGET)).isEqualTo(BudgetSection.Budget.NONE);
    }

    @Test
    void mistakesInASectionAreFoundWithThoseOfTheRest() {
        ReadResult reading = read("steps: [{ lower: x, change: 1 }]", "budget:", "  hours: -1", "  teams: vision");

        assertThat(reading.descriptor()).isEmpty();
        assertThat(reading.findings())
                .extracting(LocatedFinding::toString)
                .containsExactly(
                        "stepscale.yaml:4:11 steps[0].lower: 'x' is not allowed: a number such as 20 or 0.5 is."
                                + " Write plain digits.",
                        "stepscale.yaml:6:3 budget.hours: -1 is below 0. Write 0 or more.",
                        "stepscale.yaml:7:3 budget.teams: is not a key here: allowed are hours, team, grace."
                                + " Perhaps team is meant.");
    }

    @Test
    void withoutItsCapabilityTheKeyIsUnknown() {
        assertThat(Corpus.findings(Corpus.with("steps: [{ lower: 1, change: 1 }]", "budget: { hours: 1 }")))
                .singleElement()
                .asString()
                .startsWith("5:1 budget: is not a key here");
    }

    private static ReadResult read(String... lines) {
        return READER.read("stepscale.yaml", Corpus.with(lines).getBytes(UTF_8), Map.of());
    }
}
