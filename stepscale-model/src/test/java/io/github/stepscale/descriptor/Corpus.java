package io.github.stepscale.descriptor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files that are read by several tests: good ones, and bad ones with what is to be said about them. */
final class Corpus {
    private static final Path ROOT = Path.of("src/test/resources/descriptor");

    private Corpus() {}

    static List<Path> good() {
        return files("good");
    }

    static List<Path> bad() {
        return files("bad");
    }

    /** Those of the bad files that a schema can refuse too. */
    static List<Path> structural() {
        return files("bad/structure");
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static ReadResult read(Path file) {
        return DescriptorReader.read(file.getFileName().toString(), bytes(file), Map.of());
    }

    static ReadResult read(String text) {
        return DescriptorReader.read("stepscale.yaml", text.getBytes(UTF_8), Map.of());
    }

    /** The findings of a text as lines without the name of the file. */
    static List<String> findings(String text) {
        return read(text).findings().stream()
                .map(finding -> finding.toString().replace("stepscale.yaml:", ""))
                .toList();
    }

    /** A file with these lines beside what every file needs. */
    static String with(String... lines) {
        return "endpointName: e\nminCapacity: 1\nmaxCapacity: 9\n" + String.join("\n", lines) + "\n";
    }

    private static List<Path> files(String directory) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(directory))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
