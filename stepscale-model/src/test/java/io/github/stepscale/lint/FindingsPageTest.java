package io.github.stepscale.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FindingsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "findings.md");

    @Test
    void thePageIsThatOfTheCatalogue() throws IOException {
        if (Boolean.getBoolean("stepscale.findings.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, FindingsPage.text());
        }
        assertThat(PAGE).content().isEqualTo(FindingsPage.text());
    }

    @Test
    void showsEveryCode() {
        assertThat(RuleCatalog.entries())
                .allSatisfy(entry ->
                        assertThat(FindingsPage.text()).contains("## " + entry.codes() + ": " + entry.title()));
    }
}
