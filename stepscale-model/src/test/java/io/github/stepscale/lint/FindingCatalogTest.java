package io.github.stepscale.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.lint.rule.LintRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FindingCatalogTest {
    private static final Pattern ID = Pattern.compile("\"([DSAMCT]\\d{2})\"");
    private static final Path SOURCES = Path.of("src/main/java/io/github/stepscale");

    static List<CatalogEntry> entries() {
        return FindingCatalog.entries();
    }

    @Test
    void namesEveryMistakeOnce() {
        assertThat(entries())
                .extracting(CatalogEntry::id)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(80);
        assertThat(entries()).extracting(CatalogEntry::title).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryHasATitleAnExplanationAndAFix(CatalogEntry entry) {
        assertThat(entry.id()).matches("[DSAMLCT]\\d{2}");
        assertThat(entry.severities()).isNotEmpty();
        assertThat(entry.title()).isNotBlank().doesNotEndWith(".");
        assertThat(List.of(entry.explanation(), entry.fix()))
                .allSatisfy(text -> assertThat(text).matches("[A-Z0-9a-z].*\\.").doesNotContain("  "));
        assertThat(entry.source().orElse("https://follows.from.the.explanation"))
                .matches("https://\\S+");
    }

    @Test
    void holdsARuleForEveryMistakeThatLintFinds() {
        assertThat(ids(DetectedWhen.LINT))
                .isEqualTo(LintRules.all().stream().map(LintRule::id).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The ids of violations stand in the sources as they are: no other text looks like one. */
    @Test
    void knowsEveryIdThatIsRefusedEarlier() {
        Set<String> earlier = new TreeSet<>(ids(DetectedWhen.BUILT));
        earlier.addAll(ids(DetectedWhen.READ));
        assertThat(earlier).containsAll(refusedEarlier());
    }

    @Test
    void documentsOnlyRefusalsThatExist() {
        assertThat(refusedEarlier()).containsAll(ids(DetectedWhen.BUILT)).containsAll(ids(DetectedWhen.READ));
    }

    @Test
    void knowsEveryIdThatLinkingFinds() {
        assertThat(ids(DetectedWhen.IMPORTED)).containsAll(used(SOURCES.resolve("importing/link")));
    }

    private static Set<String> ids(DetectedWhen where) {
        return entries().stream()
                .filter(entry -> entry.detected().contains(where))
                .map(CatalogEntry::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> refusedEarlier() {
        return Stream.of("validation", "policy", "yaml", "descriptor")
                .flatMap(room -> used(SOURCES.resolve(room)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> used(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> ID.matcher(text(file)).results())
                    .map((MatchResult found) -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
