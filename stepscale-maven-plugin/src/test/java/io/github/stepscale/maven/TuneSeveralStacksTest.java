package io.github.stepscale.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run of {@code tune} over several descriptors, which share the cores. */
class TuneSeveralStacksTest {
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");

    @TempDir
    Path module;

    private final RecordedLog log = new RecordedLog();

    @Test
    void linesHaveTheOrderOfTheStacksAndFilesAreThoseOfEachAlone() throws Exception {
        for (String name : NAMES) {
            describe(name);
        }
        tune("all", "together").execute();
        assertThat(log.lines().stream().filter(line -> line.startsWith("INFO Tuning ")))
                .containsExactlyElementsOf(
                        NAMES.stream().map(name -> "INFO Tuning " + name + ":").toList());

        for (String name : NAMES) {
            tune("all/" + name + ".yaml", "alone").execute();
        }
        assertThat(files("together")).hasSizeGreaterThan(2 * NAMES.size()).isEqualTo(files("alone"));
    }

    @Test
    void aStackThatFailsStopsNoOther() throws Exception {
        describe("a");
        describe("b");
        describe("c");
        Files.writeString(module.resolve("all/b.csv"), "timestamp,requests\n2026-03-02T00:00:00Z,100\n");
        Files.delete(module.resolve("all/c.csv"));

        TuneMojo goal = tune("all", "together");
        assertThatThrownBy(goal::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("2 of 3 stacks failed; the results of the others are above and in their files.")
                .hasMessageContaining("b: all/b.yaml:")
                .hasMessageContaining("is 1 minute long: at least 10 are needed")
                .hasMessageContaining("c: all/c.csv does not exist");
        assertThat(module.resolve("together/a.tuning/stepscale.yaml")).exists();
        assertThat(module.resolve("together/c.tuning")).doesNotExist();
    }

    @Test
    void anInterruptedBuildStartsNoFurtherStack() throws Exception {
        for (String name : NAMES) {
            describe(name);
        }
        TuneMojo goal = tune("all", "together");
        Thread.currentThread().interrupt();

        assertThatThrownBy(goal::execute).hasMessageContaining("stacks failed");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(module.resolve("together/e.tuning")).doesNotExist();
    }

    /** A name, which seeds the traffic. */
    private void describe(String name) throws IOException {
        Files.createDirectories(module.resolve("all"));
        Files.writeString(module.resolve("all/" + name + ".yaml"), """
                endpointName: %s
                stackName: %s
                minCapacity: 1
                maxCapacity: 10
                layout: split
                steps:
                  - { upper: 40, change: -1 }
                  - { lower: 80, change: +1 }
                service: { requestsPerInstance: 100, scaleOutDelay: 4 }
                traffic: %s.csv
                objective: { maxExcess: 1%% }
                """.formatted(name, name, name));
        Files.writeString(module.resolve("all/" + name + ".csv"), traffic(name.hashCode()));
    }

    /** Ten hours. */
    private static String traffic(long seed) {
        Random random = new Random(seed);
        Instant start = Instant.parse("2026-03-02T00:00:00Z");
        StringBuilder text = new StringBuilder("timestamp,requests\n");
        for (int minute = 0; minute < 600; minute++) {
            double wave = (350 - 250 * Math.cos(Math.PI * minute / 150)) * (0.9 + 0.2 * random.nextDouble());
            text.append(start.plusSeconds(60L * minute))
                    .append(',')
                    .append(Math.rint(wave))
                    .append('\n');
        }
        return text.toString();
    }

    private TuneMojo tune(String descriptor, String results) {
        TuneMojo goal = new TuneMojo();
        goal.setLog(log);
        goal.setPluginContext(new HashMap<>());
        goal.execution = new MojoExecution(new MojoDescriptor(), "default");
        goal.descriptor = module.resolve(descriptor).toFile();
        goal.startDirectory = module.toFile();
        goal.project = new MavenProject();
        goal.failOn = "error";
        goal.outputDirectory = module.resolve(results).toFile();
        goal.families = List.of("fixed", "capacityLadder");
        return goal;
    }

    /** The contents of all files of a folder. */
    private Map<String, String> files(String results) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> found = Files.walk(module.resolve(results))) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                contents.put(module.resolve(results).relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
