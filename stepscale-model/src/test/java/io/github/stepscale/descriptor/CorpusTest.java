package io.github.stepscale.descriptor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.ScalingDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The corpus: good files are read, bad files are refused in the words beside them. After a change of the words,
 * {@code -Dstepscale.corpus.write=true} writes them anew; the difference is then reviewed like code.
 */
class CorpusTest {
    private static final boolean WRITE = Boolean.getBoolean("stepscale.corpus.write");

    static List<Path> good() {
        return Corpus.good();
    }

    static List<Path> bad() {
        return Corpus.bad();
    }

    @ParameterizedTest
    @MethodSource("good")
    void goodFilesAreReadWithoutAFinding(Path file) {
        ReadResult reading = Corpus.read(file);

        assertThat(reading.findings()).isEmpty();
        assertThat(reading.descriptor()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("good")
    void goodFilesSayTheSameWhenWrittenAnew(Path file) {
        ScalingDescription scaling =
                Corpus.read(file).descriptor().orElseThrow().scaling();

        String written = DescriptorWriter.write(scaling);

        assertThat(Corpus.read(written).descriptor().orElseThrow().scaling()).isEqualTo(scaling);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void badFilesAreRefusedInTheWordsBesideThem(Path file) throws IOException {
        ReadResult reading = Corpus.read(file);
        String findings = reading.findings().stream()
                .map(finding -> finding.code() + " " + finding + "\n")
                .collect(Collectors.joining());
        Path expected = file.resolveSibling(file.getFileName().toString().replace(".yaml", ".txt"));
        if (WRITE) {
            Files.writeString(expected, findings, UTF_8);
        }

        assertThat(findings).isNotEmpty().isEqualTo(Files.readString(expected, UTF_8));
        assertThat(reading.descriptor()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void theLinesOfAFileMayEndAsOnWindows(Path file) {
        byte[] windows =
                new String(Corpus.bytes(file), UTF_8).replace("\n", "\r\n").getBytes(UTF_8);

        ReadResult reading = DescriptorReader.read(file.getFileName().toString(), windows, Map.of());

        assertThat(reading).isEqualTo(Corpus.read(file));
    }
}
