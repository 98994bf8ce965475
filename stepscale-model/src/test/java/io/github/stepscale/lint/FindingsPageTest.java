package io.github.stepscale.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FindingsPageTest {
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void thePageOfFindingsIsGeneratedFromTheCatalogue() throws IOException {
        assertGenerated(DOCS.resolve(FindingsPage.FINDINGS), FindingsPage.findings());
    }

    @Test
    void thePageOfUncheckedMistakesIsGeneratedFromTheCatalogue() throws IOException {
        assertGenerated(DOCS.resolve(FindingsPage.UNCHECKED), FindingsPage.unchecked());
    }

    @Test
    void everyCodeHasAnAnchorAndAnIndexEntryOnOnePage() {
        assertThat(FindingCatalog.entries()).allSatisfy(entry -> {
            String page = entry.isChecked() ? FindingsPage.findings() : FindingsPage.unchecked();
            assertThat(entry.codes())
                    .allSatisfy(code -> assertThat(page)
                            .containsOnlyOnce("<a id=\"" + FindingsPage.anchor(code) + "\"></a>")
                            .containsOnlyOnce("[" + code + "](#" + FindingsPage.anchor(code) + ")"));
            assertThat(page).contains("## " + String.join(", ", entry.codes()) + ": " + entry.title());
        });
    }

    private static void assertGenerated(Path page, String expected) throws IOException {
        if (Boolean.getBoolean("stepscale.findings.write")) {
            Files.createDirectories(DOCS);
            Files.writeString(page, expected);
        }
        assertThat(page).content().isEqualTo(expected);
    }
}
