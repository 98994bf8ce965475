package io.github.stepscale.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small traffic files as people have them: each is read rightly or refused with the right sentence. */
class TraceCorpusTest {
    private static final Path SAMPLES = Path.of("../../shared/samples/traffic");

    /** A case: {@code == name [how it is encoded]}, the file, and after {@code ->} what is read from it. */
    record Case(String name, String file, String expected) {
        static Case of(String text) {
            String[] parts = text.split("(?m)^->\n", 2);
            int end = parts[0].indexOf('\n');
            return new Case(parts[0].substring(0, end), parts[0].substring(end + 1), parts[1].strip());
        }

        byte[] content() throws IOException {
            if (name.endsWith("[utf-16]")) {
                return file.getBytes(StandardCharsets.UTF_16);
            }
            byte[] plain = file.getBytes(StandardCharsets.UTF_8);
            return name.endsWith("[gz]") ? packed(plain) : plain;
        }

        Optional<Duration> interval() {
            Matcher named = Pattern.compile("\\[interval (\\d+)m]").matcher(name);
            return named.find() ? Optional.of(Duration.ofMinutes(Long.parseLong(named.group(1)))) : Optional.empty();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() throws IOException {
        try (InputStream corpus = TraceCorpusTest.class.getResourceAsStream("corpus.txt")) {
            String text = new String(corpus.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^== ")).skip(1).map(Case::of).toList();
        }
    }

    @Test
    void theCorpusIsWhole() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(cases()).extracting(Case::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReadRightlyOrRefused(Case file) throws IOException {
        assertThat(read(file)).isEqualTo(file.expected());
    }

    @Test
    void theSamplesOfToolsSayTheSameMinutes() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(SAMPLES), "no samples of traffic files beside this repository");
        try (Stream<Path> files = Files.list(SAMPLES)) {
            List<Path> samples =
                    files.filter(file -> !file.toString().endsWith(".md")).toList();
            assertThat(samples).hasSizeGreaterThanOrEqualTo(5).allSatisfy(file -> {
                TraceFile read = TraceReader.read(file.toString(), Files.readAllBytes(file));
                assertThat(read.notes()).isEmpty();
                assertThat(read.trace().start()).isEqualTo("2026-03-02T08:00:00Z");
                assertThat(read.trace().toArray()).startsWith(412, 438);
            });
        }
    }

    /** Any other text is read or refused in a sentence, whatever it is. */
    @Test
    void brokenFilesAreRefusedAndNeverCrash() throws IOException {
        Random random = new Random(20260302);
        for (Case file : cases()) {
            for (int i = 0; i < 40; i++) {
                byte[] content = file.content();
                for (int change = 0; change < 3 && content.length > 0; change++) {
                    content[random.nextInt(content.length)] = (byte) random.nextInt(256);
                }
                byte[] broken = Arrays.copyOf(content, content.length - random.nextInt(content.length / 2 + 1));
                try {
                    assertThat(TraceReader.read("t", broken).trace().minutes()).isPositive();
                } catch (InvalidTraceException refused) {
                    assertThat(refused.getMessage()).startsWith("t").endsWith(".");
                }
            }
        }
    }

    private static String read(Case file) throws IOException {
        try {
            TraceFile read = TraceReader.read("t", file.content(), file.interval());
            Trace trace = read.trace();
            String minutes = DoubleStream.of(trace.toArray())
                    .limit(20)
                    .mapToObj(count -> count == Math.rint(count) ? Long.toString((long) count) : Double.toString(count))
                    .collect(Collectors.joining(" "));
            String notes = read.notes().stream().map(note -> "\n" + note).collect(Collectors.joining());
            return trace.start() + ": " + minutes + (trace.minutes() > 20 ? " ... " + trace.minutes() : "") + notes;
        } catch (InvalidTraceException refused) {
            return refused.getMessage();
        }
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }
}
