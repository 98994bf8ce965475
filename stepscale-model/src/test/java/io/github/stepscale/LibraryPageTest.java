package io.github.stepscale;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.net.URISyntaxException;
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
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The page for callers of the library names the jars that the model needs, in their versions, and a program that runs. */
class LibraryPageTest {
    private static final Pattern ROW = Pattern.compile("\\| `(\\S+\\.jar)` \\| `(\\S+):(\\S+):(\\S+)` \\|");
    private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final List<Class<?>> ONE_OF_EACH_JAR = List.of(
            ObjectMapper.class, JsonFactory.class, JsonProperty.class, YAMLFactory.class, Yaml.class, CsvReader.class);

    @TempDir
    private Path folder;

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/library.md"));
    }

    private static Path source(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The jars of the first table, without our own. */
    private static Set<String> jarsOfThePage() throws IOException {
        String section = page().split("## Deploy, simulate, load")[0];
        return ROW.matcher(section)
                .results()
                .map(row -> row.group(1))
                .filter(jar -> !jar.startsWith("stepscale-"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void thePageNamesTheJarsThatTheModelIsBuiltWith() throws IOException {
        Set<String> built = ONE_OF_EACH_JAR.stream()
                .map(type -> source(type).getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(jarsOfThePage()).isEqualTo(built);
    }

    @Test
    void theNameOfEachJarFollowsFromItsCoordinates() throws IOException {
        List<MatchResult> rows = ROW.matcher(page()).results().toList();

        assertThat(rows)
                .hasSizeGreaterThan(6)
                .allSatisfy(row -> assertThat(row.group(1)).isEqualTo(row.group(3) + "-" + row.group(4) + ".jar"));
    }

    @Test
    void theVersionsAreThoseOfTheBuild() throws IOException {
        String build = Files.readString(Path.of("../pom.xml"));

        assertThat(ROW.matcher(page()).results())
                .filteredOn(row ->
                        row.group(2).startsWith("io.github") || row.group(2).startsWith("org.slf4j"))
                .hasSize(3)
                .allSatisfy(row -> assertThat(build).contains("version>" + row.group(4) + "</"));
    }

    @Test
    void theProgramOfThePageRunsWithTheseJars() throws Exception {
        MatchResult program = PROGRAM.matcher(page()).results().findFirst().orElseThrow();
        Files.writeString(folder.resolve("WriteTemplates.java"), program.group(1));
        Path descriptor = Path.of("../examples/split-layout/stepscale.yaml").toAbsolutePath();
        String jars = Stream.concat(
                        Stream.of(Path.of("target/classes").toAbsolutePath()),
                        ONE_OF_EACH_JAR.stream().map(LibraryPageTest::source))
                .map(Path::toString)
                .collect(Collectors.joining(System.getProperty("path.separator")));
        Path log = folder.resolve("log");

        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        jars,
                        "WriteTemplates.java",
                        descriptor.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();

        assertThat(java.waitFor()).as(Files.readString(log)).isZero();
        assertThat(folder.resolve("stepscale-object-detection-AllTraffic.template.yaml"))
                .content()
                .startsWith("# Made by stepscale.");
    }
}
