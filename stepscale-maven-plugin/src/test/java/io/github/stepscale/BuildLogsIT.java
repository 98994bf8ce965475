package io.github.stepscale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the logs that the invoker left, once all integration tests have run. */
class BuildLogsIT {

    private static final Path LOGS = Path.of("target", "it");

    /** The list entry under "Plugin validation issues were detected in the following plugin(s)", since Maven 3.9. */
    private static final String BLAMED = " * io.github.stepscale:stepscale-maven-plugin:";

    static List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.find(LOGS, 4, (file, attributes) -> file.endsWith("build.log"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void integrationTestsHaveRun() throws IOException {
        assertThat(logs()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("logs")
    void mavenFindsNothingWrongWithOurPlugin(Path log) throws IOException {
        assertThat(Files.readAllLines(log)).as("plugin validation in %s", log).noneMatch(line -> line.contains(BLAMED));
    }
}
