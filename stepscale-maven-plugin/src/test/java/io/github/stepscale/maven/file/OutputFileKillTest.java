package io.github.stepscale.maven.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.scripted.OtherProcess;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed while it writes leaves the old file or the new one. */
@Tag("slow")
class OutputFileKillTest {
    private static final int LINES = 200_000;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {3, 17, 41, 90, 160})
    void aKilledRunLeavesAWholeFile(int millis) throws Exception {
        Path file = directory.resolve("traffic.csv");
        Process writer = OtherProcess.start(OutputFileKillTest.class, Redirect.DISCARD, file);
        while (!Files.exists(file)) {
            assertThat(writer.isAlive()).isTrue();
            TimeUnit.MILLISECONDS.sleep(1);
        }
        TimeUnit.MILLISECONDS.sleep(millis);
        writer.destroyForcibly().waitFor();

        assertThat(Files.readString(file)).isIn(content('a'), content('b'));
    }

    /** The program that is killed. */
    public static void main(String[] arguments) throws IOException {
        while (true) {
            OutputFile.writeIfChanged(Path.of(arguments[0]), content('a'));
            OutputFile.writeIfChanged(Path.of(arguments[0]), content('b'));
        }
    }

    private static String content(char letter) {
        return (String.valueOf(letter).repeat(40) + "\n").repeat(LINES);
    }
}
