package io.github.stepscale.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The examples of the repository that have a descriptor, and the templates that must come of them. */
final class Examples {
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    private Examples() {}

    /** The names of the examples, sorted. */
    static List<String> names() {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            return folders.filter(folder -> Files.exists(folder.resolve("stepscale.yaml")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Path descriptor(String example) {
        return EXAMPLES.resolve(example).resolve("stepscale.yaml");
    }

    static Path golden(String example) {
        return GOLDEN.resolve(example + ".template.yaml");
    }

    static List<Path> goldens() {
        return names().stream().map(Examples::golden).toList();
    }
}
