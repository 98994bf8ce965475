package io.github.stepscale.synth.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.importing.ImportedFile;
import io.github.stepscale.importing.template.TemplateReader;
import io.github.stepscale.lint.CatalogEntry;
import io.github.stepscale.lint.FindingCatalog;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.synth.importing.TemplateNode.Entries;
import io.github.stepscale.yaml.LocatedFinding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is done to a template, an import of it ends as findings, in bounded time, and what it writes means what it read. */
class MutatedTemplateTest {
    private static final int SEEDS = 150;
    private static final int MAX_LENGTH = 3_500;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Set<String> CODES = FindingCatalog.entries().stream()
            .map(CatalogEntry::codes)
            .flatMap(codes -> codes.stream())
            .collect(Collectors.toSet());

    /** How many mutants of each kind there were. */
    private record Counted(int files, int errors) {}

    @Test
    void mutatedTemplateEndsAsFindingsOrAsAProvedFile() {
        Counted counted = mutate(1, 400);
        assertThat(counted.files()).isPositive();
        assertThat(counted.errors()).isPositive();
    }

    @Test
    @Tag("slow")
    void manyMutatedTemplatesEndAsFindingsOrAsProvedFiles() {
        Counted counted = mutate(2, Integer.getInteger("stepscale.import.mutants", 10_000));
        assertThat(counted.files()).isGreaterThan(1_000);
        assertThat(counted.errors()).isGreaterThan(1_000);
    }

    private static Counted mutate(long seed, int count) {
        Random random = new Random(seed);
        List<RandomTemplate> sources = sources(random);
        int files = 0;
        int errors = 0;
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String mutant = mutant(sources.get(random.nextInt(sources.size())), random);
            try {
                ImportResult result = Assertions.assertTimeoutPreemptively(TIMEOUT, () -> checked(mutant));
                files += result.targets().stream()
                                .anyMatch(target -> target.file().isPresent())
                        ? 1
                        : 0;
                errors += result.hasErrors() ? 1 : 0;
            } catch (AssertionError | RuntimeException failure) {
                failures.add("mutant " + i + ": " + failure + "\n" + mutant);
            }
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.size() + " mutants:\n" + String.join("\n", failures));
        }
        return new Counted(files, errors);
    }

    /** Templates that are short, so that a change hits what decides. */
    private static List<RandomTemplate> sources(Random random) {
        return LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> RandomTemplate.of(ScalingPlan.of(AnyScaling.of(seed)), random))
                .filter(template -> template.text(random).length() < MAX_LENGTH)
                .toList();
    }

    private static String mutant(RandomTemplate source, Random random) {
        int changes = 1 + random.nextInt(3);
        if (random.nextInt(4) == 0) {
            String text = source.text(random);
            for (int i = 0; i < changes; i++) {
                text = MutatedText.of(text, random);
            }
            return text;
        }
        Entries tree = source.tree();
        for (int i = 0; i < changes; i++) {
            tree = MutatedTree.of(tree, random);
        }
        return new RandomTemplate(tree, source.syntax()).text(random);
    }

    private static ImportResult checked(String mutant) {
        byte[] content = mutant.getBytes(StandardCharsets.UTF_8);
        ImportResult result =
                new ImportJob(TemplateReader.read("template.yaml", content, Map.of()), ImportOptions.NONE).run();
        assertThat(findings(result)).allSatisfy(found -> {
            assertThat(CODES).contains(found.code());
            // This finding asks to report a fault of stepscale.
            assertThat(found.finding().id()).as(found.toString()).isNotEqualTo("T59");
        });
        result.targets().forEach(MutatedTemplateTest::checkFile);
        return result;
    }

    private static Stream<LocatedFinding> findings(ImportResult result) {
        return Stream.concat(
                result.findings().stream(),
                result.targets().stream()
                        .flatMap(target -> Stream.concat(target.findings().stream(), target.reasons().stream())));
    }

    private static void checkFile(ImportOutcome outcome) {
        Optional<ImportedFile> file = outcome.file();
        if (file.isPresent()) {
            ScalingDescription source =
                    outcome.read().descriptor().orElseThrow().scaling();
            assertThat(ComparedPlan.of(read(file.get()))).as(file.get().text()).isEqualTo(ComparedPlan.of(source));
        }
    }

    private static ScalingDescription read(ImportedFile file) {
        return DescriptorReader.read(file.name(), file.text().getBytes(StandardCharsets.UTF_8), Map.of())
                .descriptor()
                .orElseThrow()
                .scaling();
    }
}
