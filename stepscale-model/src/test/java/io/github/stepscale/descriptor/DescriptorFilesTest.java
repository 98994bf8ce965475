package io.github.stepscale.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stepscale.yaml.LocatedFinding;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorFilesTest {
    private static final String STEPS = "minCapacity: 1\nmaxCapacity: 2\nsteps: [{ lower: 100, change: 1 }]\n";

    private final DescriptorFiles files = new DescriptorFiles();

    @TempDir
    Path directory;

    @Test
    void aDirectoryMeansItsYamlFilesByName() throws IOException {
        for (String name : List.of("b.yml", "a.yaml", "c.json", ".hidden.yaml", "d.YAML", "notes.yaml.txt")) {
            Files.createFile(directory.resolve(name));
        }
        Files.createDirectories(directory.resolve("deeper.yaml"));
        Files.createFile(directory.resolve("deeper.yaml/e.yaml"));

        assertThat(DescriptorFiles.find(directory))
                .containsExactly(directory.resolve("a.yaml"), directory.resolve("b.yml"));
    }

    @Test
    void eachFileHasItsReading() throws IOException {
        write("a.yaml", "endpointName: a\n" + STEPS);
        write("b.yaml", "endpointName: b_b\n" + STEPS);

        List<ReadResult> readings = files.read(directory, Map.of("maxCapacity", "7"));

        assertThat(readings).hasSize(2);
        assertThat(readings.get(0)
                        .descriptor()
                        .orElseThrow()
                        .scaling()
                        .capacity()
                        .max())
                .isEqualTo(7);
        assertThat(readings.get(1).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.file()).isEqualTo(directory.resolve("b.yaml").toString());
            assertThat(finding.line()).isEqualTo(1);
        });
    }

    @Test
    void aDirectoryWithoutFilesIsAnError() {
        assertThat(said(directory))
                .isEqualTo(directory + ": is a directory without *.yaml or *.yml: at least one is needed."
                        + " Add a file, or give another path.");
    }

    @Test
    void aMissingFileIsAnError() {
        Path missing = directory.resolve("missing.yaml");

        assertThat(said(missing)).isEqualTo(missing + ": does not exist. Give the path of a file that can be read.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stepscale.yml",
                "Stepscale.YAML",
                "stepscale.yaml.txt",
                "step-scale.yaml",
                "stepscale",
                "stepscale.json"
            })
    void aFileOfASimilarNameIsSuggested(String similar) throws IOException {
        Files.writeString(directory.resolve(similar), "endpointName: orders\n");
        Files.writeString(directory.resolve("autoscale.yaml"), "endpointName: orders\n");
        Path missing = directory.resolve("stepscale.yaml");

        assertThat(said(missing))
                .isEqualTo(missing + ": does not exist. There is " + similar + ": rename it, or give its path.");
    }

    @Test
    void aDanglingLinkIsAnError() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link.yaml"), directory.resolve("gone.yaml"));

        assertThat(said(link))
                .isEqualTo(link
                        + ": is a link to something that does not exist. Give the path of a file that can be read.");
        assertThat(said(directory)).isEqualTo(said(link));
    }

    @Test
    void aLinkToAFileIsRead() throws IOException {
        Path file = write("real.txt", "endpointName: a\n" + STEPS);
        Path link = Files.createSymbolicLink(directory.resolve("link.yaml"), file);

        assertThat(files.read(link, Map.of()).get(0).descriptor()).isPresent();
    }

    @Test
    void aFileWithoutPermissionIsAnError() throws IOException {
        Path file = write("secret.yaml", "endpointName: a\n" + STEPS);
        assumeTrue(file.toFile().setReadable(false), "skipped: this file system has no permission to take away");
        assumeFalse(Files.isReadable(file), "skipped: a superuser reads everything");

        assertThat(said(file)).isEqualTo(file + ": cannot be read. Check its permissions.");
    }

    @Test
    void aHugeFileIsRefusedWithoutBeingRead() throws IOException {
        Path file = directory.resolve("huge.yaml");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(1L << 36);
        }

        assertThat(said(file)).isEqualTo(file + ": is larger than 1 MiB, which is the limit. Shorten it.");
    }

    @Test
    void whatIsNotAFileIsAnError() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "skipped: this system has no /dev/null");

        assertThat(said(device))
                .isEqualTo("/dev/null: is neither a file nor a directory. Give the path of a file that can be read.");
    }

    @Test
    void namesAreNotOverriddenInSeveralFiles() throws IOException {
        write("a.yaml", "endpointName: a\n" + STEPS);
        write("b.yaml", "endpointName: b\n" + STEPS);

        List<ReadResult> readings =
                files.read(directory, Map.of("stackName", "s", "endpointName", "e", "minCapacity", "1"));

        assertThat(readings)
                .singleElement()
                .satisfies(reading -> assertThat(reading.findings())
                        .extracting(LocatedFinding::toString)
                        .containsExactly(
                                "-Dstepscale.endpointName endpointName: is set for 2 files: one name cannot fit them all."
                                        + " Choose a single file, or leave it out.",
                                "-Dstepscale.stackName stackName: is set for 2 files: one name cannot fit them all."
                                        + " Choose a single file, or leave it out."));
    }

    @Test
    void filesBelowTheBaseAreNamedFromThere() throws IOException {
        Files.createDirectory(directory.resolve("scaling"));
        write("scaling/a.yaml", "endpointName: a_a\n" + STEPS);
        DescriptorFiles based = new DescriptorFiles(directory);

        assertThat(based.read(directory.resolve("scaling"), Map.of())
                        .get(0)
                        .findings()
                        .get(0)
                        .file())
                .isEqualTo(Path.of("scaling", "a.yaml").toString());
        assertThat(based.read(directory, Map.of()).get(0).findings().get(0).file())
                .isEqualTo(directory.toString());
    }

    @Test
    void namesAreOverriddenInTheOnlyFileOfADirectory() throws IOException {
        write("a.yaml", "endpointName: a\n" + STEPS);

        assertThat(files.read(directory, Map.of("endpointName", "e")).get(0).findings())
                .isEmpty();
    }

    @Test
    void twoFilesDoNotMakeTheSameStack() throws IOException {
        Path first = write("a.yaml", "endpointName: a\nstackName: shared\n" + STEPS);
        Path second = write("b.yaml", "endpointName: b\nstackName: shared\n" + STEPS);

        List<ReadResult> readings = files.read(directory, Map.of());

        assertThat(readings.get(0).descriptor()).isPresent();
        assertThat(readings.get(1).descriptor()).isEmpty();
        assertThat(readings.get(1).findings())
                .extracting(LocatedFinding::toString)
                .containsExactly(second + ":2:1 stackName: 'shared' is also the stack of " + first
                        + ", which scales another target: each target needs a stack of its own. Set another stackName in one"
                        + " of them.");
    }

    @Test
    void twoFilesDoNotScaleTheSameVariant() throws IOException {
        Path first = write("a.yaml", "# One metric.\nendpointName: a\n" + STEPS);
        Path second = write("b.yaml", STEPS + "stackName: other\nendpointName: a\nvariantName: AllTraffic\n");

        assertThat(refused(files.read(directory, Map.of())))
                .containsExactly(second + ":5:1 endpointName: this file and " + first
                        + ":2:1 both scale variant AllTraffic of endpoint a: one file is allowed. Write one file"
                        + " with rules, one for each metric; if the two are for different Regions or accounts,"
                        + " run each alone.");
    }

    @Test
    void twoFilesDoNotScaleTheSameComponentWhateverEndpointTheyName() throws IOException {
        Path first = write("a.yaml", "inferenceComponentName: c\nendpointName: a\n" + STEPS);
        Path second = write("b.yaml", "inferenceComponentName: c\nendpointName: b\n" + STEPS);

        assertThat(refused(files.read(directory, Map.of())))
                .singleElement()
                .asString()
                .startsWith(second + ":1:1 inferenceComponentName: this file and " + first
                        + ":1:1 both scale inference component c: ");
    }

    @Test
    void theKindOfAnEndpointMakesItNoOtherTarget() throws IOException {
        write("a.yaml", "endpointName: a\n" + STEPS);
        write("b.yaml", "endpointName: a\ninferenceType: async\nstackName: b\n" + STEPS);

        assertThat(refused(files.read(directory, Map.of()))).hasSize(1);
    }

    @Test
    void variantsAndComponentsOfOneEndpointAreTargetsOfTheirOwn() throws IOException {
        write("a.yaml", "endpointName: a\n" + STEPS);
        write("b.yaml", "endpointName: a\nvariantName: b\n" + STEPS);
        write("c.yaml", "endpointName: a\ninferenceComponentName: AllTraffic\n" + STEPS);
        write("d.yaml", "endpointName: A\n" + STEPS);

        assertThat(files.read(directory, Map.of()))
                .hasSize(4)
                .allMatch(reading -> reading.descriptor().isPresent());
    }

    /** What is said of the second of two files, the first being fine. */
    private static List<String> refused(List<ReadResult> readings) {
        assertThat(readings).hasSize(2);
        assertThat(readings.get(0).descriptor()).isPresent();
        assertThat(readings.get(1).descriptor()).isEmpty();
        return readings.get(1).findings().stream().map(LocatedFinding::toString).toList();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private String said(Path path) {
        List<ReadResult> readings = files.read(path, Map.of());
        assertThat(readings)
                .singleElement()
                .satisfies(reading -> assertThat(reading.descriptor()).isEmpty());
        assertThat(readings.get(0).findings()).hasSize(1);
        return readings.get(0).findings().get(0).toString();
    }
}
